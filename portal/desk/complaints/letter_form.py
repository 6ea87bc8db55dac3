"""The form of the letter: one block for each point and each argument, made for one case."""

from __future__ import annotations

from typing import Any, TypeAlias

from werkzeug.datastructures import MultiDict
from wtforms import Field, IntegerField, StringField
from wtforms.widgets import HiddenInput

from portal.agencies.themes import THEMES_AT_DESK
from portal.cases import service
from portal.cases.fields import DayField, tidy
from portal.cases.norms import NORMS
from portal.cases.outcome import (
    ALLOWED,
    EFFORTS,
    LATER,
    MEASURES,
    OFFERS,
    OUTCOMES_AT_DESK,
    WHOLE,
    Faults,
    Typed,
)
from portal.desk.complaints.forms import YES_NO, Several, choice, long_text
from portal.desk.complaints.reading import AtWork
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_, Said

Posted: TypeAlias = MultiDict[str, str]

FUNCTION = 120
"""Letters in the function of who carries out a measure, at most."""

NORM_CHOICES = [
    (norm.code, Said(N_("%(name)s: %(plain)s"), name=Said(norm.name), plain=Said(norm.plain)))
    for norm in NORMS
]

THEME_CHOICES = tuple((theme.value, text) for theme, text in THEMES_AT_DESK.items())

POINT_FIELDS = ("outcome", "theme", "norms", "allowed", "rule", "facts", "reasoning", "policy", "policy_of")


class LetterForm(Form):
    """What stands in every letter; the blocks of one case are added to it."""

    service = "answering"
    first = (
        " ".join(POINT_FIELDS),
        *("weighed", "hope", "meaning", "apology", "remedy", "offers", "look_again_on"),
        "measure owner due",
    )

    version = IntegerField(widget=HiddenInput(), default=0)
    hope = long_text(N_("What do you say to what the person hopes for?"))
    meaning = long_text(N_("What does this mean for the person?"))
    apology = long_text(N_("Your apology"))
    remedy = long_text(N_("What do you do to make it good?"))
    offers = Several(N_("What do you offer?"), OFFERS)
    look_again_on = DayField(N_("By which day do you look again?"))
    summary = long_text(N_("A short summary in Dutch"))
    summary_own = long_text(N_("The same summary in the language of the person"))
    no_check = long_text(N_("Why were the facts not checked with the person?"))
    efforts = Several(N_("What did you do in this case?"), EFFORTS)
    is_about_data = choice(N_("Is this complaint about personal data?"), YES_NO)
    holds_decision = choice(N_("Does this letter hold a decision that one can object to?"), YES_NO)

    def point(self, point: str) -> dict[str, Field]:
        """Return the fields about one grievance, by what they ask."""
        return {name: self[f"{name}-{point}"] for name in POINT_FIELDS}

    def measure(self, number: int) -> tuple[Field, Field, Field]:
        """Return the three fields of one measure."""
        return self[f"measure-{number}"], self[f"owner-{number}"], self[f"due-{number}"]

    @property
    def typed(self) -> Typed:
        """Return what was typed, by the name of its field."""
        names = (field.short_name for field in self if field.short_name != "version")
        return {name: self[name].data or "" for name in names}


def letter_form(
    here: AtWork, posted: Posted | None, typed: Typed | None = None, version: int = 0
) -> LetterForm:
    """Return the form of the letter of a case, filled with what was posted or else kept."""
    fields: dict[str, object] = {}
    for point in service.open_points(here.case):
        fields |= _point_fields(point.id)
    for argument in here.done.arguments:
        if argument.side == "person" and not argument.weighed:
            fields[f"weighed-{argument.id}"] = long_text(N_("How did you weigh this argument?"))
    for number in range(1, MEASURES + 1):
        fields |= _measure_fields(number)
    # WTForms wants its fields on a class, so each case gets a class of its own.
    made = type("LetterOfCase", (LetterForm,), fields)
    form: LetterForm = made(posted, data={**(typed or {}), "version": version})
    return form


def say_faults(form: LetterForm, faults: Faults) -> None:
    """Say at each field what keeps the letter from being sent."""
    for name, reason in faults.items():
        if name == WHOLE:
            form.form_errors.append(reason)  # type: ignore[arg-type]  # See below.
            continue
        # A message with values: WTForms keeps an error as it is, and only its stubs want a text.
        form[name].errors = [reason]  # type: ignore[list-item]  # See above.


def _point_fields(point: str) -> dict[str, Any]:  # Any: fields of WTForms before they are bound.
    found = {
        "outcome": choice(
            N_("What is the outcome?"), (*OUTCOMES_AT_DESK, (LATER, N_("We answer this point later")))
        ),
        "theme": choice(N_("What is this point about, for the figures?"), THEME_CHOICES),
        "norms": Several(N_("Which norms did you look at?"), NORM_CHOICES),
        "allowed": choice(N_("Did the law allow it?"), ALLOWED),
        "rule": long_text(N_("The rule")),
        "facts": long_text(N_("The facts, and what is at stake for whom")),
        "reasoning": long_text(N_("How you get from the facts to the outcome")),
        "policy": long_text(N_("Which policy or guideline was used?")),
        "policy_of": DayField(N_("Of which day is that policy?")),
    }
    return {f"{name}-{point}": field for name, field in found.items()}


def _measure_fields(number: int) -> dict[str, Any]:  # Any: see above.
    who = StringField(
        N_("Who does it? A function, not a name"), [NoBrokenText(), NotTooLong(FUNCTION)], filters=[tidy]
    )
    return {
        f"measure-{number}": long_text(N_("What will be done?")),
        f"owner-{number}": who,
        f"due-{number}": DayField(N_("By which day is it done?")),
    }
