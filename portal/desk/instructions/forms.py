"""The form under an instruction: its questions, each answered with yes or no."""

from __future__ import annotations

from wtforms import IntegerField, RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.widgets import HiddenInput

from portal.instructions.rules import Instruction
from portal.web import Form
from portal.words import N_

YES_NO = (("yes", N_("Yes")), ("no", N_("No")))


class ConfirmForm(Form):
    """Which version was read; the questions of the instruction are added."""

    service = "rules"

    version = IntegerField(widget=HiddenInput(), default=0)

    @property
    def answers(self) -> dict[str, str]:
        """Return what was answered, by the name of the question."""
        return {field.short_name: field.data or "" for field in self if field.short_name != "version"}


def confirm_form(instruction: Instruction, posted: dict[str, str] | None = None) -> ConfirmForm:
    """Return the form of one instruction."""
    fields = {
        check.name: RadioField(
            check.question,
            choices=[SelectChoice(value, text) for value, text in YES_NO],
            validate_choice=False,
        )
        for check in instruction.checks
    }
    # WTForms wants its fields on a class, so each instruction gets a class of its own.
    made = type("ConfirmOne", (ConfirmForm,), fields)
    given = {name: value for name, value in (posted or {}).items() if name in fields}
    form: ConfirmForm = made(data={"version": instruction.version, **given})
    return form
