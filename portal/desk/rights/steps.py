"""What a privacy officer does with a request besides answering it: begin, ask, write, take longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal import web
from portal.cases import service
from portal.cases.rules import OPEN, State
from portal.desk.complaints.forms import NothingForm, TextForm
from portal.desk.rights.forms import ReasonForm
from portal.desk.rights.reading import AtRequest
from portal.store import Writing
from portal.web import Form
from portal.words import N_


@dataclass(frozen=True)
class Step:
    """One thing that can be done; words are msgids."""

    title: str
    lead: str
    send: str
    form: type[Form]
    do: Callable[[Writing, AtRequest, Form], object]
    is_open: Callable[[AtRequest], bool]
    done: str


def _begin(work: Writing, here: AtRequest, _form: Form) -> None:
    service.acknowledge(work, viewer=here.viewer, case=here.case.id, at=web.now())


def _ask(work: Writing, here: AtRequest, form: Form) -> None:
    text, once = form["text"].data, form["once"].data or ""
    service.ask(work, viewer=here.viewer, case=here.case.id, text=text, once=once, at=web.now())


def _write(work: Writing, here: AtRequest, form: Form) -> None:
    text, once = form["text"].data, form["once"].data or ""
    service.write(work, viewer=here.viewer, case=here.case.id, text=text, once=once, at=web.now())


def _longer(work: Writing, here: AtRequest, form: Form) -> None:
    at, today = web.now(), web.today()
    reason = form["text"].data
    service.take_longer(work, viewer=here.viewer, case=here.case.id, reason=reason, at=at, today=today)


def _give_back(work: Writing, here: AtRequest, _form: Form) -> None:
    service.give_back(work, viewer=here.viewer, case=here.case.id, at=web.now())


STEPS: Mapping[str, Step] = {
    "begin": Step(
        N_("Begin with this request"),
        N_("The person reads that you work on the request."),
        N_("I begin"),
        NothingForm,
        _begin,
        lambda here: here.case.state == State.RECEIVED,
        N_("The person knows that you look into it."),
    ),
    "ask": Step(
        N_("Ask the person something"),
        N_("The case then waits for the person. The last day stays as it is."),
        N_("Send the question"),
        TextForm,
        _ask,
        lambda here: here.case.state in (State.RECEIVED, State.IN_PROGRESS),
        N_("Your question is sent."),
    ),
    "message": Step(
        N_("Write the person a message"),
        N_("The person can answer you in the portal."),
        N_("Send the message"),
        TextForm,
        _write,
        lambda here: here.case.state not in (State.WITHDRAWN, State.SETTLED),
        N_("Your message is sent."),
    ),
    "longer": Step(
        N_("Take two months more"),
        N_("You can do this once, in the first month, when it is hard or much. The person reads why."),
        N_("Take two months more"),
        ReasonForm,
        _longer,
        lambda here: service.may_take_longer(here.case, here.viewer.role, web.today()),
        N_("The last day is two months later. The person knows."),
    ),
    "give-back": Step(
        N_("Give it back"),
        N_("It goes back to the queue, with the same last day."),
        N_("Give it back"),
        NothingForm,
        _give_back,
        lambda here: here.case.state in OPEN,
        N_("It is back in the queue."),
    ),
}
"""Every step by the word in its address, in the order of the page."""
