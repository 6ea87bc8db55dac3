"""What the person's own page says of the handling of a case, and what they can answer there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wtforms import SelectMultipleField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.cases.answering import as_text
from portal.cases.departing import USUAL
from portal.cases.fields import tidy
from portal.cases.handled_shown import Argument, Copy, Handled, Letter, Postponement, Window
from portal.cases.norms import BY_CODE, Norm
from portal.cases.outcome import ALLOWED, GROUNDS, OFFERS, OUTCOMES
from portal.cases.rules import OPEN, State
from portal.cases.shown import CaseView
from portal.web import Form, NoBrokenText, NotTooLong, today
from portal.words import N_


class ReactionForm(Form):
    """What the person says about what was put to them."""

    service = "following"

    text = TextAreaField(
        N_("What do you want to say about it?"), [NoBrokenText(), NotTooLong()], filters=[tidy]
    )


class CopyForm(Form):
    """Which lines of the copy must be left out."""

    service = "following"

    lines = SelectMultipleField(
        N_("Which lines do you want to leave out?"),
        choices=[],
        validate_choice=False,
        option_widget=widgets.CheckboxInput(),
    )

    def offer(self, copy: Copy) -> CopyForm:
        """Offer each line of the copy."""
        self.lines.choices = [SelectChoice(str(number), line) for number, line in enumerate(copy.lines, 1)]
        return self

    @property
    def left_out(self) -> list[int]:
        """Return the numbers of the lines that were ticked."""
        return [int(number) for number in self.lines.data or [] if number.isdecimal() and len(number) < 4]


@dataclass(frozen=True)
class HandlingPage:
    """What is said of the handling, and the forms to answer with."""

    question: str
    """What the handler asked, while the case waits for the person."""
    windows: tuple[tuple[Window, ReactionForm | None], ...]
    arguments: tuple[tuple[Argument, ReactionForm | None], ...]
    copy: Copy | None
    copy_form: CopyForm | None
    longer: Postponement | None
    done: Handled
    hope: str
    points: Mapping[str, str]
    numbers: Mapping[str, int]
    names: Mapping[str, Mapping[str, str]]
    norms: Mapping[str, Norm]
    today: date

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Return the answers, the newest first."""
        return self.done.letters[::-1]


NAMES: Mapping[str, Mapping[str, str]] = {
    "outcome": dict(OUTCOMES),
    "allowed": dict(ALLOWED),
    "offer": dict(OFFERS),
    "ground": dict(GROUNDS),
    "usual": dict(USUAL),
}
"""What the stored words of an answer are called."""


def prefix_of(row: str) -> str:
    """Return what the names of the fields about one row begin with."""
    return f"on-{row}"


def handling_page(case: CaseView, forms: Mapping[str, ReactionForm] | None = None) -> HandlingPage | None:
    """Return what the page says, or nothing when no desk of complaints handles it.

    :param forms: forms that were filled in, by the id of what they are about.
    """
    if case.done is None:
        return None
    given, done, is_open = forms or {}, case.done, case.state in OPEN
    answered = {argument.answers for argument in done.arguments}

    def form(row: str) -> ReactionForm:
        return given.get(row) or ReactionForm(prefix=prefix_of(row))

    copy = done.copy
    may_leave_out = is_open and copy is not None and copy.sent_at is None and copy.agreed_at is None
    return HandlingPage(
        question=_question(case),
        windows=tuple(
            (one, form(one.id) if is_open and one.side == "person" and not one.ended_how else None)
            for one in done.windows
        ),
        arguments=tuple(
            (one, form(one.id) if is_open and one.side == "body" and one.id not in answered else None)
            for one in done.arguments
        ),
        copy=copy,
        copy_form=CopyForm().offer(copy) if copy and may_leave_out else None,
        longer=done.asked_longer() if is_open else None,
        done=done,
        hope=as_text(case.texts.get("hope", "")),
        points={point.id: point.text for point in case.grievances},
        numbers={point.id: point.position for point in case.grievances},
        names=NAMES,
        norms=BY_CODE,
        today=today(),
    )


def _question(case: CaseView) -> str:
    if case.state != State.WAITING_FOR_YOU:
        return ""
    asked = next((event for event in reversed(case.events) if event.what == "asked"), None)
    message = asked.details.get("message") if asked else None
    return next((one.text for one in case.messages if one.id == message), "")
