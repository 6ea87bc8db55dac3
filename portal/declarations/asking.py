"""Asking a person to read or sign a text, and what the person answers: one by one, in their own language."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.agencies import signable
from portal.clock import AMSTERDAM
from portal.declarations.asked import TABLE, Asked, one_asked
from portal.declarations.models import Declaration, Request, Scan
from portal.declarations.recording import record
from portal.declarations.rules import Draft, Kind
from portal.declarations.signing import Answers, Asking, check_answers, check_asking
from portal.errors import Conflict, NotFound
from portal.notices.service import tell
from portal.store import Work, Writing, new_id
from portal.store.models import Text
from portal.store.texts import keep, text_row
from portal.words import N_

SCANS = Scan.__tablename__

ASKED_NOTICE = "declaration_asked"
SIGNED_NOTICE = "declaration_signed"

ANSWERED = N_("This was answered already. Look at how it stands now.")


_ANSWER = (
    update(Request)
    .where(
        Request.id.in_(visible(Request, Request.id).where(Request.id == bindparam("request"))),
        Request.state == "asked",
    )
    .values(state=bindparam("becomes"), answered_at=bindparam("moment"), item_id=bindparam("made"))
)


def ask(work: Writing, *, viewer: Viewer, asking: Asking, once: str, at: datetime, today: date) -> str:
    """Let a body ask a person to read or sign a text; return the id of the request.

    :param once: the id that the form got when it was opened; pressed twice it is asked once.
    :raises Conflict: when the text is out of use.
    :raises AnswerIncomplete: when it names no bodies, no kinds of data or no last day.
    :raises NotFound: when the person asks this of themselves.
    """
    if viewer.is_self:
        raise NotFound(TABLE)
    text = signable.to_sign(work, asking.version)
    check_asking(asking, text.kind, today)
    is_release = text.kind == Kind.RELEASE
    row: dict[str, object] = {"id": once, "person_id": viewer.person, "agency_id": viewer.agency}
    row |= {"account_id": viewer.account, "version_id": text.id, "asked_at": at, "state": "asked"}
    row |= {"data_kinds": " ".join(asking.data_kinds) if is_release else ""}
    row |= {"bodies": " ".join(asking.bodies) if is_release else ""}
    row |= {"valid_to": None if text.kind == Kind.ACKNOWLEDGED else asking.valid_to}
    if work.add_if_new(Request, row, "id"):
        texts = {"about": asking.about, "question": asking.question, "professional": asking.professional}
        rows = [
            text_row(
                work, person=viewer.person, about_table=TABLE, about_id=once, field=field, text=said, at=at
            )
            for field, said in texts.items()
            if said
        ]
        work.add(Text, *rows)
        tell(work, person=viewer.person, kind=ASKED_NOTICE, about_table=TABLE, about_id=once, at=at)
    return once


def sign(work: Writing, *, viewer: Viewer, request: str, answers: Answers, at: datetime, today: date) -> str:
    """Keep what the person answered, with the whole text as it was shown; return the declaration's id.

    :raises Conflict: when the text is out of use by now, or somebody answered it otherwise. Source: R-043.
    :raises AnswerIncomplete: when a body is not answered, an exception not ticked, or a day is missing.
    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    found = _own(work, viewer, request)
    if found.declaration:
        return found.declaration
    signable.to_sign(work, found.text.id)
    check_answers(found.text, found.bodies, found.valid_to, answers, today)
    made = record(work, draft=_draft(found, answers, at, today), at=at)
    _answer(work, request, "signed", at, made)
    if answers.scan is not None:
        id = new_id()
        sealed = work.seal_bytes(viewer.person, SCANS, id, "scan", answers.scan[1])
        scan = {"id": id, "person_id": viewer.person, "item_id": made, "media_type": answers.scan[0]}
        work.add(Scan, {**scan, "sealed": sealed, "kept_at": at})
    tell(
        work,
        person=viewer.person,
        kind=SIGNED_NOTICE,
        about_table=Declaration.__tablename__,
        about_id=made,
        at=at,
    )
    return made


def refuse(work: Writing, *, viewer: Viewer, request: str, shown: str, at: datetime) -> bool:
    """Keep that the person said no, and what was shown; tell whether this press did it. Source: R-203.

    :raises Conflict: when it was signed.
    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    found = _own(work, viewer, request)
    if found.state == "refused":
        return False
    _answer(work, request, "refused", at, None)
    keep(work, person=viewer.person, about_table=TABLE, about_id=request, field="shown", text=shown, at=at)
    return True


def drop(work: Writing, *, viewer: Viewer, request: str, at: datetime) -> None:
    """Let the body that asked take its question back.

    :raises Conflict: when it was answered.
    :raises NotFound: when it is not this body's.
    """
    if viewer.is_self:
        raise NotFound(TABLE)
    _own(work, viewer, request)
    _answer(work, request, "dropped", at, None)


def _own(work: Work, viewer: Viewer, request: str) -> Asked:
    """Return a request of this very person, or of the body that the official works for.

    A representative or a helper cannot sign for somebody. Source: trap 24.
    """
    if not viewer.is_self and viewer.capacity != "assigned":
        raise NotFound(TABLE)
    return one_asked(work, request=request, agency="" if viewer.is_self else viewer.agency)


def _answer(work: Writing, request: str, becomes: str, at: datetime, made: str | None) -> None:
    if not work.run(_ANSWER, {"request": request, "becomes": becomes, "moment": at, "made": made}):
        raise Conflict(ANSWERED)


def _draft(found: Asked, answers: Answers, at: datetime, today: date) -> Draft:
    wording = found.text.said_in(answers.language)
    return Draft(
        person=found.person,
        kind=found.text.kind,
        title=wording.title,
        text=answers.shown,
        agency=found.agency,
        version=found.text.version,
        language=wording.language,
        signed_at=_moment(answers.signed_on, at),
        signed_how=answers.how,
        valid_from=answers.signed_on or today,
        purpose=wording.goal,
        valid_to=None if found.is_acknowledged else answers.valid_to,
        data_kinds=tuple(found.data_kinds.split()),
        bodies=dict(answers.bodies) if found.is_release else None,
        about=found.about,
        exceptions="\n".join(wording.exceptions),
        version_id=found.text.id,
    )


def _moment(day: date | None, at: datetime) -> datetime:
    """Return when it was signed; on paper stands a day only, so it counts from noon."""
    return at if day is None else min(at, datetime.combine(day, time(12), tzinfo=AMSTERDAM))
