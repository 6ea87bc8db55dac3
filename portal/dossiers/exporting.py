"""Everything of the file in a form that a machine can read, to take along. Source: AVG art. 15 and 20.

Codes stand as they are in the store, so another program can read them; "not_asked" is a word, never a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from portal.agencies.service import Directory, SystemCard
from portal.dossiers import other_uses, reading, reading_plan
from portal.dossiers.picturing import picture
from portal.dossiers.project_rules import Asked
from portal.dossiers.shown import FileLine
from portal.store import Work

FORMAT = "inzage-dossier/1"
_OF_USE = ("title", "why", "who", "data_kinds", "article", "from_day", "until_day", "is_stopped")

# Any: what JSON can hold.
Plain = dict[str, Any]


Papers = Callable[[Work], Iterable[Mapping[str, object]]]
"""Returns papers that one organisation handed over to another: ids of both, moments, and the kind of file."""

_papers: list[Papers] = []


def register_papers(ask: Papers) -> None:
    """Say how is asked which papers were handed over: another room on this step knows."""
    _papers[:] = [ask]


def whole(look: Work, directory: Directory, *, today: date, at: datetime) -> Plain:
    """Return all that the viewer may see of the files, ready for JSON."""
    told, uses = reading.told(look), other_uses.uses(look)
    return {
        "format": FORMAT,
        "made_at": at.isoformat(),
        "files": [
            {
                **_file(look, directory, file, today),
                "told": [_plain(asdict(one)) for one in told if one.file == file.id],
                "other_uses": [_use(directory, one) for one in uses if one.file == file.id],
            }
            for file in reading.files(look)
        ],
        "as_a_carer": [
            {**_plain(asdict(one)), "agency": directory.name(one.agency)}
            for one in reading_plan.own_entries(look)
        ],
        "papers_handed_over": [
            {name: _named(directory, name, value) for name, value in one.items()}
            for ask in _papers
            for one in ask(look)
        ],
        "who": [
            {
                "organisation": directory.name(one.agency),
                "keeps_it_in": list(one.systems),
                "may_look": [{"role": role, "until": _value(until)} for role, until in one.roles],
                "entries": one.got,
            }
            for one in picture(look, directory, today=today)
        ],
    }


def _file(look: Work, directory: Directory, file: FileLine, today: date) -> Plain:
    card = directory.system(file.system)
    return {
        **_plain(asdict(file)),
        "agency": directory.name(file.agency),
        "system": _system(directory, card) if card else None,
        "items": [
            {
                **_plain(asdict(item)),
                "came_from_agency": directory.name(item.came_from_agency) if item.came_from_agency else None,
            }
            for item in reading.items(look, file.id, today=today)
        ],
        "parts_of_life": [_plain(asdict(one)) for one in reading_plan.domains(look, file.id)],
        "goals": [_plain(asdict(one)) for one in reading_plan.goals(look, file.id)],
        "exemptions": [_plain(asdict(one)) for one in reading_plan.exemptions(look, file.id)],
        "carers": [
            {**_plain(asdict(one)), "agency": directory.name(one.agency)}
            for one in reading_plan.carers(look, file.id)
        ],
        "keep_for_next_question_until": _value(reading_plan.kept_until(look, file.id)),
    }


def _use(directory: Directory, asked: Asked) -> Plain:
    """Return another use of a file: what it is, when the person was told, and whether the person said no."""
    use = asked.use
    return {
        "agency": directory.name(use.agency),
        **{name: _value(getattr(use, name)) for name in _OF_USE},
        "told_at": asked.told_at.isoformat(),
        "is_refused": asked.is_refused,
    }


def _system(directory: Directory, card: SystemCard) -> Plain:
    return {
        "name": card.name,
        "purpose": dict(card.purpose),
        "who_can_look": dict(card.lookers),
        "how_wide": card.width or None,
        "said_on": _value(card.looks_on),
        "law": card.law or None,
        "years": card.keep_years,
        "from_when": card.keep_from or None,
        "last_delivery": _value(card.last_delivered_at),
        "parts": [part.name for part in directory.parts_of(card.id)],
    }


def _named(directory: Directory, name: str, value: object) -> object:
    return directory.name(str(value)) if name in {"asked_by", "handed_over_by"} else _value(value)


def _plain(values: Mapping[str, object]) -> Plain:
    return {name: _value(value) for name, value in values.items()}


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
