"""The print folder: letters that lie there still, and that may not go any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import and_, bindparam, or_, select

from portal.notices.leaving import ACCOUNT
from portal.notices.models import ContactWay, Delivery
from portal.notices.returns import note_returned
from portal.notices.rules import Channel
from portal.people.models import Person
from portal.store.models import PersonKey
from portal.worker.duty import Bench

AT_ONCE = 500

_NOTICE, _MOVED = "notice", "moved"

_OURS = re.compile(r"\.?([0-9a-z]{26})(-[a-z]{2})?\.pdf(\.part)?")
# Whoever's key is gone has no readable text left in the store, so none may lie on paper either. And a code to
# sign in goes to no address that became secret.
_DESTROYED = or_(
    PersonKey.person_id.is_(None), and_(Delivery.purpose == ACCOUNT, Person.is_at_risk.is_(True))
)
# Nor does a letter go to an address that is used no more, but for the one that says so there; and whoever is
# in danger since gets no letter that tells what it is about. Source: trap 16.
_COMES_BACK = or_(
    and_(Delivery.purpose != _MOVED, ContactWay.ended_at.is_not(None)),
    and_(
        Delivery.purpose == _NOTICE,
        Delivery.channel == Channel.LETTER.value,
        Person.is_at_risk.is_(True),
    ),
)
_MUST_GO = (
    select(Delivery.id, _DESTROYED.label("is_destroyed"))
    .outerjoin(PersonKey, PersonKey.person_id == Delivery.person_id)
    .outerjoin(Person, Person.id == Delivery.person_id)
    .outerjoin(ContactWay, ContactWay.id == Delivery.way_id)
    .where(
        Delivery.id.in_(bindparam("these", expanding=True)),
        or_(_DESTROYED, _COMES_BACK),
    )
)


def take_back(bench: Bench, at: datetime) -> int:
    """Destroy letters in the print folder that may not go any more; return how many files.

    One that would have come to a wrong address counts as come back, so that somebody looks how to tell it.
    """
    folder = bench.portal.settings.print_folder
    if folder is None:
        return 0
    done = 0
    files = _ours(folder)
    while some := list(islice(files, AT_ONCE)):
        done += _destroy(bench, some, at)
    return done


def letters_in(folder: Path) -> set[str]:
    """Return the deliveries of which a file lies in the folder; half a file is not there yet."""
    return {delivery for delivery, file in _ours(folder) if not file.name.startswith(".")}


def _ours(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give each file that we put there, with the delivery it belongs to; what others put there stays."""
    for file in sorted(folder.iterdir()):
        found = _OURS.fullmatch(file.name)
        if found:
            yield found[1], file


def _destroy(bench: Bench, files: Sequence[tuple[str, Path]], at: datetime) -> int:
    with bench.portal.store.reading() as work:
        rows = work.rows(_MUST_GO, these=sorted({delivery for delivery, _ in files}))
    gone = {row.id for row in rows}
    back = [row.id for row in rows if not row.is_destroyed]
    if back:
        # Written down first: a worker that is killed now finds the file again, and destroys it then.
        with bench.portal.store.writing() as work:
            for delivery in back:
                note_returned(work, delivery=delivery, is_for_good=False, at=at)
    must_go = [file for delivery, file in files if delivery in gone]
    for file in must_go:
        # The printer may be faster.
        file.unlink(missing_ok=True)
    return len(must_go)
