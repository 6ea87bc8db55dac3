"""What the living page of components shows: one invented form, well and badly filled in, and invented entries."""

from collections.abc import Mapping
from typing import NamedTuple

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    FileField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import DataRequired, InputRequired, Regexp

from portal.words import N_


class Entry(NamedTuple):
    """One line of the example timeline, in the order that the timeline component reads."""

    when: str
    title: str
    href: str | None
    text: str | None
    badge: str | None
    state: str


class ThreeBoxes(Field):
    """A day in three boxes, shown as it was typed."""

    @property
    def boxes(self) -> tuple[tuple[str, str], ...]:
        """Return the ending of each box's name and what stands in it."""
        return (("day", "31"), ("month", "2"), ("year", "2019"))


class ShowcaseForm(Form):
    """One field of every sort that the portal asks with."""

    name = StringField(N_("What is your name?"), [DataRequired(N_("Write your name."))])
    email = EmailField(
        N_("What is your e-mail address?"), [Regexp(r"\S+@\S+", message=N_("Write an e-mail address, such as name@example.org."))]
    )
    day = ThreeBoxes(N_("On which day was it?"))
    story = TextAreaField(N_("What happened?"), [DataRequired(N_("Tell us what happened."))])
    body = SelectField(
        N_("Which organisation is it about?"),
        choices=[("town", N_("The town")), ("youth", N_("The youth team")), ("housing", N_("The housing company"))],
    )
    answer = RadioField(
        N_("How do you want our answer?"),
        [InputRequired(N_("Choose how you want our answer."))],
        choices=[("portal", N_("On this site")), ("letter", N_("In a letter")), ("call", N_("By telephone"))],
    )
    about = SelectMultipleField(
        N_("What is it about?"),
        choices=[("home", N_("My home")), ("money", N_("My money")), ("health", N_("My health"))],
        option_widget=widgets.CheckboxInput(),
    )
    paper = FileField(N_("Send a letter or photo with it"))
    true = BooleanField(N_("What I wrote is true."), [DataRequired(N_("Tell us that it is true."))])

    def add_wrong_day(self) -> None:
        """Make the day an error, as a day that does not exist would."""
        self.day.errors = [N_("This day does not exist. Look at the calendar.")]


def good_form() -> ShowcaseForm:
    """Return the form as somebody filled it in."""
    return ShowcaseForm(
        MultiDict({"name": "Sanne Voorbeeld", "email": "sanne@example.org", "story": "…", "answer": "letter"})
    )


def wrong_form() -> ShowcaseForm:
    """Return the form with an error at every question that can have one."""
    form = ShowcaseForm(MultiDict({"email": "sanne"}))
    form.validate()
    form.add_wrong_day()
    return form


def showcase_values() -> Mapping[str, object]:
    """Return what `components/showcase.html` needs besides the values of every page."""
    return {"form": good_form(), "wrong": wrong_form()}
