"""Reading what stands beside the items: parts of life, goals, exemptions, carers, what is kept for later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam

from portal.access import visible
from portal.access.pointers import Pointer
from portal.access.seen_texts import words_of
from portal.dossiers.models_plan import FileAsk, FileCarer, FileDomain, FileExemption, FileGoal, FileKeep
from portal.dossiers.phrases import DOMAINS
from portal.dossiers.reading import file as file_of
from portal.dossiers.rules import Asked, Domain
from portal.dossiers.shown import Carer, DomainLine, Exemption, Goal
from portal.errors import NotFound
from portal.store import Work
from portal.store.work import AnyRow
from portal.words import N_, Said

_DOMAINS = visible(FileDomain, *FileDomain.__table__.columns)
_DOMAINS_OF_FILE = _DOMAINS.where(FileDomain.item_id == bindparam("file")).order_by(
    FileDomain.asked_on.nulls_first(), FileDomain.id
)
_DOMAIN = _DOMAINS.where(FileDomain.id == bindparam("domain"))
_ASKS = (
    visible(FileAsk, FileAsk.domain, FileAsk.answer, FileAsk.at)
    .where(FileAsk.item_id == bindparam("file"))
    .order_by(FileAsk.at, FileAsk.id)
)
_GOALS = (
    visible(FileGoal, *FileGoal.__table__.columns)
    .where(FileGoal.item_id == bindparam("file"))
    .order_by(FileGoal.chosen_on, FileGoal.id)
)
_EXEMPTIONS = (
    visible(FileExemption, *FileExemption.__table__.columns)
    .where(FileExemption.item_id == bindparam("file"))
    .order_by(FileExemption.begins_on.desc(), FileExemption.id)
)
_CARERS = visible(FileCarer, *FileCarer.__table__.columns).order_by(FileCarer.id)
_OF_FILE = _CARERS.where(FileCarer.item_id == bindparam("file"), FileCarer.is_own_entry.is_(False))
_OWN = _CARERS.where(FileCarer.is_own_entry.is_(True))
_CARER = _CARERS.where(FileCarer.id == bindparam("carer"))
_KEEPS = (
    visible(FileKeep, FileKeep.keep_until)
    .where(FileKeep.item_id == bindparam("file"))
    .order_by(FileKeep.at.desc(), FileKeep.id)
    .limit(1)
)


def domains(look: Work, file: str) -> list[DomainLine]:
    """Return all fourteen parts of life; what the file says nothing about was not asked."""
    rows = {row.domain: row for row in look.rows(_DOMAINS_OF_FILE, file=file)}
    asks = {row.domain: row for row in look.rows(_ASKS, file=file)}
    words = words_of(look, (row.id for row in rows.values()))
    return [
        _domain(
            domain, rows.get(domain), asks.get(domain), words.get(rows[domain].id, {}).get("necessity", "")
        )
        if domain in rows
        else _domain(domain, None, asks.get(domain), "")
        for domain in Domain
    ]


def _domain(domain: str, row: AnyRow | None, ask: AnyRow | None, necessity: str) -> DomainLine:
    answer, answered_at = (ask.answer, ask.at) if ask else ("", None)
    if row is None:
        return DomainLine(domain, Asked.NOT_ASKED, answer=answer, answered_at=answered_at)
    return DomainLine(
        domain=domain,
        asked=row.asked,
        id=row.id,
        has_number=row.has_number,
        necessity=necessity,
        asked_on=row.asked_on,
        asked_by=row.asked_by,
        asked_where=row.asked_where,
        reused_on=row.reused_on,
        is_still_right=row.is_still_right,
        answer=answer,
        answered_at=answered_at,
    )


def goals(look: Work, file: str) -> list[Goal]:
    """Return the goals of a plan, with those that were deliberately not chosen."""
    rows = look.rows(_GOALS, file=file)
    words = words_of(look, (row.id for row in rows))
    return [
        Goal(
            row.id,
            row.choice,
            row.chosen_on,
            *(words.get(row.id, {}).get(f, "") for f in ("text", "when", "why")),
        )
        for row in rows
    ]


def exemptions(look: Work, file: str) -> list[Exemption]:
    """Return the exemptions in a file, the newest first."""
    rows = look.rows(_EXEMPTIONS, file=file)
    words = words_of(look, (row.id for row in rows))
    return [
        Exemption(
            row.id,
            row.begins_on,
            row.ends_on,
            row.letter_on,
            *(words.get(row.id, {}).get(f, "") for f in ("text", "reason", "then")),
        )
        for row in rows
    ]


def carers(look: Work, file: str) -> list[Carer]:
    """Return who helps the person, as a file says."""
    return _carers(look, look.rows(_OF_FILE, file=file))


def own_entries(look: Work) -> list[Carer]:
    """Return where the person stands as somebody's carer."""
    return _carers(look, look.rows(_OWN))


def kept_until(look: Work, file: str) -> date | None:
    """Return until when the person wants a file kept for a next question; nothing is the usual."""
    found: date | None = look.value(_KEEPS, file=file)
    return found


def describe_domain(work: Work, id: str) -> Pointer:
    """Describe a part of life in a file, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_DOMAIN, domain=id)
    if row is None:
        raise NotFound("file_domains")
    found = file_of(work, row.item_id)
    text = Said(N_("In your file: part of life %(domain)s"), domain=Said(DOMAINS[Domain(row.domain)]))
    return Pointer("file_domains", id, text, "dossiers.domain", found.agency)


def file_of_domain(look: Work, id: str) -> str:
    """Return the file in which a part of life stands.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = look.row(_DOMAIN, domain=id)
    if row is None:
        raise NotFound("file_domains")
    return file_of(look, row.item_id).id


def describe_carer(work: Work, id: str) -> Pointer:
    """Describe a carer's entry, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_CARER, carer=id)
    if row is None:
        raise NotFound("file_carers")
    return Pointer("file_carers", id, N_("What is written about a helper"), "dossiers.carer", row.agency_id)


def file_of_carer(look: Work, id: str) -> str:
    """Return the file in which a carer stands; an empty word when it is the person's own entry.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = look.row(_CARER, carer=id)
    if row is None:
        raise NotFound("file_carers")
    return str(row.item_id)


def _carers(look: Work, rows: Sequence[AnyRow]) -> list[Carer]:
    def opened(row: AnyRow, field: str, sealed: bytes | None) -> str:
        return look.open(row.person_id, FileCarer.__tablename__, row.id, field, sealed)

    return [
        Carer(
            row.id,
            row.agency_id,
            opened(row, "name", row.name_sealed),
            opened(row, "contact", row.contact_sealed),
            row.relation,
            tuple(row.gives_help.split()),
        )
        for row in rows
    ]
