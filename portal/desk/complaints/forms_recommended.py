"""The forms about what a guard recommended: writing it down, answering it, doing it, reporting back."""

from __future__ import annotations

from wtforms import SelectField, StringField

from portal.cases.fields import DayField, tidy
from portal.cases.recommended import ANSWERS, GUARDS
from portal.desk.complaints.forms import choice, long_text
from portal.web import Form, NoBrokenText
from portal.words import N_


class NumberForm(Form):
    """The number of the case that a guard wrote about."""

    service = "answering"

    number = StringField(N_("The number of the case"), [NoBrokenText()], filters=[tidy])


class RecommendedForm(Form):
    """What an ombudsman or another guard recommended in this case."""

    service = "answering"

    given_by = choice(N_("Who recommends it?"), GUARDS.items())
    text = long_text(N_("What do they recommend?"))
    given_on = DayField(N_("Of which day is their letter?"))
    due_on = DayField(N_("By which day must it be done?"))
    report_by = DayField(N_("By which day do they want to hear what came of it?"))
    promise = SelectField(N_("Is it about a promise?"), choices=[], validate_choice=False)


class WhichForm(Form):
    """Which recommendation, and a text about it."""

    service = "answering"

    which = choice(N_("Which advice is it?"), ())


class RecommendationForm(WhichForm):
    """What the organisation says to a recommendation."""

    answer = choice(N_("What do you say to it?"), ANSWERS.items())
    text = long_text(N_("Why do you say that?"))


class RecommendationDoneForm(WhichForm):
    """What shows that it was carried out."""

    text = long_text(N_("What shows that it is done?"))


class ReportBackForm(WhichForm):
    """What the guard was told about the outcome."""

    text = long_text(N_("What did you tell them?"))
