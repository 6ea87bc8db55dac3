"""Verbs: add a name to what was told without one, and take it into an account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, bindparam, select, update

from portal.access import Viewer, ViewLog, turn_to
from portal.cases import service as cases
from portal.cases.models import Attachment, Case, CaseEvent, CaseMessage, CasePart, Grievance
from portal.cases.models_handling import CaseLetter
from portal.cases.naming import Said
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.people import named
from portal.signals import following, naming, signal_files
from portal.signals.following import Told
from portal.signals.rules import Kind
from portal.store import Writing, metadata
from portal.store.models import Text
from portal.understanding import service as understanding

KINDS = {Kind.SIGNAL: "complaint", Kind.COMPLAINT: "complaint", Kind.QUESTION: "question"}
"""What each becomes once there is a name."""

_SEALED = (
    (CaseLetter, "typed_sealed", "typed"),
    (Attachment, "sealed", "content"),
)
"""Columns of a case that are sealed with its person's key, and under which field."""

_TEXTS = select(*Text.__table__.columns).where(Text.person_id == bindparam("person"))
_RESEAL = update(Text).where(Text.id == bindparam("row")).values(sealed=bindparam("new"))


def viewer_of(told: Told) -> Viewer:
    """Return the viewer of a code whose case has a person of its own; nothing else is that person's.

    :raises NotFound: when there is no name yet.
    """
    if told.person is None:
        raise NotFound("cases")
    return Viewer(account=told.id, person=told.person)


def add_name(
    work: Writing, *, signal: str, name: str, address: str, language: str, theme: str, at: datetime
) -> None:
    """Make a real case of what was told; a second press changes nothing.

    :param theme: in words, for a signal without any text.
    """
    told = naming.claim(work, signal=signal, at=at)
    if told is None:
        return
    person = named.add(work, name=name, address=address, language=language, at=at)
    case = _case(work, told, Viewer(account=signal, person=person), language, theme, at)
    naming.became(work, signal=signal, case=case, person=person)


def hand_over(work: Writing, *, signal: str, viewer: Viewer, language: str, theme: str, at: datetime) -> str:
    """Put it with the account of who signed in, end the code, and return the case.

    :raises NotFound: when it was handed over before.
    """
    told = naming.claim(work, signal=signal, at=at)
    if told is not None:
        case = _case(work, told, viewer, language, theme, at)
        naming.became(work, signal=signal, case=case, person=viewer.person)
    else:
        told = following.show(work, signal=signal)
        if told.person is None or told.case is None or not told.has_code:
            raise NotFound("signals")
        case = told.case
        _move(work, told.person, viewer.person)
        naming.became(work, signal=signal, case=case, person=viewer.person)
    naming.end_code(work, signal=signal)
    return case


def _case(work: Writing, told: Told, viewer: Viewer, language: str, theme: str, at: datetime) -> str:
    added = signal_files.take_all(work, signal=told.id)
    turn_to(work, viewer)
    case = cases.from_nameless(
        work,
        viewer=viewer,
        kind=KINDS[told.kind],
        story=told.text or theme,
        said=[Said(one.at, one.account if one.by == "body" else "", one.text) for one in told.messages],
        language=language,
        first_at=told.made_at,
        at=at,
    )
    for number, one in enumerate(added, 1):
        # It was cleaned before it was kept.
        content = cases.CleanFile(one.media_type, one.content)
        file = cases.attach(
            work,
            viewer=viewer,
            case=case,
            name=str(number),
            content=content,
            language=one.language,
            at=at,
        )
        if one.heard is not None:
            understanding.bring_along(work, viewer=viewer, case=case, attachment=file, **vars(one.heard))
    return case


def _move(work: Writing, one: str, other: str) -> None:
    """Give the one case of a person who exists for it alone to another person, sealed with that key.

    The first key stays: with it the timeline can still be proved unchanged.
    """
    for row in work.rows(_TEXTS, person=one):
        plain = work.open_bytes(one, row.about_table, row.about_id, row.field, row.sealed)
        sealed = work.seal_bytes(other, row.about_table, row.about_id, row.field, plain)
        work.run(_RESEAL, {"row": row.id, "new": sealed})
    for table, column, field in _SEALED:
        _reseal(work, table.__table__, column, field, one, other)  # type: ignore[arg-type]  # Each is a table.
    for moved in _of_cases():
        change = update(moved).where(moved.c.person_id == bindparam("was")).values(person_id=bindparam("new"))
        work.run(change, {"was": one, "new": other})
    named.forget(work, person=one)


def _reseal(work: Writing, table: Table, column: str, field: str, one: str, other: str) -> None:
    found = select(table.c.id, table.c[column].label("sealed")).where(
        table.c.person_id == bindparam("person"), table.c[column].is_not(None)
    )
    change = update(table).where(table.c.id == bindparam("row")).values({column: bindparam("new")})
    for row in work.rows(found, person=one):
        plain = work.open_bytes(one, table.name, row.id, field, row.sealed)
        work.run(change, {"row": row.id, "new": work.seal_bytes(other, table.name, row.id, field, plain)})


def _of_cases() -> list[Table]:
    """Return every table with rows of a case and its person."""
    known = {
        one.__tablename__
        for one in (Case, CasePart, Grievance, CaseEvent, CaseMessage, Notice, Text, ViewLog)
    }
    return [
        table
        for table in metadata.sorted_tables
        if "person_id" in table.c and ("case_id" in table.c or table.name in known)
    ]
