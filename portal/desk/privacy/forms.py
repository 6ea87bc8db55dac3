"""The forms of the privacy officer: which sample to draw, and how one thing is scored."""

from __future__ import annotations

from datetime import date

from wtforms import IntegerField, StringField
from wtforms.validators import NumberRange

from portal.access.sample_rules import DOES_NOT_APPLY, KIND_NAMES, MOST_ITEMS, NO, QUESTIONS, YES, Kind
from portal.cases.fields import DayField, needed, tidy
from portal.desk.complaints.forms import choice
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

ANSWERS = ((YES, N_("Yes")), (NO, N_("No")), (DOES_NOT_APPLY, N_("Does not apply")))


class SampleForm(Form):
    """What to draw, out of which days, and with which seed."""

    service = "sampling"

    kind = choice(N_("What do you check?"), KIND_NAMES.items())
    from_day = DayField(N_("From which day?"), [needed(N_("Fill in the first day."))])
    until_day = DayField(N_("Until which last day?"), [needed(N_("Fill in the last day."))])
    size = IntegerField(
        N_("How many?"),
        [NumberRange(1, MOST_ITEMS, message=N_("Write a number from 1 to 50."))],
    )
    seed = StringField(
        N_("The seed"),
        [needed(N_("Write a seed, such as a number you threw.")), NoBrokenText(), NotTooLong(60)],
        filters=[tidy],
    )

    def validate_kind(self, field: object) -> None:
        """Ask for a choice."""
        needed(N_("Choose what you check."))(self, field)  # type: ignore[arg-type]  # Any field.

    def until(self, today: date) -> None:
        """Take no day that is still to come."""
        for day in (self.from_day, self.until_day):
            day.latest = today


class ScoreForm(Form):
    """One answer for each question of the fixed list; those of other kinds are taken out."""

    service = "sampling"

    answer_0 = choice("", ANSWERS)
    answer_1 = choice("", ANSWERS)
    answer_2 = choice("", ANSWERS)
    answer_3 = choice("", ANSWERS)
    answer_4 = choice("", ANSWERS)
    answer_5 = choice("", ANSWERS)
    answer_6 = choice("", ANSWERS)
    answer_7 = choice("", ANSWERS)
    answer_8 = choice("", ANSWERS)
    answer_9 = choice("", ANSWERS)

    def ask(self, kind: Kind) -> None:
        """Ask the questions of a kind."""
        questions = QUESTIONS[kind]
        for place, field in enumerate(list(self)):
            if place < len(questions):
                field.label.text = questions[place]
            else:
                del self[field.name]

    @property
    def answers(self) -> list[str]:
        """Return the answers in the order of the list; empty ones where nothing was chosen."""
        return [str(field.data or "") for field in self]
