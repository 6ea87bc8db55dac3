"""Reading files and what stands in them, for who may see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import bindparam, func

from portal.access import visible
from portal.access.disputes import marks
from portal.access.pointers import Pointer
from portal.access.seen_texts import words_of
from portal.agencies.models import File
from portal.agencies.service import system_names
from portal.dossiers import rules
from portal.dossiers.models import FileItem, FileStatement, FileTold
from portal.dossiers.models_plan import FileGoal
from portal.dossiers.models_refusals import FileRefusal
from portal.dossiers.refusals import Instead
from portal.dossiers.shown import FileLine, Item, Told
from portal.errors import NotFound
from portal.store import Work
from portal.store.work import AnyRow
from portal.words import N_, Said

MOST_FILES, MOST_ITEMS = 60, 300
"""Nobody has more; what is past it is reached by asking to see all data."""

_STOPS = (
    visible(FileRefusal, func.max(FileRefusal.think_until))
    .where(
        FileRefusal.item_id == File.id,
        FileRefusal.choice == Instead.STOP,
        FileRefusal.taken_back_at.is_(None),
        File.is_intake,
    )
    .scalar_subquery()
    .label("stops_after")
)
_ONE_FILE = visible(File, *File.__table__.columns, _STOPS)
_FILES = _ONE_FILE.order_by(File.from_day.desc(), File.id).limit(MOST_FILES)
_FILE = _ONE_FILE.where(File.id == bindparam("file"))
_ITEMS = (
    visible(FileItem, *FileItem.__table__.columns, FileGoal.choice.label("goal_choice"))
    .outerjoin(FileGoal, FileGoal.id == FileItem.goal_id)
    .order_by(FileItem.written_on, FileItem.id)
    .limit(MOST_ITEMS)
)
_IN_FILE = _ITEMS.where(FileItem.item_id == bindparam("file"))
_ITEM = _ITEMS.where(FileItem.id == bindparam("item"))
_FACT = visible(FileItem, FileItem.id).where(FileItem.id == bindparam("fact"))
_STATEMENTS = (
    visible(FileStatement, FileStatement.id, FileStatement.item_id, FileStatement.at)
    .where(FileStatement.item_id.in_(bindparam("items", expanding=True)))
    .order_by(FileStatement.at, FileStatement.id)
)
STATEMENTS_OF_ITEM = visible(FileStatement, FileStatement.id).where(
    FileStatement.item_id == bindparam("item")
)
"""Ids of the person's own words beside one item."""

_TOLD = visible(FileTold, *FileTold.__table__.columns).order_by(FileTold.told_on, FileTold.id)
_TOLD_OF_FILE = _TOLD.where(FileTold.item_id == bindparam("file"))


def files(look: Work) -> list[FileLine]:
    """Return the files that organisations keep about the person, the newest first."""
    rows = look.rows(_FILES)
    words = words_of(look, (row.id for row in rows))
    disputed = marks(look, [row.id for row in rows]).disputed
    return [_file(row, words.get(row.id, {}), disputed) for row in rows]


