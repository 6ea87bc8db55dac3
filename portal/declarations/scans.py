"""The page with the signature of a declaration on paper: sealed, and only for its person and the body."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam

from portal.access import visible
from portal.declarations.models import Scan
from portal.errors import NotFound
from portal.store import Work

TABLE = Scan.__tablename__


@dataclass(frozen=True)
class OpenedScan:
    """A page with a signature, opened."""

    media_type: str
    content: bytes


_IDS = visible(Scan, Scan.id).where(Scan.item_id == bindparam("declaration"))
_ONE = visible(Scan, Scan.id, Scan.person_id, Scan.media_type, Scan.sealed).where(
    Scan.item_id == bindparam("declaration")
)


def has_scan(look: Work, *, declaration: str) -> bool:
    """Tell whether a page with the signature is kept."""
    return bool(look.rows(_IDS, declaration=declaration))


def read_scan(look: Work, *, declaration: str) -> OpenedScan:
    """Return the page with the signature.

    :raises NotFound: when there is none, or it is not theirs.
    """
    rows = look.rows(_ONE, declaration=declaration)
    if not rows:
        raise NotFound(TABLE)
    row = rows[0]
    content = look.open_bytes(row.person_id, TABLE, row.id, "scan", row.sealed)
    return OpenedScan(row.media_type, content)
