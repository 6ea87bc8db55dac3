"""How a worker at a counter knows who collects something."""

from __future__ import annotations

from wtforms import StringField

from portal.cases.fields import needed, tidy
from portal.desk.complaints.forms import choice
from portal.notices.collecting import Recognised
from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField
from portal.words import N_

WAYS = (
    (Recognised.DOCUMENT.value, N_("By a passport, an identity card or a driving licence")),
    (Recognised.CODE.value, N_("By a code from the page of the person")),
)


class RecognisedForm(Form):
    """How the person was recognised, and what shows it. What is typed here is compared, and not kept."""

    service = "collecting"

    recognised = choice(N_("How do you know who this is?"), WAYS)
    born_on = DayField(N_("The day of birth on the identity paper"))
    code = StringField(N_("The code of the person"), [NoBrokenText(), NotTooLong(40)], filters=[tidy])

    def validate_recognised(self, field: object) -> None:
        """Ask before anything is printed."""
        needed(N_("Say how you know who this is."))(self, field)  # type: ignore[arg-type]  # Any field.

    def is_whole(self) -> bool:
        """Tell whether what shows it was filled in, and say so at the box when it was not."""
        if self.recognised.data == Recognised.DOCUMENT and not self.born_on.data and not self.born_on.errors:
            self.born_on.errors = [N_("Fill in the day of birth that stands on the paper.")]
        if self.recognised.data == Recognised.CODE and not self.code.data:
            self.code.errors = [N_("Type the code of the person.")]
        return not self.born_on.errors and not self.code.errors
