"""How a step of a handler is done: from a form that was read to a verb of the room of cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from portal.cases import service
from portal.cases.rules import OPEN
from portal.desk.complaints import forms
from portal.desk.complaints.reading import AtWork
from portal.store import Writing
from portal.terms.moments import AMSTERDAM
from portal.web import Form


@dataclass(frozen=True)
class Doing:
    """One step of a handler, ready to be done: the form was read and is valid."""

    here: AtWork
    form: Any  # The form of this step; each step knows its own.
    at: datetime
    today: date

    @property
    def who(self) -> dict[str, Any]:  # Any: what every verb is given by keyword.
        """Return who does it, in which case and when."""
        return {"viewer": self.here.viewer, "case": self.here.case.id, "at": self.at}

    @property
    def whole(self) -> dict[str, Any]:  # Any: see above.
        """Return the same with the day."""
        return {**self.who, "today": self.today}


@dataclass(frozen=True)
class Step:
    """One thing that can be done; words are msgids."""

    title: str
    lead: str
    send: str
    form: type[Form]
    do: Callable[[Writing, Doing], object]
    is_open: Callable[[AtWork], bool]
    done: str


def is_open(here: AtWork) -> bool:
    """Tell whether an answer is still to come."""
    return here.case.state in OPEN


def is_offered(here: AtWork) -> bool:
    """Tell whether another organisation was asked to take it over."""
    return any(one.state == "offered" for one in here.done.forwardings)


def add_argument(work: Writing, doing: Doing) -> None:
    """Write down an argument."""
    form = doing.form
    service.add_argument(
        work,
        **doing.whole,
        side=form.side.data or "",
        text=form.text.data,
        first_given_on=forms.day_of(form.first_given_on),
        is_condition=form.is_condition.data == "yes",
        event_on=forms.day_of(form.event_on),
        once=form.once.data or "",
    )


def open_window(work: Writing, doing: Doing) -> None:
    """Give one side time to react."""
    what = doing.form.what.data or ""
    service.open_window(
        work,
        **doing.whole,
        what="facts" if what == "facts" else "hearing",
        side="body" if what == "body" else "person",
        text=doing.form.text.data,
        until=forms.day_of(doing.form.until),
        once=doing.form.once.data or "",
    )


def react(work: Writing, doing: Doing) -> None:
    """Write down what the organisation said."""
    form = doing.form
    is_waived = form.how.data == "waived"
    service.react(work, **doing.who, window=form.window.data or "", text=form.text.data, is_waived=is_waived)


def involve(work: Writing, doing: Doing) -> None:
    """Keep officials out, all of one function together."""
    chosen = {group_of(one) for one in doing.here.colleagues if one.account in (doing.form.who.data or [])}
    accounts = [one.account for one in doing.here.colleagues if group_of(one) in chosen]
    service.involve(work, **doing.who, accounts=accounts, played=doing.form.played.data or "close")


def stand_in(work: Writing, doing: Doing) -> None:
    """Let a colleague stand in until the end of a day."""
    day = forms.day_of(doing.form.until) or doing.today
    until = datetime.combine(day, time(23, 59), AMSTERDAM)
    service.add_stand_in(work, **doing.who, account=doing.form.who.data or "", until=until)


def group_of(colleague: Any) -> tuple[str, str, str]:  # Any: a colleague, or one like it.
    """Return what a colleague is known by: the function, for accounts hold no names."""
    return colleague.agency, colleague.team, colleague.role
