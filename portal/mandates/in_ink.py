"""Mandates in ink: signed on paper before an official, kept with the page of the signature alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.errors import NotFound, Refused
from portal.mandates.giving import TABLE, Given, born_on, renew_code, row_of
from portal.mandates.models import Mandate, MandateScan
from portal.mandates.noting import note
from portal.mandates.rules import NO_NAME, check_age, check_given
from portal.notices.service import tell
from portal.store import Work, Writing
from portal.store.texts import keep
from portal.words import N_

SCANS = MandateScan.__tablename__

AGE_NOT_SEEN = N_("We do not know the date of birth. Look at an identity card, and tick that you did.")

_SCAN = select(MandateScan.media_type, MandateScan.sealed).where(
    MandateScan.mandate_id == bindparam("mandate"), MandateScan.person_id == bindparam("person")
)
_CODE = select(Mandate.code_sealed).where(
    Mandate.id == bindparam("mandate"), Mandate.person_id == bindparam("person"), Mandate.taken_at.is_(None)
)


@dataclass(frozen=True)
class Signed:
    """The page with the signature, cleaned."""

    media_type: str
    content: bytes


def check(work: Work, *, person: str, given: Given, is_age_seen: bool, today: date) -> None:
    """Make sure that somebody may allow this on paper.

    :param is_age_seen: an official saw on an identity card that the person is sixteen or older; it counts
        only where no date of birth is known.
    :raises Refused: with what is wrong.
    """
    if not given.helper.strip():
        raise Refused(NO_NAME)
    born = born_on(work, person)
    if born is None and not is_age_seen:
        raise Refused(AGE_NOT_SEEN)
    if born is not None:
        check_age(born, today)
    check_given(acts=given.acts, until=given.until, today=today, is_case=bool(given.case))


def keep_signed(
    work: Writing,
    *,
    person: str,
    account: str,
    given: Given,
    scan: Signed,
    once: str,
    is_age_seen: bool,
    at: datetime,
    today: date,
) -> str:
    """Keep a mandate signed on paper; the person is told at once. Return the code for who acts.

    Pressed twice it is kept once, and gives the same code again.

    :raises Refused: when it may not be given like this.
    """
    check(work, person=person, given=given, is_age_seen=is_age_seen, today=today)
    if not work.add_if_new(Mandate, row_of(person, account, given, once, at, today), "id"):
        return work.open(person, TABLE, once, "code", work.value(_CODE, mandate=once, person=person))
    code = renew_code(work, person=person, mandate=once, at=at)
    sealed = work.seal_bytes(person, SCANS, once, "scan", scan.content)
    row = {"mandate_id": once, "person_id": person, "media_type": scan.media_type, "sealed": sealed}
    work.add(MandateScan, row)
    for field, text in (("text", given.text), ("helper", given.helper.strip())):
        keep(work, person=person, about_table=TABLE, about_id=once, field=field, text=text, at=at)
    note(work, mandate=once, person=person, what="signed", account=account, at=at)
    tell(work, person=person, kind="mandate_ink", about_table=TABLE, about_id=once, at=at)
    return code


def has_scan(work: Work, *, person: str, mandate: str) -> bool:
    """Tell whether the page with a signature is kept."""
    return work.row(_SCAN, mandate=mandate, person=person) is not None


def read_scan(work: Work, *, person: str, mandate: str) -> Signed:
    """Return the page with the signature, for the person who signed it.

    :raises NotFound: when there is none, or it is somebody else's.
    """
    row = work.row(_SCAN, mandate=mandate, person=person)
    if row is None:
        raise NotFound(SCANS)
    return Signed(row.media_type, work.open_bytes(person, SCANS, mandate, "scan", row.sealed))
