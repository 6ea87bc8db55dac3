"""Keeping a declaration: the text as it was shown, its version and proof, and each body by name."""

from __future__ import annotations

from datetime import datetime

from portal.declarations.models import Declaration, DeclarationBody
from portal.declarations.rules import Draft, check, proof
from portal.store import Base, Work, Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row

TABLE = Declaration.__tablename__

Rows = dict[type[Base], list[dict[str, object]]]


def record(work: Writing, *, draft: Draft, at: datetime) -> str:
    """Keep a declaration and return its id.

    :raises DeclarationIncomplete: when it does not say all that it must; nothing is kept then.
    """
    check(draft)
    rows = rows_for(work, draft, at=at)
    for model, found in rows.items():
        work.add(model, *found)
    return str(rows[Declaration][0]["id"])


def rows_for(
    work: Work, draft: Draft, *, at: datetime, batch: str | None = None, id: str | None = None
) -> Rows:
    """Return the rows of one declaration by table, in the order of inserting; nothing is checked or run.

    :param id: of a declaration that is kept already, when these rows are a newer version of it.
    """
    id = id or new_id()
    return {
        Declaration: [_declaration(work, draft, id, batch)],
        DeclarationBody: [
            {"declaration_id": id, "agency_id": agency, "person_id": draft.person, "answer": answer}
            for agency, answer in (draft.bodies or {}).items()
        ],
        Text: [
            text_row(work, person=draft.person, about_table=TABLE, about_id=id, field=field, text=text, at=at)
            for field, text in _texts(draft).items()
            if text
        ],
    }


def _texts(draft: Draft) -> dict[str, str]:
    return {"text": draft.text, "purpose": draft.purpose, "exceptions": draft.exceptions}


def _declaration(work: Work, draft: Draft, id: str, batch: str | None) -> dict[str, object]:
    return {
        "id": id,
        "person_id": draft.person,
        "kind": draft.kind,
        "title_sealed": work.seal(draft.person, TABLE, id, "title", draft.title),
        "about_sealed": work.seal(draft.person, TABLE, id, "about", draft.about) if draft.about else None,
        "agency_id": draft.agency,
        "version": draft.version,
        "language": draft.language,
        "text_hash": proof(draft.text),
        "data_kinds": " ".join(draft.data_kinds),
        "signed_at": draft.signed_at,
        "signed_how": draft.signed_how,
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
        "is_general": draft.is_general,
        "withdrawn_at": draft.withdrawn_at,
        "source": draft.source,
        "source_id": draft.source_id,
        "source_hash": draft.source_hash,
        "batch_id": batch,
        "replaced_at": None,
        "version_id": draft.version_id,
    }
