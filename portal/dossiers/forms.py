"""The forms of a person: own words, and until when a file is kept for a next question."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import DataRequired

from portal.dossiers.refusals import CHOICES
from portal.dossiers.talks import ANSWERS
from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField
from portal.words import N_

CHOICES_OF_ALL = [SelectChoice(code, text) for code, text in CHOICES.items()]


class WordsForm(Form):
    """Own words beside an item."""

    service = "own-file"

    once = HiddenField()
    words = TextAreaField(
        N_("Your own words"),
        [DataRequired(N_("Write what you want to add.")), NoBrokenText(), NotTooLong(4_000)],
    )


class KeepForm(Form):
    """Until when a file is kept for a next question."""

    service = "own-file"

    until = DayField(N_("Until which day?"))


class RefusalForm(Form):
    """What a person wants instead of giving what is asked; no reason is asked."""

    service = "own-file"

    once = HiddenField()
    choice = RadioField(N_("What do you want?"), choices=CHOICES_OF_ALL, validate_choice=False)
    is_sure = BooleanField(N_("I know that this site destroys all of it when I stop"))


class TalkForm(Form):
    """Two questions after a contact."""

    service = "own-file"

    once = HiddenField()
    was_told = RadioField(
        N_("Did they tell you what they write down and who can read it?"),
        choices=[SelectChoice(code, text) for code, text in ANSWERS.items()],
        validate_choice=False,
    )
    could_say_no = RadioField(
        N_("Could you say no to a question?"),
        choices=[SelectChoice(code, text) for code, text in ANSWERS.items()],
        validate_choice=False,
    )


class UseForm(Form):
    """Whether a file may be used for something else; the two buttons are alike."""

    service = "own-file"

    answer = HiddenField()


class ProposalForm(Form):
    """What a person says to one proposal of extra data."""

    service = "own-file"

    answer = HiddenField()
    question = TextAreaField(N_("Your question, if you have one"), [NoBrokenText(), NotTooLong(2_000)])
