"""The forms of standing in, of the check of three facts, and of people one knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf, ValidationError

from portal.access.standing_in import BECAUSE
from portal.access.team import LONGEST
from portal.cases.fields import DayField, needed, tidy
from portal.desk.complaints.forms import choice
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

DIGITS = range(8, 10)
"""How many digits a citizen service number has; older ones have eight."""


class StandInForm(Form):
    """Who stands in, from which day until which day, and why."""

    service = "standing-in"

    to = SelectField(N_("Who stands in?"), validate_choice=False)
    from_day = DayField(N_("On which first day?"), [needed(N_("Fill in the first day."))])
    until_day = DayField(N_("Until which last day?"), [needed(N_("Fill in the last day."))])
    because = choice(N_("Why? The person reads this."), BECAUSE.items())

    def offer(self, colleagues: Sequence[tuple[str, str]], nothing: str, today: date) -> None:
        """Offer these colleagues: account, and what they are called here; ``nothing`` stands first."""
        self.to.choices = [SelectChoice("", nothing), *colleagues]
        self.to.validators = [AnyOf([one for one, _ in colleagues], message=N_("Choose who stands in."))]
        for day in (self.from_day, self.until_day):
            day.earliest, day.latest = today, today + 2 * LONGEST + timedelta(days=60)

    def validate_because(self, field: object) -> None:
        """Ask for a reason."""
        needed(N_("Choose why."))(self, field)  # type: ignore[arg-type]  # Any field.


class NumberForm(Form):
    """One citizen service number."""

    service = "standing-in"

    number = StringField(N_("The citizen service number"), [NoBrokenText(), NotTooLong(20)], filters=[tidy])

    @property
    def digits(self) -> str:
        """Return the digits that were typed."""
        return "".join(sign for sign in self.number.data or "" if sign.isascii() and sign.isdigit())

    def validate_number(self, _field: object) -> None:
        """Ask for as many digits as a number has."""
        if len(self.digits) not in DIGITS:
            raise ValidationError(N_("Write the number: eight or nine digits."))
