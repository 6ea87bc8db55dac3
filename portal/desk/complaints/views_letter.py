"""The letter that answers a complaint: kept while it is written, read beforehand, and sent once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import service
from portal.cases.answering import as_text
from portal.cases.dating import Doubt, dates_in, doubts
from portal.cases.handling_page import handling_page
from portal.cases.outcome import MEASURES
from portal.desk.complaints.letter_form import LetterForm, letter_form, say_faults
from portal.desk.complaints.previewing import as_sent
from portal.desk.complaints.reading import AtWork, at_work, handler
from portal.errors import Conflict, NotFound, Refused, StoreUnavailable
from portal.terms import amsterdam_day
from portal.words import N_

SAVED = N_("The letter is kept. The person does not see it yet.")


def letter(case: str) -> AnyResponse:
    """Write the letter: keep it, read it as the person will, or send it.

    :raises NotFound: when there is nothing to answer.
    """
    here = at_work(case)
    if not service.open_points(here.case):
        raise NotFound("letter")
    kept = here.letter
    if request.method == "GET":
        form = letter_form(here, None, kept.typed if kept else None, kept.version if kept else 0)
        note = SAVED if request.args.get("done") == "kept" else None
        return _page(here, form, note=note)
    form = letter_form(here, request.form)
    if not form.validate():
        return _page(here, form, status=400)
    how = request.form.get("how", "keep")
    if how == "read":
        return _read(here, form)
    return _written(here, form, is_sent=how == "send")


def _read(here: AtWork, form: LetterForm) -> AnyResponse:
    """Show the letter as the person will read it, and what still keeps it from going."""
    with acting(web.portal().store, here.viewer) as work:
        faults = service.letter_faults(work, case=here.case.id, typed=form.typed, today=web.today())
    say_faults(form, faults)
    return _page(here, form, preview=True)


def _written(here: AtWork, form: LetterForm, *, is_sent: bool) -> AnyResponse:
    case, version = here.case.id, form.version.data or 0
    viewer = handler(case)
    try:
        with acting(web.portal().store, viewer) as work:
            if is_sent:
                service.send_letter(
                    work,
                    viewer=viewer,
                    case=case,
                    typed=form.typed,
                    version=version,
                    at=web.now(),
                    today=web.today(),
                )
            else:
                service.save_letter(
                    work, viewer=viewer, case=case, typed=form.typed, version=version, at=web.now()
                )
    except service.LetterRefused as refused:
        say_faults(form, refused.faults)
        return _page(here, form, status=400)
    except Conflict as conflict:
        return _conflict(at_work(case), form, conflict)
    except Refused as refused:
        form.form_errors = [*form.form_errors, refused.reason]  # type: ignore[list-item]  # The page says it.
        return _page(here, form, status=refused.status)
    except StoreUnavailable:
        return _page(here, form, status=503, alarm=True)
    if is_sent:
        return web.go("desk_complaints.case", case=case, done="letter")
    return web.go("desk_complaints.letter", case=case, done="kept")


def _conflict(here: AtWork, form: LetterForm, conflict: Conflict) -> AnyResponse:
    """Tell who came second what changed; what they typed stands in the form, and may be kept after all."""
    other = here.letter
    mine, theirs = form.typed, other.typed if other else {}
    changed = [
        (form[name].label.text, theirs[name])
        for name in mine
        if name in theirs and theirs[name] != mine[name]
    ]
    form.version.data = other.version if other else 0
    # The hidden box repeats what was posted; from here on it says which version was seen.
    form.version.raw_data = None
    return _page(here, form, status=409, conflict=conflict.reason, changed=changed)


def _page(
    here: AtWork,
    form: LetterForm,
    *,
    status: int = 200,
    note: str | None = None,
    alarm: bool = False,
    conflict: object = None,
    changed: Sequence[tuple[object, object]] = (),
    preview: bool = False,
) -> AnyResponse:
    sent = as_sent(here, form.typed, web.now(), web.today()) if preview else None
    return web.render(
        "desk/complaints/letter.html",
        status=status,
        opened=here,
        case=here.case,
        form=form,
        points=service.open_points(here.case),
        arguments=[one for one in here.done.arguments if one.side == "person" and not one.weighed],
        measures=range(1, MEASURES + 1),
        is_checked=here.done.is_checked(web.today()),
        is_heard=here.done.heard(web.today()),
        doubts=_doubts(here, form),
        preview=handling_page(replace(here.case, done=sent)) if sent else None,
        note=note,
        alarm=alarm,
        conflict=conflict,
        changed=changed,
    )


ABOUT_FACTS = ("rule", "facts", "reasoning", "summary")
"""What tells of the past; a promise may name a day to come."""


def _doubts(here: AtWork, form: LetterForm) -> Sequence[Doubt]:
    """Return the dates of the letter that do not fit the days of the case."""
    case = here.case
    told = [as_text(answer) for part in case.parts for answer in part.answers.values()]
    told += [point.text for point in case.grievances] + [message.text for message in case.messages]
    known = {case.first_day, *(amsterdam_day(event.at) for event in case.events)}
    known |= {one for text in told for one in dates_in(text)}
    written = [
        text
        for name, text in form.typed.items()
        if name.partition("-")[0] in ABOUT_FACTS and isinstance(text, str)
    ]
    return doubts(written, known, web.today())
