"""The forms of the medical adviser: what becomes of it, and who else it is about."""

from __future__ import annotations

from wtforms import StringField
from wtforms.validators import ValidationError

from portal.cases.fields import needed, tidy
from portal.desk.complaints.forms import choice, listed, long_text
from portal.medical.service import Offered, Other, State, Step
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

DECISIONS = {
    Step.DECIDE_TO_OPEN: N_("It may be opened: I must know what is in it"),
    Step.GIVE_BACK: N_("Give it back to the person"),
    Step.DESTROY: N_("Destroy it"),
}

OTHERS = {
    Other.TOLD: N_("Tell that person that something was offered"),
    Other.DANGER: N_("Do not tell: somebody could be in danger"),
    Other.NOT_KNOWN: N_("Do not tell: we do not know who it is"),
}


class DecisionForm(Form):
    """What becomes of it, and why."""

    service = "kept-apart"

    step = choice(N_("What do you decide?"), DECISIONS.items())
    reason = long_text(N_("Why? The person reads this."))
    conclusion = long_text(N_("Your conclusion, without anything about the illness itself"))

    def validate_step(self, field: object) -> None:
        """Ask for a choice."""
        needed(N_("Choose what you decide."))(self, field)  # type: ignore[arg-type]  # Any field.

    def validate_reason(self, field: object) -> None:
        """Ask for a reason."""
        needed(N_("Write why you decide this."))(self, field)  # type: ignore[arg-type]  # Any field.

    def offer(self, found: Offered) -> None:
        """Offer only what is possible now."""
        self.step.choices = listed(
            [(step.value, text) for step, text in DECISIONS.items() if found.may(step)]
        )
        if found.state is not State.TO_OPEN:
            del self.conclusion


class OtherForm(Form):
    """Who else can be heard or seen, and whether that person is told."""

    service = "kept-apart"

    other = choice(N_("Others can be heard or seen in it. What do you do?"), OTHERS.items())
    number = StringField(
        N_("The citizen service number of that person"), [NoBrokenText(), NotTooLong(20)], filters=[tidy]
    )
    because = long_text(N_("Why do you not tell? Only the privacy officer reads this."))

    def validate_other(self, field: object) -> None:
        """Ask for a choice."""
        needed(N_("Choose what you do."))(self, field)  # type: ignore[arg-type]  # Any field.

    def validate_number(self, _field: object) -> None:
        """Ask for a number when somebody is told."""
        if self.other.data == Other.TOLD and not self.digits:
            raise ValidationError(N_("Write the number of the person to tell."))

    def validate_because(self, field: object) -> None:
        """Ask for a reason when nobody is told."""
        if self.other.data in {Other.DANGER, Other.NOT_KNOWN}:
            needed(N_("Write why you do not tell."))(self, field)  # type: ignore[arg-type]  # Any field.

    @property
    def digits(self) -> str:
        """Return the digits of the number that was typed."""
        return "".join(sign for sign in self.number.data or "" if sign.isascii() and sign.isdigit())
