"""The forms of officials about a meeting."""

from __future__ import annotations

from datetime import timedelta

from wtforms import BooleanField, HiddenField, StringField, ValidationError

from portal.agencies.grounds import CHOSEN
from portal.consultations.service import ARTICLES, BASES, HOLD_ARTICLES, KIND_NAMES, ROLES, kinds_between
from portal.desk.recording.fields import (
    YES_NO,
    boxes,
    line,
    listed,
    listing,
    long_text,
    moment_of,
    offer,
    radio,
    said,
    tidy,
)
from portal.meetings.phrases import KINDS, NOT_INVITED_CHOICES, PRESENT, PROPOSALS, TOLD_HOW
from portal.meetings.service import NO_COVENANT, PLACES, Agreement, Plan
from portal.web import Form, a_token, official, portal, today, words
from portal.web.days import DayField
from portal.words import N_

LATEST_REVIEW = timedelta(days=30)

UNTIL_NOW = "Een verslag bij %s. Het wordt zes weken bewaard. Wat is afgesproken, blijft staan."
"""What most reports need; kept texts are in Dutch, and an official may change it."""


class PlanForm(Form):
    """When, why and for whom; filled in as far as it can be known."""

    service = "planning-meetings"

    token = HiddenField(filters=[a_token])
    table = HiddenField(filters=[tidy])
    kind = radio(N_("What sort of meeting is it?"), KINDS)
    day = DayField(N_("On which day?"))
    clock = line(N_("At what time?"), 5)
    channel = radio(N_("How do you meet?"), PLACES)
    covenant = listing(N_("Which agreement is it under?"))
    question = long_text(N_("What is the question, for this person?"))
    goal = long_text(N_("What is it for?"))
    recorded = long_text(N_("What do you write down, where, and until when?"))
    contact = listing(N_("Whom can this person call about it?"))
    invited = radio(N_("Do you invite this person?"), YES_NO)
    not_invited = radio(N_("If not: why?"), NOT_INVITED_CHOICES)
    everyone = radio(N_("Are the parents and the child all invited, each in their own words?"), YES_NO)
    everyone_because = long_text(N_("If not: who is not invited, and why?"))

    def offer_lists(self, agreements: list[Agreement]) -> None:
        """Fill the lists: agreements of the own body, and contact points, the own ones first."""
        here, own = words(), official().agency
        mine = [(one.id, one.title) for one in agreements if own in one.bodies and one.is_in_force(today())]
        none = (NO_COVENANT, here.text(N_("None: each organisation has its own ground")))
        offer(self.covenant, here, [*mine, none])
        offer(self.contact, here, contact_points(own))

    def validate_clock(self, field: StringField) -> None:
        """Check that the time is one.

        :raises ValidationError: with what to do about it.
        """
        if moment_of(self.day.data or today(), field.data or "") is None:
            raise ValidationError(N_("Write the time, for example 14:05."))

    def validate_day(self, field: DayField) -> None:
        """Check that there is a day.

        :raises ValidationError: when there is none.
        """
        if field.data is None and not field.errors:
            raise ValidationError(N_("Say on which day it is."))

    def validate_invited(self, field: StringField) -> None:
        """Check that it is said whether the person is invited.

        :raises ValidationError: when it is not said.
        """
        if field.data not in YES_NO:
            raise ValidationError(N_("Answer this with yes or no."))

    def plan(self) -> Plan:
        """Return the plan that a checked form describes."""
        assert self.day.data is not None  # The form was checked.
        moment = moment_of(self.day.data, self.clock.data or "")
        assert moment is not None  # As above.
        return Plan(
            kind=self.kind.data or "",
            planned_at=moment,
            channel=self.channel.data or "",
            covenant=self.covenant.data or "",
            question=self.question.data or "",
            goal=self.goal.data or "",
            recorded=self.recorded.data or "",
            contact=self.contact.data or "",
            is_invited=self.invited.data == "yes",
            not_invited=self.not_invited.data or "",
            everyone=self.everyone.data or "",
            everyone_because=self.everyone_because.data or "",
        )


def contact_points(own: str) -> list[tuple[str, str]]:
    """Return the contact points with their organisation, the own ones first."""
    known = portal().directory()
    points = sorted(known.contacts.values(), key=lambda one: (one.agency != own, one.agency, one.id))
    return [(one.id, words().row(known.name(one.agency), one.function, one.team)) for one in points]


def first_plan() -> dict[str, object]:
    """Return what stands in the form before anything is typed."""
    mine, directory = official(), portal().directory()
    own = [one.id for one in directory.contacts.values() if one.agency == mine.agency]
    first: dict[str, object] = {"channel": "spoken", "invited": "yes", "contact": min(own, default="")}
    first["recorded"] = UNTIL_NOW % directory.name(mine.agency)
    return first


