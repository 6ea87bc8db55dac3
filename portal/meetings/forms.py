"""The forms of a person at a meeting, and of a limit."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf, DataRequired

from portal.agencies.data_kinds import DATA_KINDS
from portal.meetings.phrases import JOININGS, LIMITS
from portal.web import Form, NoBrokenText, NotTooLong, a_token
from portal.words import N_

LONGEST = 2000


def long_text(label: str) -> TextAreaField:
    """Return a box of more lines; what somebody wrote stays as it is."""
    return TextAreaField(label, [NoBrokenText(), NotTooLong(LONGEST)], filters=[lambda text: text or ""])


class JoinForm(Form):
    """How somebody wants to take part; nothing is chosen beforehand."""

    service = "meetings"

    how = RadioField(
        N_("How do you want to take part?"),
        [AnyOf(tuple(JOININGS), message=N_("Choose how you want to take part."))],
        choices=[SelectChoice(str(code), text) for code, text in JOININGS.items()],
        validate_choice=False,
    )


class PointForm(Form):
    """Something to say or to discuss."""

    service = "meetings"

    token = HiddenField(filters=[a_token])
    point = long_text(N_("What do you want to say or have discussed?"))


class ObjectForm(Form):
    """Why a body should stay away."""

    service = "meetings"

    objection = long_text(N_("Why do you not want this organisation there?"))


class ReactionForm(Form):
    """What somebody thinks of the report."""

    service = "meetings"

    reaction = long_text(N_("What do you want to say about the report?"))


class RestartForm(Form):
    """Who may be there and what may be told, when a person lets a meeting go on."""

    service = "meetings"

    partners = SelectMultipleField(
        N_("Who may be there?"), choices=[], validate_choice=False, option_widget=widgets.CheckboxInput()
    )
    kinds = SelectMultipleField(
        N_("What may they tell?"), choices=[], validate_choice=False, option_widget=widgets.CheckboxInput()
    )

    def offer(self, partners: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> None:
        """Fill the boxes; none is ticked."""
        self.partners.choices = [SelectChoice(id, name) for id, name in partners]
        self.kinds.choices = [SelectChoice(id, name) for id, name in kinds]


class LimitForm(Form):
    """What one body may know; no kind ticked means all kinds."""

    service = "limits"

    agency = SelectField(
        N_("Which organisation?"), [DataRequired(N_("Choose the organisation."))], choices=[]
    )
    data_kinds = SelectMultipleField(
        N_("Which kinds of data?"),
        choices=[SelectChoice(str(code), text) for code, text in DATA_KINDS.items()],
        validate_choice=False,
        option_widget=widgets.CheckboxInput(),
    )
    answer = RadioField(
        N_("May they know it?"),
        [AnyOf(tuple(LIMITS), message=N_("Choose yes, rather not or no."))],
        choices=[SelectChoice(str(code), text) for code, text in LIMITS.items()],
        validate_choice=False,
    )
    words = long_text(N_("In your own words"))
