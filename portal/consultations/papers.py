"""A paper for one talk, handed over with a code that works once, so that nobody needs plain mail.

The code is told by phone, to the number that the directory has of the organisation. The person is told
that a paper came. Source: AVG art. 32; R-118.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, or_, update

from portal.access import Viewer, visible
from portal.access.handlers import for_worker
from portal.consultations.models import ConsultationSubject
from portal.consultations.models_papers import EntryPaper
from portal.consultations.reading import Entry, show
from portal.consultations.rules import Kind
from portal.errors import NotFound, Refused
from portal.notices.service import tell
from portal.store import Work, Writing, new_id
from portal.viewer import Official
from portal.words import N_
from portal.words.read_out import code_from

TABLE, FIELD = EntryPaper.__tablename__, "content"
PURPOSE, MAKING = "entry-paper", "entry-paper-code"
LENGTH, GROUP = 12, 4
"""Of a code: 57 bits, in groups."""

VALID = timedelta(hours=48)
"""How long a code can be used."""

KEPT = timedelta(days=14)
"""How long a paper stays here; by then it stands in the file of who asked for it, or it was not needed."""

WRONG_CODE = N_("This code does not work. It works once, for two days. Ask for a new one.")
USED = N_("This code was used, or its time is over. Open this page again for a new one.")
NO_SIDE = N_("Choose the organisation that hands it over.")

_PAPERS = (
    visible(EntryPaper, *EntryPaper.__table__.columns)
    .where(EntryPaper.item_id == bindparam("entry"))
    .order_by(EntryPaper.made_at, EntryPaper.id)
)
_CAME = (
    visible(EntryPaper, *EntryPaper.__table__.columns)
    .where(EntryPaper.received_at.is_not(None))
    .order_by(EntryPaper.received_at, EntryPaper.id)
)
_WAITING = for_worker(EntryPaper.id, EntryPaper.person_id, EntryPaper.item_id).where(
    EntryPaper.code_hash == bindparam("code"), EntryPaper.ends_at > bindparam("now")
)
_OFFERED = for_worker(EntryPaper.code_hash, EntryPaper.body_id, EntryPaper.ends_at).where(
    EntryPaper.once == bindparam("once"),
    EntryPaper.item_id == bindparam("entry"),
    EntryPaper.account_id == bindparam("account"),
)
_RECEIVE = (
    update(EntryPaper)
    .where(EntryPaper.id == bindparam("which"), EntryPaper.code_hash == bindparam("code"))
    .values(
        code_hash=None,
        received_at=bindparam("moment"),
        media_type=bindparam("its_type"),
        content_sealed=bindparam("sealed"),
    )
)
_OVER = or_(
    EntryPaper.received_at < bindparam("kept_since"),
    EntryPaper.received_at.is_(None) & (EntryPaper.ends_at < bindparam("now")),
)
_DROP = delete(EntryPaper).where(_OVER)


@dataclass(frozen=True)
class Paper:
    """One paper that was asked, and perhaps came."""

    id: str
    agency: str
    body: str
    ends_at: datetime
    received_at: datetime | None


def papers(look: Work, entry: str) -> list[Paper]:
    """Return the papers that were asked for a talk, oldest first."""
    return [_paper(row) for row in look.rows(_PAPERS, entry=entry)]


def handed_over(look: Work) -> list[dict[str, object]]:
    """Return each paper that was handed over about the person and is still here, for a machine to read.

    What the paper says stands in the file of who asked for it; here it is only said that it came.
    """
    return [
        {
            "entry": row.item_id,
            "asked_by": row.agency_id,
            "handed_over_by": row.body_id,
            "asked_at": row.made_at,
            "received_at": row.received_at,
            "media_type": row.media_type,
        }
        for row in look.rows(_CAME)
    ]


def sides(official: Official, entry: Entry) -> Sequence[str]:
    """Return the other organisations of a talk that may hand over a paper; none when it is not one's own."""
    bodies = dict.fromkeys(party.agency for party in entry.parties)
    is_own = entry.kind == Kind.EXCHANGE and official.agency in bodies
    return [body for body in bodies if body != official.agency] if is_own else []