class InviteForm(Form):
    """Which body, why, and what it may hear on which ground."""

    service = "planning-meetings"

    token = HiddenField(filters=[a_token])
    agency = listing(N_("Which organisation do you invite?"))
    role = listing(N_("Which role comes from there?"))
    why = long_text(N_("Why is this organisation needed, for this person?"))
    data_kinds = boxes(N_("Which kinds of data may be told to them?"))
    basis = listing(N_("Which ground in the law?"))
    article = listing(N_("Which article?"))
    because = long_text(N_("Why must this limit be set aside? Write it to this person."))
    proposal = radio(N_("If a rule forbids it: what do you offer this person?"), PROPOSALS)

    def offer_lists(self, agreement: Agreement | None) -> None:
        """Fill the lists; the kinds are those that both roles may bring and get, and the agreement names."""
        here, directory, mine = words(), portal().directory(), official()
        bodies = sorted((card.name, card.id) for card in directory.agencies.values())
        allowed = [(id, name) for name, id in bodies if agreement is None or id in agreement.bodies]
        offer(self.agency, here, allowed)
        offer(self.role, here, sorted(said(here, ROLES), key=lambda pair: pair[1]))
        kinds = kinds_between(mine.role, self.role.data) if self.role.data in ROLES else ()
        named = [kind for kind in kinds if agreement is None or kind in agreement.data_kinds]
        self.data_kinds.choices = listed((kind, KIND_NAMES[kind]) for kind in named)
        offer(self.basis, here, [(code, text) for code, text in said(here, BASES) if code in CHOSEN])
        offer(self.article, here, [(one, one) for one in ARTICLES])


class TellForm(Form):
    """How the person was told beforehand, or why that must wait."""

    service = "planning-meetings"

    how = radio(N_("How did you tell this person?"), TOLD_HOW)
    is_hidden = BooleanField(N_("Somebody is not safe when this person reads it now"))
    hold_article = listing(N_("If so: which article allows it?"))
    hold_reason = long_text(N_("If so: why must it stay hidden?"))
    review_on = DayField(N_("If so: when do you look at it again?"))

    def offer_lists(self) -> None:
        """Fill the list of articles."""
        offer(self.hold_article, words(), [(one, one) for one in HOLD_ARTICLES])

    def validate_how(self, field: StringField) -> None:
        """Check that it is said how the person was told.

        :raises ValidationError: when it is not said, and need not wait.
        """
        if not self.is_hidden.data and field.data not in TOLD_HOW:
            raise ValidationError(N_("Say how you told this person."))

    def validate_hold_article(self, field: StringField) -> None:
        """Check that what is hidden has an article.

        :raises ValidationError: when it has none.
        """
        if self.is_hidden.data and field.data not in HOLD_ARTICLES:
            raise ValidationError(N_("Choose the article that allows to tell it later."))

    def validate_hold_reason(self, field: StringField) -> None:
        """Check that what is hidden has a reason.

        :raises ValidationError: when it has none.
        """
        if self.is_hidden.data and not field.data:
            raise ValidationError(N_("Say why it must stay hidden."))

    def validate_review_on(self, field: DayField) -> None:
        """Check that what is hidden is looked at again within 30 days.

        :raises ValidationError: when no such day is given.
        """
        if self.is_hidden.data and not (field.data and today() <= field.data <= today() + LATEST_REVIEW):
            raise ValidationError(N_("Look at this again within 30 days."))


class HeldForm(Form):
    """Who was there, and what was told; nothing is ticked beforehand (R-143)."""

    service = "planning-meetings"

    there = boxes(N_("Which organisations were there?"))
    shared = boxes(N_("What was told? Tick only what was really said."))
    was_present = radio(N_("Was the person there?"), PRESENT)
    without_you = long_text(N_("Why did you meet without this person, or without an answer?"))
    observers = boxes(N_("Who looked on?"))


class AnswerForm(Form):
    """What is done with the wish that a body stays away."""

    service = "planning-meetings"

    follows = radio(
        N_("Does this organisation stay away?"),
        {"yes": N_("Yes, it stays away"), "no": N_("No, it is needed")},
    )
    answer = long_text(N_("Your answer to this person"))

    def validate_follows(self, field: StringField) -> None:
        """Check that it is decided.

        :raises ValidationError: when it is not.
        """
        if field.data not in YES_NO:
            raise ValidationError(N_("Answer this with yes or no."))


class GoOnForm(Form):
    """On which ground of safety a stopped meeting should go on."""

    service = "planning-meetings"

    token = HiddenField(filters=[a_token])
    article = listing(N_("Which article?"))
    because = long_text(N_("Why must it go on? Write it to this person."))

    def offer_lists(self) -> None:
        """Fill the list of articles."""
        offer(self.article, words(), [(one, one) for one in HOLD_ARTICLES])
