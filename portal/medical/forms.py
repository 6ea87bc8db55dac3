"""The form from which the letter to a doctor is made."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf, ValidationError

from portal.medical.letters import NO_QUESTION, QUESTIONS
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_


def _tidy(text: object) -> str:
    return text.strip() if isinstance(text, str) else ""


class LetterForm(Form):
    """Which questions, what is known, and who gets the answer."""

    service = "doctor-letter"

    ticked = SelectMultipleField(
        N_("What do you ask the doctor?"),
        choices=[SelectChoice(code, text) for code, text in QUESTIONS.items()],
        validate_choice=False,
        option_widget=widgets.CheckboxInput(),
    )
    own_question = StringField(N_("Another question"), [NoBrokenText(), NotTooLong(200)], filters=[_tidy])
    known = TextAreaField(
        N_("What do they know already?"), [NoBrokenText(), NotTooLong(1_000)], filters=[_tidy]
    )
    doctor = StringField(N_("To which doctor?"), [NoBrokenText(), NotTooLong(200)], filters=[_tidy])
    answer_to = SelectField(N_("Which organisation asks for it?"), validate_choice=False)

    def offer(self, bodies: Sequence[tuple[str, str]], nothing: str) -> None:
        """Offer these organisations, by name; ``nothing`` stands first, in the reader's language."""
        self.answer_to.choices = [SelectChoice("", nothing), *bodies]
        self.answer_to.validators = [
            AnyOf([body for body, _ in bodies], message=N_("Choose the organisation that asks for it."))
        ]

    def validate_ticked(self, field: SelectMultipleField) -> None:
        """Take only questions of the list, and one at least: of the list or an own one."""
        if not field.data and not self.own_question.data:
            raise ValidationError(NO_QUESTION)
        if any(code not in QUESTIONS for code in field.data or ()):
            raise ValidationError(N_("Choose from the list on this page."))
