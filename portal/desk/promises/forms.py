"""The forms of a body: a promise, a signed plan, how a promise stands, and what was sent before."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.promises.forms import line, long_text, once
from portal.promises.rules import Draft, PlanDraft, SentState, State
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_

HOW_IT_STANDS = {
    State.OPEN: N_("Yes, this was promised"),
    State.DENIED: N_("No, this was not promised"),
    State.KEPT: N_("It is done"),
    State.NOT_KEPT: N_("It is not done, and will not be done"),
    State.WITHDRAWN: N_("We take it back"),
}

FOUND = {
    SentState.FOUND: N_("We have it"),
    SentState.NOT_FOUND: N_("We cannot find it"),
}


class NewForm(Form):
    """A promise of the official's own organisation."""

    service = "promising"

    token = HiddenField(filters=[once])
    text = long_text(N_("What do you promise? The person reads this."))
    made_on = DayField(N_("On which day did you promise it?"))
    due_on = DayField(N_("When will it be done?"))
    document = line(N_("Where does it stand, for example in which letter?"))

    def draft(self, agency: str, role: str) -> Draft:
        """Return what was filled in."""
        return Draft(
            agency=agency,
            text=self.text.data or "",
            made_on=self.made_on.data,
            due_on=self.due_on.data,
            document=self.document.data or "",
            role=role,
        )


class PlanForm(Form):
    """A signed plan with duties of both sides."""

    service = "promising"

    token = HiddenField(filters=[once])
    title = line(N_("What is the plan about?"))
    signed_on = DayField(N_("On which day was it signed?"))
    signed_by = line(N_("Who signed it? Write roles, no names"))
    of_body = long_text(N_("What does your organisation do?"))
    of_person = long_text(N_("What does the person do?"))
    due_on = DayField(N_("Until which day does it count?"))

    def draft(self, agency: str, role: str) -> PlanDraft:
        """Return what was filled in; each line is one duty."""
        return PlanDraft(
            agency=agency,
            title=self.title.data or "",
            signed_on=self.signed_on.data,
            signed_by=self.signed_by.data or "",
            of_body=_lines(self.of_body.data),
            of_person=_lines(self.of_person.data),
            due_on=self.due_on.data,
            role=role,
        )


class StandForm(Form):
    """How something stands now, and why."""

    service = "promising"

    to = RadioField(N_("How does it stand?"), choices=[], validate_choice=False)
    because = long_text(N_("Why? The person reads this."))

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer only what may follow."""
        self.to.choices = [SelectChoice(value, text) for value, text in choices]


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (text or "").splitlines() if one.strip())
