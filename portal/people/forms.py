"""Forms of people: whose device this is, and how somebody wants to read."""

from __future__ import annotations

from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.web import Form
from portal.words import N_


def device_question() -> RadioField:
    """Return the question whose device it is; the safe answer is given already."""
    return RadioField(
        N_("Is this your own device?"),
        choices=[
            SelectChoice("shared", N_("No, or other people use it too")),
            SelectChoice("own", N_("Yes, only I use it")),
        ],
        default="shared",
    )


class DeviceForm(Form):
    """The question before a sign-in; the safe answer is given already."""

    service = "signing-in"

    device = device_question()

    def chosen(self) -> str:
        """Return "own" only for who said so; anything else counts as shared."""
        return "own" if self.device.data == "own" else "shared"


class LanguageForm(Form):
    """In which language somebody reads."""

    service = "reading-way"

    language = RadioField(N_("In which language do you want to read?"))


class EasierForm(Form):
    """Whether somebody wants the easier view."""

    service = "reading-way"

    easier = BooleanField(N_("Show larger text and more pictures"))