def offer(
    work: Writing, *, viewer: Viewer, official: Official, entry: str, body: str, once: str, at: datetime
) -> tuple[str, str]:
    """Let the other side hand over one paper for a talk; return the code and the body it is for.

    The code follows from the form's own number and our keys, and stands nowhere. A second press of the same
    form gives the same code, as long as nobody used it.

    :raises NotFound: when the talk is not there, or not of the own organisation.
    :raises Refused: when the organisation was no part of it, or the code of this form works no more.
    """
    others = sides(official, show(work, subject=entry))
    if not others:
        raise NotFound(ConsultationSubject.__tablename__)
    if body not in others:
        raise Refused(NO_SIDE)
    code = code_from(work.keyring.lookup(MAKING, f"{official.account} {entry} {once}"), LENGTH)
    hashed = _hash(work, code)
    row: dict[str, object] = {"id": new_id(), "person_id": viewer.person, "item_id": entry, "made_at": at}
    row |= {"agency_id": official.agency, "body_id": body, "account_id": official.account}
    row |= {"code_hash": hashed, "ends_at": at + VALID, "received_at": None}
    work.add_if_new(EntryPaper, {**row, "media_type": "", "content_sealed": None, "once": once})
    kept = work.row(_OFFERED, once=once, entry=entry, account=official.account)
    if kept is None or kept.code_hash != hashed or kept.ends_at <= at:
        raise Refused(USED)
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP)), str(kept.body_id)


def is_open(work: Work, *, code: str, at: datetime) -> bool:
    """Tell whether a code can be used now, before a paper is looked at."""
    return work.row(_WAITING, code=_hash(work, code), now=at) is not None


def receive(work: Writing, *, code: str, media_type: str, content: bytes, at: datetime) -> None:
    """Keep the paper of who has the code, sealed with the person's key; the code is used up.

    :raises Refused: when the code is wrong, too old, or was used; all three look the same.
    """
    hashed = _hash(work, code)
    row = work.row(_WAITING, code=hashed, now=at)
    if row is None:
        raise Refused(WRONG_CODE)
    sealed = work.seal_bytes(row.person_id, TABLE, row.id, FIELD, content)
    kept = {"which": row.id, "code": hashed, "moment": at, "its_type": media_type, "sealed": sealed}
    if not work.run(_RECEIVE, kept):
        raise Refused(WRONG_CODE)
    about = {"about_table": ConsultationSubject.__tablename__, "about_id": row.item_id}
    tell(work, person=row.person_id, kind="entry_paper", at=at, **about)


def content(look: Work, *, official: Official, entry: str, paper: str) -> tuple[str, bytes]:
    """Return the media type and the bytes of a paper, for the organisation that asked for it.

    :raises NotFound: when it did not come, is gone, hidden, or was asked by another.
    """
    for row in look.rows(_PAPERS, entry=entry):
        if row.id == paper and row.agency_id == official.agency and row.content_sealed is not None:
            found = look.open_bytes(row.person_id, TABLE, row.id, FIELD, row.content_sealed)
            return row.media_type, found
    raise NotFound(TABLE)


def throw_away(work: Writing, *, at: datetime) -> int:
    """Throw away papers of two weeks ago and codes that nobody used; return how many."""
    return work.run(_DROP, {"now": at, "kept_since": at - KEPT})


def _hash(work: Work, code: str) -> bytes:
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return work.keyring.lookup(PURPOSE, plain)


# Any row of the table has these columns.
def _paper(row: object) -> Paper:
    return Paper(*(getattr(row, name) for name in ("id", "agency_id", "body_id", "ends_at", "received_at")))
