"""Forms of the desk for understanding somebody."""

from __future__ import annotations

from wtforms import BooleanField, Field, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import StopValidation

from portal.cases.fields import needed, one_of, tidy
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

COMES = (("yes", N_("Yes, an interpreter comes")), ("no", N_("No, none comes")))


class HeardForm(Form):
    """What is heard in a recording."""

    service = "understanding"

    text = TextAreaField(
        N_("What do you hear?"),
        [needed(N_("Type what you hear.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )


class DutchForm(Form):
    """The same words in Dutch."""

    service = "understanding"

    text = TextAreaField(
        N_("The words in Dutch"),
        [needed(N_("Write the text in Dutch.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )


class CheckForm(Form):
    """What is not right in the translation of a colleague; the other button says that all is."""

    service = "understanding"

    shown = HiddenField()
    remark = TextAreaField(
        N_("What is not right?"),
        [needed(N_("Write what is not right, or press the other button.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )


class AnswerForm(Form):
    """Whether an interpreter comes."""

    service = "understanding"

    comes = RadioField(
        N_("Does an interpreter come?"),
        [needed(N_("Choose yes or no.")), one_of({"yes", "no"})],
        choices=[SelectChoice(code, words) for code, words in COMES],
        validate_choice=False,
    )
    no_family = BooleanField(N_("The interpreter is no family or friend of this person, and keeps silent"))
    text = TextAreaField(
        N_("When and how, or why not"),
        [needed(N_("Write when and how, or why not.")), NoBrokenText(), NotTooLong(1000)],
        filters=[tidy],
    )

    def validate_no_family(self, field: Field) -> None:
        """Let nobody interpret who knows the person privately."""
        if self.comes.data == "yes" and not field.data:
            raise StopValidation(N_("A child, partner or friend may not interpret. Find somebody else."))
