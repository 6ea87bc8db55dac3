"""The forms of a handler, one for each thing that can be done with a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf, Regexp, StopValidation

from portal.cases.fields import Check, DayField, needed, one_of, tidy
from portal.cases.outcome import GROUNDS_AT_DESK
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

YES_NO = (("yes", N_("Yes")), ("no", N_("No")))
SIDES = (("person", N_("The person")), ("body", N_("The organisation")))


# Any: the stubs still want pairs here, which WTForms itself warns about.
def listed(choices: Iterable[tuple[str, object]]) -> list[Any]:
    """Return values and their words as WTForms wants them."""
    return [SelectChoice(value, words) for value, words in choices]


def long_text(label: str, *checks: Check) -> TextAreaField:
    """Return a box for a text of some length, with these checks before the usual ones."""
    return TextAreaField(label, [*checks, NoBrokenText(), NotTooLong()], filters=[tidy])


def choice(label: str, choices: Iterable[tuple[str, object]]) -> RadioField:
    """Return a question with one answer from a list; no answer is left to the service to refuse."""
    offered = list(choices)
    known = one_of({value for value, _ in offered})
    return RadioField(label, [known], choices=listed(offered), validate_choice=False)


class Several(SelectMultipleField):
    """A question with several answers, as boxes to tick."""

    def __init__(self, label: Any = None, choices: Iterable[tuple[str, object]] = (), **more: Any) -> None:
        """Offer these; Any: what WTForms passes to a field is its own matter."""
        super().__init__(
            label,
            choices=listed(choices),
            validate_choice=False,
            option_widget=widgets.CheckboxInput(),
            **more,
        )


class NothingForm(Form):
    """A step that asks nothing more than a press."""

    service = "answering"


class TextForm(Form):
    """One text."""

    service = "answering"

    once = HiddenField()
    text = long_text(N_("Your text"))


class QuestionForm(TextForm):
    """A question to the person."""

    text = long_text(N_("Your text"), needed(N_("Write what you want to ask.")))


class MessageForm(TextForm):
    """A message to the person."""

    text = long_text(N_("Your text"), needed(N_("Write what you want to tell the person.")))


class ArgumentForm(Form):
    """What one side says, and since when the other knows it."""

    service = "answering"

    once = HiddenField()
    side = choice(N_("Who says this?"), SIDES)
    text = long_text(N_("What do they say?"))
    first_given_on = DayField(N_("On which day did the other side first hear this?"))
    is_condition = choice(N_("Is it a rule that the person had to meet?"), YES_NO)
    event_on = DayField(N_("On which day did it happen?"))


class HearingForm(Form):
    """Time to react."""

    service = "answering"

    once = HiddenField()
    what = choice(
        N_("What do you ask?"),
        (
            ("person", N_("The person: what do you say?")),
            ("body", N_("The organisation: what do you say?")),
            ("facts", N_("The person: are these facts right?")),
        ),
    )
    text = long_text(N_("What do you put to them?"))
    until = DayField(N_("Until which day can they react?"))


class ReactionOfBodyForm(Form):
    """What the organisation said."""

    service = "answering"

    window = choice(N_("Which question did they answer?"), ())
    how = choice(
        N_("What did they do?"),
        (("reacted", N_("They reacted")), ("waived", N_("They have nothing to add"))),
    )
    text = long_text(N_("What did they say?"))


class LongerForm(Form):
    """Asking the person for more time."""

    service = "answering"

    to_day = DayField(N_("Until which day?"))
    text = long_text(N_("Why does it take longer?"))


class PassOnForm(Form):
    """Offering the case to another organisation."""

    service = "answering"

    body = SelectField(N_("Which organisation must answer?"), choices=[], validate_choice=False)
    text = long_text(N_("Why must it go there?"))


class InvolvedForm(Form):
    """Whom the complaint is about."""

    service = "answering"

    who = Several(N_("Whom is the complaint about, or who is close to it?"))
    played = choice(
        N_("What is their part in it?"),
        (
            ("complained_about", N_("The complaint is about them")),
            ("close", N_("They are too close to it")),
        ),
    )


class StandInForm(Form):
    """Who stands in."""

    service = "answering"

    who = choice(N_("Who stands in for you?"), ())
    until = DayField(N_("Until which day?"))


class NotHandledForm(Form):
    """Why a complaint is not looked into."""

    service = "answering"

    ground = choice(N_("For which reason?"), GROUNDS_AT_DESK)
    text = long_text(N_("Explain this to the person"))


class DoneForm(Form):
    """Which measure was carried out."""

    service = "answering"

    measure = choice(N_("Which one is done?"), ())


class LookedAgainForm(Form):
    """What came out when somebody looked again, as the answer promised."""

    service = "answering"

    result = long_text(N_("What came out? The person reads this."))


class SpokenForm(Form):
    """A complaint that somebody tells by phone or at the counter (R-002)."""

    service = "answering"

    once = HiddenField(validators=[Regexp(r"^[0-9a-z]{26}$")])
    """An id made when the form was shown, so that a second press adds nothing."""
    who = choice(N_("Whose complaint is it?"), ())
    channel = RadioField(
        N_("How does it come in?"),
        [
            needed(N_("Choose how it comes in.")),
            one_of({"phone", "counter"}),
        ],
        choices=listed((("phone", N_("By phone")), ("counter", N_("At the counter")))),
        validate_choice=False,
    )
    text = TextAreaField(
        N_("What happened, in the words of the person?"),
        [needed(N_("Write what happened. One sentence is enough.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )
    hope = long_text(N_("What does the person hope for?"))
    read_back = RadioField(
        N_("Did you read it back, and is it right?"),
        [
            needed(N_("Read it back to the person first. Change what is not right.")),
            AnyOf(("yes",), message=N_("Read it back to the person first. Change what is not right.")),
        ],
        choices=listed(YES_NO),
        validate_choice=False,
    )

    def validate_who(self, field: RadioField) -> None:
        """Ask whose complaint it is."""
        if not field.data:
            raise StopValidation(N_("Choose whose complaint it is."))


def set_choices(field: Any, choices: Iterable[tuple[str, object]]) -> None:
    """Offer what this case has; anything else is refused. Any: one of three kinds of field with choices."""
    offered = list(choices)
    field.choices = listed(offered)
    field.validators = [one_of({value for value, _ in offered})]


def day_of(field: DayField) -> date | None:
    """Return the day that was filled in, once the form is valid."""
    return date.fromisoformat(field.data) if field.data else None
