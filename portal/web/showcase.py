"""What the living page of components shows: one invented form, well and badly filled in."""

from __future__ import annotations

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # The types know 3.2.
from wtforms.validators import DataRequired, InputRequired, Regexp

from portal.web.days import DayField
from portal.web.forms import Form
from portal.words import N_

BODIES = [
    SelectChoice("town", N_("The town")),
    SelectChoice("youth", N_("The youth team")),
    SelectChoice("housing", N_("The housing company")),
]
WAYS = [
    SelectChoice("portal", N_("On this site")),
    SelectChoice("letter", N_("In a letter")),
    SelectChoice("call", N_("By telephone")),
]
SUBJECTS = [
    SelectChoice("home", N_("My home")),
    SelectChoice("money", N_("My money")),
    SelectChoice("health", N_("My health")),
]


class ShowcaseForm(Form):
    """One field of every sort that the portal asks with."""

    service = "example"

    name = StringField(N_("What is your name?"), [DataRequired(N_("Write your name."))])
    email = EmailField(
        N_("What is your e-mail address?"),
        [Regexp(r"\S+@\S+", message=N_("Write an e-mail address, for example name@example.nl."))],
    )
    day = DayField(N_("On which day was it?"))
    story = TextAreaField(N_("What happened?"), [DataRequired(N_("Tell us what happened."))])
    body = SelectField(N_("Which organisation is it about?"), choices=BODIES)
    answer = RadioField(
        N_("How do you want our answer?"),
        [InputRequired(N_("Choose how you want our answer."))],
        choices=WAYS,
    )
    about = SelectMultipleField(
        N_("What is it about?"), choices=SUBJECTS, option_widget=widgets.CheckboxInput()
    )
    paper = FileField(N_("Send a letter or photo with it"))
    true = BooleanField(N_("What I wrote is true."), [DataRequired(N_("Tell us that it is true."))])


def good_form() -> ShowcaseForm:
    """Return the form as somebody filled it in; its ids differ from those of the wrong one."""
    answers = {"name": "Sanne Voorbeeld", "email": "sanne@example.nl", "body": "youth", "answer": "letter"}
    day = {"day-day": "27", "day-month": "8", "day-year": "2019"}
    given = {**answers, **day, "story": "De deur was dicht.", "about": "home", "true": "y"}
    return ShowcaseForm(MultiDict({f"good-{name}": value for name, value in given.items()}), prefix="good")


def wrong_form() -> ShowcaseForm:
    """Return the form with an error at every question that can have one."""
    typed = {"email": "sanne", "body": "none", "day-day": "31", "day-month": "2", "day-year": "2019"}
    form = ShowcaseForm(MultiDict(typed))
    form.validate()
    return form


def showcase_values() -> Mapping[str, object]:
    """Return what `components/showcase.html` needs besides the values of every page."""
    return {"form": good_form(), "wrong": wrong_form()}
