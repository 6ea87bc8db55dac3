"""Forms of this room: whom one lets act, for what and until when; and allowing less."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

import wtforms
from wtforms import widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.mandates import rules
from portal.mandates.giving import Given
from portal.mandates.in_ink import AGE_NOT_SEEN
from portal.mandates.phrases import ACTS, exact_text
from portal.mandates.rules import How
from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField, day_needed
from portal.words import N_, Words


class ManyField(wtforms.SelectMultipleField):
    """Several ticks under one question."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the ticks; a page that repeats them has them all in one hidden value."""
        super().process_formdata([one for value in valuelist for one in value.split()])


def act_choices(acts: Iterable[str], said: Mapping[str, str] = ACTS) -> list[SelectChoice]:
    """Return these acts as choices, in the order of the page and in the words of who reads it."""
    wanted = set(acts)
    return [SelectChoice(act, text) for act, text in said.items() if act in wanted]


class Asked(Form):
    """What every mandate asks: who, and what. Each of them that is empty is named."""

    def validate_helper(self, field: wtforms.Field) -> None:
        """Ask for a name.

        :raises ValidationError: when there is none.
        """
        if not (field.data or "").strip():
            raise wtforms.ValidationError(rules.NO_NAME)

    def validate_acts(self, field: wtforms.Field) -> None:
        """Ask for something to do.

        :raises ValidationError: when nothing is ticked.
        """
        if not field.data:
            raise wtforms.ValidationError(rules.NO_ACTS)


class GiveForm(Asked):
    """Whom a person lets act."""

    service = "acting"
    nowhere: ClassVar[str] = N_("Nowhere: it is somebody I know")
    acts_said: ClassVar[Mapping[str, str]] = ACTS

    helper = wtforms.StringField(
        N_("Who will act for you? Write the name."), [NoBrokenText(), NotTooLong(120)]
    )
    agency = wtforms.SelectField(N_("Where does this person work?"), default="")
    acts = ManyField(N_("What may this person do?"))
    case = wtforms.SelectField(N_("For which case?"), default="")
    until = DayField(N_("What is the last day?"), [day_needed(rules.TOO_SOON)])
    once = wtforms.HiddenField()

    def validate_case(self, field: wtforms.Field) -> None:
        """Ask for the case, when one case is what may be followed.

        :raises ValidationError: when it is not chosen.
        """
        if "case" in (self.acts.data or ()) and not field.data:
            raise wtforms.ValidationError(rules.NO_CASE)

    def offer(
        self,
        *,
        agencies: Sequence[tuple[str, str]],
        cases: Sequence[tuple[str, str]],
        say: Callable[[str], str],
    ) -> None:
        """Offer the organisations and cases there are; nothing is ticked yet."""
        private = SelectChoice("", say(self.nowhere))
        self.agency.choices = [private, *(SelectChoice(id, name) for id, name in agencies)]
        none = SelectChoice("", say(N_("Not for one case")))
        self.case.choices = [none, *(SelectChoice(id, number) for id, number in cases)]
        self.acts.choices = act_choices((act for act in ACTS if cases or act != "case"), self.acts_said)

    def given(self, cases: Mapping[str, str], words: Words, *, today: date, how: How = How.PORTAL) -> Given:
        """Return what the person allows, with the exact text in the language of the page."""
        acts, until = frozenset(self.acts.data or ()), self.until.data or today
        case = self.case.data if "case" in acts else ""
        name = (self.helper.data or "").strip()
        text = exact_text(words, helper=name, acts=acts, until=until, case=cases.get(case, ""))
        return Given(
            helper=name,
            acts=acts,
            until=until,
            text=text,
            language=words.lang,
            agency=self.agency.data or "",
            case=case,
            how=how,
        )

    def place(self, reason: str) -> None:
        """Put a refusal at the question it is about; at what may be done when it is about no other."""
        about = {
            rules.NO_NAME: "helper",
            rules.NO_CASE: "case",
            rules.TOO_SOON: "until",
            rules.TOO_LONG: "until",
            AGE_NOT_SEEN: "is_age_seen",
        }
        field = self[about.get(reason, "acts")]
        field.errors = [*field.errors, reason]


class NarrowForm(Form):
    """What may still be done, and until when."""

    service = "acting"

    acts = ManyField(N_("What may this person still do?"))
    until = DayField(N_("What is the last day?"), [day_needed(rules.TOO_SOON)])


class HandCodeForm(Form):
    """A code that somebody gave."""

    service = "acting"

    code = wtforms.StringField(N_("Which code did you get?"), [NoBrokenText(), NotTooLong(30)])


class AskForm(Form):
    """A parent asks to see the page of a child."""

    service = "parents"

    child = wtforms.SelectField(N_("Which child?"), default="")
    about = wtforms.TextAreaField(
        N_("Which child is it about, and why do you ask?"), [NoBrokenText(), NotTooLong(4000)]
    )
    once = wtforms.HiddenField()