def file(look: Work, id: str) -> FileLine:
    """Return one file.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = look.row(_FILE, file=id)
    if row is None:
        raise NotFound("files")
    return _file(row, words_of(look, [row.id]).get(row.id, {}), marks(look, [id]).disputed)


def items(look: Work, file: str, *, today: date) -> list[Item]:
    """Return what stands in a file; an explanation whose fact is hidden is absent as well."""
    rows = look.rows(_IN_FILE, file=file)
    facts = {row.id for row in rows if row.what == rules.What.FACT}
    return _shown(look, [row for row in rows if row.fact_id is None or row.fact_id in facts], today)


def item(look: Work, id: str, *, today: date) -> Item:
    """Return one item.

    :raises NotFound: when it is not there, not theirs, taken away, or hidden.
    """
    row = look.row(_ITEM, item=id)
    is_hidden = row is not None and row.fact_id is not None and look.row(_FACT, fact=row.fact_id) is None
    if row is None or is_hidden:
        raise NotFound("file_items")
    file(look, row.item_id)
    return _shown(look, [row], today)[0]


def told(look: Work, file: str = "") -> list[Told]:
    """Return when somebody told the person about a file, or about all of them."""
    rows = look.rows(_TOLD_OF_FILE, file=file) if file else look.rows(_TOLD)
    words = words_of(look, (row.id for row in rows))
    return [
        Told(
            row.id,
            row.item_id,
            row.how,
            row.told_on,
            row.language,
            row.role,
            row.has_told_rights,
            row.denied_at is not None,
            words.get(row.id, {}).get("reaction", ""),
        )
        for row in rows
    ]


def describe_file(work: Work, id: str) -> Pointer:
    """Describe a file in one line, for a case that is about it; the system is named as the target.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    found = file(work, id)
    msgid = N_("Your joint file: %(name)s") if found.is_joint else N_("Your file: %(name)s")
    text = Said(msgid, name=found.name)
    if found.system is not None:
        systems = " + ".join(system_names(work, found.system))
        msgid = N_("Your file: %(name)s, kept in %(systems)s")
        if found.is_joint:
            msgid = N_("Your joint file: %(name)s, kept in %(systems)s")
        text = Said(msgid, name=found.name, systems=systems)
    return Pointer("files", id, text, "dossiers.file", found.agency)


def describe_item(work: Work, id: str) -> Pointer:
    """Describe an item in one line, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_ITEM, item=id)
    if row is None:
        raise NotFound("file_items")
    found = item(work, id, today=row.written_on)
    start = found.text if len(found.text) <= LONGEST_START else found.text[: LONGEST_START - 1] + "…"
    agency = file(work, found.file).agency
    return Pointer("file_items", id, Said(N_("In your file: %(text)s"), text=start), "dossiers.item", agency)


LONGEST_START = 80
"""Letters of an item that stand in the line of a case."""


def _file(row: AnyRow, words: Mapping[str, str], disputed: Collection[str]) -> FileLine:
    return FileLine(
        id=row.id,
        agency=row.agency_id,
        system=row.system_id,
        name=words.get("name", ""),
        purpose=words.get("purpose", ""),
        shared_with=words.get("shared_with", ""),
        is_joint=row.is_joint,
        consulters=words.get("consulters", ""),
        consult_kinds=row.consult_kinds,
        consult_goal=words.get("consult_goal", ""),
        joint_told_on=row.joint_told_on,
        from_day=row.from_day,
        until_day=row.until_day,
        keep_until=row.keep_until,
        service=row.service,
        data_kinds=row.data_kinds,
        is_paper=row.is_paper,
        is_intake=row.is_intake,
        is_disputed=row.id in disputed,
        stops_after=row.stops_after,
    )


def _shown(look: Work, rows: list[AnyRow], today: date) -> list[Item]:
    ids = [row.id for row in rows]
    beside = {row.item_id: row for row in look.rows(_STATEMENTS, items=ids)} if ids else {}
    words = words_of(look, [*ids, *(row.id for row in beside.values())])
    # Who disputes a whole file disputes each thing in it.
    marked = marks(look, [*ids, *{row.item_id for row in rows}])
    shown = []
    for row in rows:
        said, own = words.get(row.id, {}), beside.get(row.id)
        purpose = said.get("purpose", "")
        shown.append(
            Item(
                id=row.id,
                file=row.item_id,
                data_kind=row.data_kind,
                what=row.what,
                fact=row.fact_id,
                written_on=row.written_on,
                came_from="" if row.protected_by or row.came_from == "unknown" else row.came_from,
                came_on=None if row.protected_by else row.came_on,
                came_from_agency=None if row.protected_by else row.came_from_agency,
                needed_until=row.needed_until,
                text=said.get("text", ""),
                purpose=purpose,
                agreed=said.get("agreed", ""),
                can_go=rules.can_go(
                    purpose=purpose,
                    needed_until=row.needed_until,
                    goal_choice=row.goal_choice or "",
                    today=today,
                ),
                own_words=marked.beside(row.id, words.get(own.id, {}).get("words", "") if own else ""),
                is_disputed=bool({row.id, row.item_id} & marked.disputed),
                own_words_at=own.at if own else None,
            )
        )
    return shown
