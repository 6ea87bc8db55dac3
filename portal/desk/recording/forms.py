"""The forms of an exchange: what happened once, and what each person reads of it."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import BooleanField, HiddenField, StringField, ValidationError

from portal.agencies.articles import CRIME_ARTICLES
from portal.consultations.service import (
    ARTICLES,
    BASES,
    CHANNELS,
    HOLD_ARTICLES,
    KIND_NAMES,
    ROLES,
    SOURCES_AT_DESK,
    kinds_between,
)
from portal.desk.recording.beginning import nearest_contacts
from portal.desk.recording.fields import (
    ASKED_FIRST,
    PRESENT,
    USUAL_IN_FILE,
    WAYS,
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
from portal.web import Form, a_token, now, portal, today, words
from portal.web.days import DayField
from portal.words import N_


class PersonForm(Form):
    """What one person reads: every text is for this person alone."""

    service = "recording"
    usual_in_file = USUAL_IN_FILE

    question = long_text(N_("What was asked, exactly?"))
    summary = line(N_("What was told, in one line?"))
    not_shared = long_text(N_("If nothing was told: what did they ask for, and why not?"))
    was_not_allowed = BooleanField(N_("It happened, and it was not allowed"))
    not_allowed_because = long_text(N_("If so: what went wrong?"))
    data_kinds = boxes(N_("Which kinds of data?"))
    is_advice_only = BooleanField(N_("Only advice: a conclusion, and no data behind it"))
    facts = long_text(N_("Which facts are sure?"))
    interpretation = long_text(N_("What you make of these facts"))
    source_kind = listing(N_("Where do the facts come from?"))
    source_on = DayField(N_("Of which day are they?"))
    for_parents = BooleanField(N_("If another told this about a child: the parents may read it"))
    why = long_text(N_("Why was it needed?"))
    basis = listing(N_("Which ground in the law?"))
    article = listing(N_("Which article?"))
    release_on = DayField(N_("If this person released you from secrecy: on which day?"))
    in_file = radio(N_("Did the answer stand in the file already?"), YES_NO)
    in_file_because = line(N_("How do you know, or why did you still ask?"), 400)
    asked_first = radio(N_("Did you ask the person first?"), ASKED_FIRST)
    not_asked_because = line(N_("If not: explain why"), 400)
    asked_on = DayField(N_("If yes: on which day?"))
    asked_how = listing(N_("If yes: how?"))
    asked_answer = line(N_("If yes: what did the person answer?"), 400)
    was_present = radio(N_("Was the person there?"), PRESENT)
    in_proportion = radio(N_("Is it in balance with what it means for this person?"), YES_NO)
    no_other_way = radio(N_("Was this the only way?"), YES_NO)
    is_told = radio(N_("Did you tell this person already?"), YES_NO)
    contact = listing(N_("Whom can this person call about it?"))
    is_hidden = BooleanField(N_("Somebody is not safe when this person reads it now"))
    hold_article = listing(N_("If so: which article allows it?"))
    hold_reason = long_text(N_("If so: why must it stay hidden?"))
    review_on = DayField(N_("If so: when do you look at it again?"))

    def validate_hold_reason(self, field: StringField) -> None:
        """Check that what is hidden has a reason.

        :raises ValidationError: when it has none.
        """
        if self.is_hidden.data and not field.data:
            raise ValidationError(N_("Say why it must stay hidden."))

    def validate_review_on(self, field: DayField) -> None:
        """Check that what is hidden is looked at again.

        :raises ValidationError: when no day is given.
        """
        if self.is_hidden.data and not field.data:
            raise ValidationError(N_("Say on which day you look at it again."))

    def validate_was_present(self, field: StringField) -> None:
        """Check that it is said whether the person was there.

        :raises ValidationError: when it is not said.
        """
        if field.data not in PRESENT:
            raise ValidationError(N_("Say whether the person was there."))

    def offer_lists(self, asker_role: str, answerer_role: str, *, is_refused: bool = False) -> None:
        """Fill the lists; the kinds of data are those that both roles may bring and get.

        :param is_refused: when nothing was told: then any kind can have been asked for. So it can where
            somebody told what was not allowed.
        """
        here, directory = words(), portal().directory()
        both = kinds_between(asker_role, answerer_role) if asker_role and answerer_role else ()
        kinds = tuple(KIND_NAMES) if is_refused or self.was_not_allowed.data else both
        self.data_kinds.choices = listed((kind, KIND_NAMES[kind]) for kind in kinds)
        offer(self.basis, here, [(code, text) for code, text in said(here, BASES) if code != "unknown"])
        offer(self.article, here, [(one, one) for one in (*ARTICLES, *CRIME_ARTICLES)])
        offer(self.hold_article, here, [(one, one) for one in HOLD_ARTICLES])
        offer(self.asked_how, here, said(here, CHANNELS))
        offer(self.source_kind, here, said(here, SOURCES_AT_DESK))
        offer(
            self.contact,
            here,
            [
                (one.id, here.row(directory.name(one.agency), one.function, one.team))
                for one in nearest_contacts()
            ],
        )


class MomentForm(Form):
    """When it was, how, and who talked to whom."""

    service = "recording"

    token = HiddenField(filters=[a_token])
    day = DayField(N_("On which day was it?"))
    clock = line(N_("At what time?"), 5)
    channel = radio(N_("How did you talk?"), CHANNELS)
    asker_agency = listing(N_("Who asked, or told it? The organisation"))
    asker_role = listing(N_("Who asked, or told it? The role"))
    answerer_agency = listing(N_("Who answered, or heard it? The organisation"))
    answerer_role = listing(N_("Who answered, or heard it? The role"))

    def validate_day(self, field: DayField) -> None:
        """Check that there is a day, and that it has come.

        :raises ValidationError: with what to do about it.
        """
        if field.data is None:
            if not field.errors:
                raise ValidationError(N_("Say on which day it was."))
        elif field.data > today():
            raise ValidationError(N_("This day is still to come. You can only write down what happened."))

    def validate_clock(self, field: StringField) -> None:
        """Check that the time is one, and not still to come.

        :raises ValidationError: with what to do about it.
        """
        happened = moment_of(self.day.data or today(), field.data or "")
        if happened is None:
            raise ValidationError(N_("Write the time, for example 14:05."))
        if happened > now() and self.day.data == today():
            raise ValidationError(N_("This time is still to come. You can only write down what happened."))

    def offer_parties(self) -> None:
        """Fill the lists of organisations and roles."""
        here = words()
        agencies = sorted((card.name, card.id) for card in portal().directory().agencies.values())
        for field in (self.asker_agency, self.answerer_agency):
            offer(field, here, [(id, name) for name, id in agencies])
        for field in (self.asker_role, self.answerer_role):
            offer(field, here, sorted(said(here, ROLES), key=lambda pair: pair[1]))

    @property
    def roles(self) -> tuple[str, str]:
        """Return the roles that were chosen."""
        return self.asker_role.data or "", self.answerer_role.data or ""


class RecordForm(MomentForm, PersonForm):
    """One page for an exchange about one person; another person gets a text of their own on the next."""

    service = "recording"
    first = (
        *("way", "channel", "day", "clock"),
        *("asker_agency", "asker_role", "answerer_agency", "answerer_role"),
    )

    way = radio(N_("What happened?"), WAYS)
    source_person = listing(N_("Did another of your people tell you this?"))
    safe_asked_on = DayField(N_("If that person is not safe: on which day did you ask them what is safe?"))
    other = listing(N_("Was it about another of your people as well?"))
    emergency = HiddenField(filters=[tidy])

    def validate_way(self, field: StringField) -> None:
        """Check that it is said what happened.

        :raises ValidationError: when it is not said.
        """
        if field.data not in WAYS:
            raise ValidationError(N_("Say what happened."))

    @property
    def is_refused(self) -> bool:
        """Tell whether nothing was told."""
        return bool(self.way.data == "refused")

    def offer_others(self, people: Sequence[tuple[str, str]]) -> None:
        """Fill the list of the official's other people, by assignment and name."""
        self.other.choices = listed([("", words().text(N_("No, only about this person"))), *people])
        self.source_person.choices = listed([("", words().text(N_("No"))), *people])


class EmergencyForm(MomentForm):
    """The least that must be written down when somebody is not safe (R-192)."""

    service = "recording"

    summary = line(N_("What was told, in one line?"))
    basis = radio(
        N_("Why can it not wait?"),
        {"vital_interest": N_("A life is in danger"), "safety": N_("Somebody is not safe")},
    )

    def validate_summary(self, field: StringField) -> None:
        """Check that it says what was told.

        :raises ValidationError: when it says nothing.
        """
        if not field.data:
            raise ValidationError(N_("Say in one line what was told."))

    def validate_basis(self, field: StringField) -> None:
        """Check that there is danger.

        :raises ValidationError: when no danger is named.
        """
        if field.data not in {"vital_interest", "safety"}:
            raise ValidationError(N_("Say why it cannot wait. Without danger, use the other page."))
