"""The register of texts that people read or sign: one version of each purpose is in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.agencies import wording
from portal.agencies.models_texts import TextVersion, TextWording
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing, new_id
from portal.store.published import published
from portal.store.work import AnyRow
from portal.words import N_

DUTCH = "nl"
"""The Dutch text counts; every version has one."""

RELEASE = "release_of_confidentiality"

SHARES_AS_WELL = N_("This text also says yes to sharing. Make a text of its own for that: a release.")
APPLIES_AS_WELL = N_("This text also asks for help. Make a text of its own for that.")

OUT_OF_USE = N_("This text is old and is not used any more. Ask for the new text.")


@dataclass(frozen=True)
class Wording:
    """The words of one version in one language."""

    language: str
    title: str
    body: str
    goal: str
    exceptions: tuple[str, ...]


@dataclass(frozen=True)
class Signable:
    """One version of a text."""

    id: str
    purpose: str
    kind: str
    version: str
    made_at: datetime
    retired_at: datetime | None
    wordings: Mapping[str, Wording]

    @property
    def is_in_use(self) -> bool:
        """Tell whether people may still be asked to sign it."""
        return self.retired_at is None

    def said_in(self, language: str) -> Wording:
        """Return the words in a language, or else in Dutch."""
        return self.wordings.get(language) or self.wordings[DUTCH]


_ALL = (
    select(
        *TextVersion.__table__.columns,
        *(
            TextWording.language,
            TextWording.title,
            TextWording.body,
            TextWording.goal,
            TextWording.exceptions,
        ),
    )
    .join(TextWording, TextWording.version_id == TextVersion.id)
    .where(published(TextVersion))
    .order_by(TextVersion.purpose, TextVersion.made_at.desc(), TextVersion.id)
)
_ONE = _ALL.where(TextVersion.id == bindparam("text_version"))
_RETIRE = (
    update(TextVersion)
    .where(TextVersion.purpose == bindparam("of_purpose"), TextVersion.retired_at.is_(None))
    .values(retired_at=bindparam("moment"))
)


def register(work: Work) -> Sequence[Signable]:
    """Return every version of every text, by purpose, the newest first."""
    return _signables(work.rows(_ALL))


def in_use(work: Work) -> Sequence[Signable]:
    """Return the versions that may be signed now: one of each purpose."""
    return [one for one in register(work) if one.is_in_use]


def one(work: Work, version: str) -> Signable:
    """Return one version, also one that is out of use.

    :raises NotFound: when there is none.
    """
    found = _signables(work.rows(_ONE, text_version=version))
    if not found:
        raise NotFound("text_versions")
    return found[0]


def to_sign(work: Work, version: str) -> Signable:
    """Return a version that may be signed now.

    :raises Conflict: when it is out of use. Source: R-043.
    """
    found = one(work, version)
    if not found.is_in_use:
        raise Conflict(OUT_OF_USE)
    return found


class TextIncomplete(Refused):
    """The new version misses something. ``faults`` names each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(next(iter(faults.values())))
        self.faults = faults


def publish(
    work: Writing,
    *,
    purpose: str,
    kind: str,
    version: str,
    wordings: Sequence[Wording],
    by: str,
    at: datetime,
) -> str:
    """Bring a new version of a text into use, and take the one before it out of use; return its id.

    :raises TextIncomplete: without a new version name, or without complete Dutch words.
    """
    faults = dict(_faults(version, wordings))
    for one in wordings:
        why = bundled(kind, one.body)
        if why:
            faults[f"body-{one.language}"] = why
    known = {one.version for one in register(work) if one.purpose == purpose}
    if version in known:
        faults["version"] = N_("This version has been used. Give the new one another name.")
    if faults:
        raise TextIncomplete(faults)
    work.run(_RETIRE, {"of_purpose": purpose, "moment": at})
    id = new_id()
    row = {"id": id, "purpose": purpose, "kind": kind, "version": version, "made_at": at, "made_by": by}
    work.add(TextVersion, row)
    work.add(TextWording, *(wording_row(id, one) for one in wordings))
    return id


def retire(work: Writing, *, version: str, at: datetime) -> None:
    """Take a text out of use without another one; nobody can sign it from now on.

    :raises NotFound: when there is none.
    """
    work.run(_RETIRE, {"of_purpose": one(work, version).purpose, "moment": at})


def wording_row(version: str, one: Wording) -> dict[str, object]:
    """Return the row of a wording; importers collect many of these."""
    return {
        "version_id": version,
        "language": one.language,
        "title": one.title,
        "body": one.body,
        "goal": one.goal,
        "exceptions": "\n".join(one.exceptions),
    }


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def bundled(kind: str, body: str) -> str:
    """Return why a text mixes asking for help with sharing, or nothing: each is an act of its own.

    Source: R-102; AVG art. 7 lid 2 and 4: asked "in een vorm die duidelijk te onderscheiden is".
    """
    if kind == RELEASE:
        return APPLIES_AS_WELL if wording.applies_for_help(body) else ""
    return SHARES_AS_WELL if wording.agrees_to_share(body) else ""


def _faults(version: str, wordings: Sequence[Wording]) -> list[tuple[str, str]]:
    found = [] if version else [("version", N_("Give this version a name, for example 2026-2."))]
    languages = {one.language for one in wordings}
    if DUTCH not in languages:
        found.append((f"title-{DUTCH}", N_("Write the Dutch text. It is the text that counts.")))
    for one in wordings:
        for name in ("title", "body", "goal"):
            if not getattr(one, name):
                found.append((f"{name}-{one.language}", N_("Fill in the whole text of this language.")))
        dutch = next((other for other in wordings if other.language == DUTCH), one)
        if len(one.exceptions) != len(dutch.exceptions):
            text = N_("Write as many exceptions as in Dutch, one on each line.")
            found.append((f"exceptions-{one.language}", text))
    return found


def _signables(rows: Sequence[AnyRow]) -> list[Signable]:
    wordings: dict[str, dict[str, Wording]] = {}
    for row in rows:
        said = Wording(row.language, row.title, row.body, row.goal, lines_of(row.exceptions))
        wordings.setdefault(row.id, {})[row.language] = said
    first = {row.id: row for row in reversed(rows)}
    return [
        Signable(row.id, row.purpose, row.kind, row.version, row.made_at, row.retired_at, wordings[row.id])
        for row in (first[id] for id in wordings)
    ]
