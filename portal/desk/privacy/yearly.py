"""The yearly look back at how privacy is kept: fixed indicators, each under the norm it belongs to.

Only what happened in that year counts, and what was hidden for safety at its end is left out. So the same
year gives the same numbers whenever it is asked. Source: R-082, norm 5.3 of Het hemd van het lijf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, exists, func, literal, or_, select

from portal.access.models import Hold, RefusedTry, ViewLog
from portal.access.models_samples import LookReview, SampleItem
from portal.access.sample_rules import FEWEST
from portal.cases.models import Case, CasePart
from portal.clock import AMSTERDAM
from portal.consultations.models import ConsultationSubject as Entry
from portal.declarations.models import Declaration
from portal.dossiers.models import FileItem, FileReview, FileTalk, FileTold
from portal.dossiers.models_refusals import ContactStub, FileRefusal
from portal.instructions.models import Confirmation, Training
from portal.meetings.models import MeetingPerson
from portal.store import Moment, Work
from portal.store.published import published

_FROM, _UNTIL = bindparam("from_at", type_=Moment()), bindparam("until_at", type_=Moment())
_FIRST, _NEXT = bindparam("first", type_=Date()), bindparam("next", type_=Date())


# Any: a table of any room, with whatever columns it has.
def _shown(table: Any) -> list[ColumnElement[bool]]:
    """Return what keeps a row of a table in the count: it is published, and was not hidden at year's end."""
    columns = table.__table__.c
    found: list[ColumnElement[bool]] = []
    for name in ("id", "item_id"):
        if name in columns and "person_id" in columns:
            held = and_(
                Hold.item_id == columns[name],
                Hold.made_at < _UNTIL,
                or_(Hold.ended_at.is_(None), Hold.ended_at >= _UNTIL),
            )
            found.append(~exists(select(literal(1)).where(held)))
    if "batch_id" in columns:
        found.append(published(columns))
    if "replaced_at" in columns:
        # What was corrected or taken away after that year still stood in it.
        found.append(or_(columns.replaced_at.is_(None), columns.replaced_at >= _UNTIL))
    return found


# Any: a table of any room, and a column of it.
def _in_year(table: Any, moment: Any, *more: ColumnElement[bool]) -> Select[Any]:
    return (
        select(func.count()).select_from(table).where(moment >= _FROM, moment < _UNTIL, *more, *_shown(table))
    )


# Any: a table of any room, and a column of it.
def _on_days(table: Any, day: Any, *more: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(table).where(day >= _FIRST, day < _NEXT, *more, *_shown(table))


_ASKED_TO = CasePart.kind.in_(("inspection", "correction", "erasure", "restriction", "objection_to_use"))
_SENT = select(func.count()).select_from(CasePart).join(Case, Case.id == CasePart.case_id)
_ASKED = _SENT.where(_ASKED_TO, Case.first_day >= _FIRST, Case.first_day < _NEXT)
_TALK = Entry.kind == "exchange"
_MAILED = Entry.channel == "unsecured_mail"
_INVITED = MeetingPerson.is_invited.is_(True)

INDICATORS: tuple[tuple[str, str, Select[Any]], ...] = (
    ("1.2", "instructions confirmed", _in_year(Confirmation, Confirmation.at)),
    ("1.3", "things written in files", _on_days(FileItem, FileItem.written_on)),
    ("1.4", "people who said no to giving data", _in_year(FileRefusal, FileRefusal.at)),
    ("2.3", "opinions of workers", _on_days(FileItem, FileItem.written_on, FileItem.what != "fact")),
    ("2.5", "things looked at again", _in_year(FileReview, FileReview.at)),
    ("2.6", "requests stopped and destroyed", _on_days(ContactStub, ContactStub.stopped_on)),
    ("3.3", "talks between organisations", _in_year(Entry, Entry.happened_at, _TALK)),
    ("3.3", "talks that were not allowed", _in_year(Entry, Entry.happened_at, Entry.broken_rules != "")),
    ("3.4", "declarations signed", _in_year(Declaration, Declaration.signed_at)),
    ("3.4", "declarations taken back", _in_year(Declaration, Declaration.withdrawn_at)),
    ("3.6", "refused tries", _in_year(RefusedTry, RefusedTry.at)),
    (
        "3.7",
        "talks by unprotected mail",
        _in_year(Entry, Entry.happened_at, Entry.channel == "unsecured_mail"),
    ),
    ("4.2", "told by mouth", _on_days(FileTold, FileTold.told_on, FileTold.how == "oral")),
    ("4.2", "told in writing", _on_days(FileTold, FileTold.told_on, FileTold.how == "writing")),
    ("4.2", "people say: not told at all", _in_year(FileTalk, FileTalk.at, FileTalk.was_told == "no")),
    ("4.3", "people say: this was told to me", _in_year(FileTalk, FileTalk.at, FileTalk.was_told == "yes")),
    ("4.5", "people say: I could say no", _in_year(FileTalk, FileTalk.at, FileTalk.could_say_no == "yes")),
    ("4.6", "meetings held", _in_year(MeetingPerson, MeetingPerson.held_at)),
    (
        "4.6",
        "people invited",
        _in_year(MeetingPerson, MeetingPerson.held_at, _INVITED),
    ),
    ("4.8", "requests about own data", _ASKED),
    ("5.1", "trainings taken", _on_days(Training, Training.on_day)),
    ("5.2", "files opened by others", _in_year(ViewLog, ViewLog.at)),
    ("5.2", "looks back by team leaders", _in_year(LookReview, LookReview.at)),
    ("5.3", "things scored in samples", _in_year(SampleItem, SampleItem.scored_at)),
)
"""The number of the norm, what is counted, and how. One is added at the end, and none is ever changed."""


@dataclass(frozen=True)
class Figure:
    """One line of the look back."""

    norm: str
    what: str
    number: int

    @property
    def told(self) -> str:
        """Return the number, or "<5" where it could point at somebody."""
        return f"<{FEWEST}" if 0 < self.number < FEWEST else str(self.number)


def look_back(work: Work, year: int) -> Sequence[Figure]:
    """Return every indicator of one year."""
    first, following = date(year, 1, 1), date(year + 1, 1, 1)
    binds: dict[str, Any] = {  # Any: days and moments.
        "first": first,
        "next": following,
        "from_at": datetime.combine(first, time(), tzinfo=AMSTERDAM).astimezone(UTC),
        "until_at": datetime.combine(following, time(), tzinfo=AMSTERDAM).astimezone(UTC),
    }
    return [Figure(norm, what, int(work.value(count, **binds) or 0)) for norm, what, count in INDICATORS]
