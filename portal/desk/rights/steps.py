"""What a privacy officer does with a request besides answering it: begin, ask, write, take longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal import web
from portal.cases import service
from portal.cases.rules import OPEN, State
from portal.desk.complaints import steps_otherwise as otherwise
from portal.desk.complaints.forms import NothingForm, TextForm
from portal.desk.rights.forms import EndForm, KeepForm, ReasonForm
from portal.desk.rights.reading import AtRequest
from portal.store import Writing, given_id
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


def _end(work: Writing, here: AtRequest, form: Form) -> None:
    service.announce_end(
        work,
        viewer=here.viewer,
        case=here.case.id,
        because=form["because"].data or "",
        lifts_on=form["lifts_on"].data,
        once=given_id(form["once"].data),
        at=web.now(),
        today=web.today(),
    )


def _keep(work: Writing, here: AtRequest, form: Form) -> None:
    because = form["because"].data or ""
    service.keep_aside(work, viewer=here.viewer, case=here.case.id, because=because, at=web.now())


def _otherwise(work: Writing, here: AtRequest, form: Form) -> None:
    service.depart(
        work,
        viewer=here.viewer,
        case=here.case.id,
        usual=form["usual"].data or "",
        because=form["because"].data or "",
        once=given_id(form["once"].data),
        at=web.now(),
    )


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
    "use-again": Step(
        N_("Let the data be used again"),
        N_("The person reads it first, and has more than five working days to say something."),
        N_("Tell the person"),
        EndForm,
        _end,
        lambda here: here.rights.may_end,
        N_("The person knows from which day the data are used again."),
    ),
    "keep-aside": Step(
        N_("Let it stay set aside"),
        N_("What you told is off. The data stay set aside, and the person reads why."),
        N_("It stays set aside"),
        KeepForm,
        _keep,
        lambda here: here.rights.is_ending,
        N_("It stays set aside. The person knows."),
    ),
    "otherwise": Step(
        otherwise.TITLE,
        otherwise.LEAD,
        otherwise.SEND,
        otherwise.OtherwiseForm,
        _otherwise,
        lambda here: here.case.state in OPEN,
        otherwise.DONE,
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
