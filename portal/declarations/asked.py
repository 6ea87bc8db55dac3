"""What a person is or was asked to read or sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import visible
from portal.agencies import signable
from portal.agencies.signable import Signable
from portal.declarations.models import Request
from portal.declarations.rules import Kind
from portal.errors import NotFound
from portal.store import Work
from portal.store.texts import read_all
from portal.store.work import AnyRow

TABLE = Request.__tablename__


@dataclass(frozen=True)
class Asked:
    """One text that a person is asked to read or sign, as it was asked."""

    id: str
    person: str
    agency: str
    text: Signable
    data_kinds: str
    bodies: tuple[str, ...]
    valid_to: date | None
    asked_at: datetime
    state: str
    declaration: str = ""
    """What came of it, when it was signed."""
    about: str = ""
    question: str = ""
    professional: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for an answer."""
        return self.state == "asked"

    @property
    def is_release(self) -> bool:
        """Tell whether bodies are answered one by one."""
        return self.text.kind == Kind.RELEASE

    @property
    def is_acknowledged(self) -> bool:
        """Tell whether the person is only asked to read it: that is no yes to anything."""
        return self.text.kind == Kind.ACKNOWLEDGED


_ALL = visible(Request, *Request.__table__.columns).order_by(Request.asked_at.desc(), Request.id)
_OPEN = visible(Request, Request.id, Request.agency_id, Request.asked_at).where(Request.state == "asked")
_ONE = visible(Request, *Request.__table__.columns).where(Request.id == bindparam("request"))


def asked_of(look: Work, *, agency: str = "") -> Sequence[Asked]:
    """Return what this person is or was asked, the newest first.

    :param agency: only by this body, for who works there.
    """
    return [_asked(look, row) for row in look.rows(_ALL) if agency in ("", row.agency_id)]


def waiting(look: Work) -> Sequence[AnyRow]:
    """Return which requests wait for an answer of this person: id, body and moment."""
    return look.rows(_OPEN)


def one_asked(look: Work, *, request: str, agency: str = "") -> Asked:
    """Return one request.

    :raises NotFound: when it is not there, not theirs, hidden, or another body's.
    """
    row = look.row(_ONE, request=request)
    if row is None or agency not in ("", row.agency_id):
        raise NotFound(TABLE)
    return _asked(look, row)


def _asked(look: Work, row: AnyRow) -> Asked:
    texts = read_all(look, person=row.person_id, about_id=row.id)
    return Asked(
        id=row.id,
        person=row.person_id,
        agency=row.agency_id,
        text=signable.one(look, row.version_id),
        data_kinds=row.data_kinds,
        bodies=tuple(row.bodies.split()),
        valid_to=row.valid_to,
        asked_at=row.asked_at,
        state=row.state,
        declaration=row.item_id or "",
        about=texts.get("about", ""),
        question=texts.get("question", ""),
        professional=texts.get("professional", ""),
    )
