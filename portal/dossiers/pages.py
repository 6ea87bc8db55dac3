"""What the pages of files are filled with: a file with its system, in the words of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal import web
from portal.agencies import data_kinds
from portal.agencies.service import AgencyCard, Directory, SystemCard
from portal.agencies.widths import WIDE, WIDTHS, KeepFrom, Width
from portal.dossiers import rules
from portal.dossiers.phrases import KEPT_FOR
from portal.dossiers.shown import FileLine
from portal.words import N_, Words

NOT_SAID = N_("They did not say.")


@dataclass(frozen=True)
class FileCard:
    """A file as pages show it."""

    file: FileLine
    holder: str
    facts: tuple[tuple[str, str], ...]
    """Name and value, in the reader's language."""
    is_wide: bool
    """Whether more people can look than who helps the person."""
    why: tuple[tuple[str, str], ...]
    """Of the facts: what it is for, which kinds of data, and who can look."""
    consulting: tuple[tuple[str, str], ...] = ()
    """Of a joint file: who may talk about it, about what, for what, and when the person was told."""


def card(file: FileLine) -> FileCard:
    """Return a file with what is known of the system it is kept in."""
    directory, words = web.portal().directory(), web.words()
    system = directory.system(file.system)
    purpose = (words.text(N_("What it is for")), file.purpose or words.text(NOT_SAID))
    kinds = (words.text(N_("What kinds of data")), _kinds(words, file, system))
    lookers = (words.text(N_("Who can look")), _lookers(words, system))
    facts = [
        (words.text(N_("Whose file it is")), whose(words, file)),
        (words.text(N_("Kept in")), _kept_in(words, directory, file, system)),
        (words.text(N_("Kept by")), directory.name(file.agency)),
        purpose,
        kinds,
        (words.text(N_("From when")), _period(words, file)),
        lookers,
        (words.text(N_("When it goes")), _goes(words, file, system)),
    ]
    if system is not None:
        at = system.last_delivered_at
        last = words.moment(at) if at else words.text(N_("It never sent anything yet."))
        facts.append((words.text(N_("Last delivery")), last))
    is_wide = system is not None and system.width in WIDE
    return FileCard(
        file,
        directory.name(file.agency),
        tuple(facts),
        is_wide,
        why=(purpose, kinds, lookers),
        consulting=consulting(words, file),
    )


def whose(words: Words, file: FileLine) -> str:
    """Say whether a file is personal or joint, and with whom: the same words on each page (R-018)."""
    if not file.is_joint:
        return words.text(N_("A personal file: it is about you only"))
    if not file.shared_with:
        return words.text(N_("A joint file: of you and somebody else"))
    return words.text(N_("A joint file: of you and %(whom)s"), whom=file.shared_with)


def consulting(words: Words, file: FileLine) -> tuple[tuple[str, str], ...]:
    """Say who may talk about a joint file, about what, for what, and when the person was told (R-015)."""
    if not file.is_joint:
        return ()
    kinds = data_kinds.lines(words, file.consult_kinds)
    told = file.joint_told_on
    return (
        (words.text(N_("Who may talk with each other")), file.consulters or words.text(NOT_SAID)),
        (words.text(N_("About what")), kinds or words.text(NOT_SAID)),
        (words.text(N_("For what")), file.consult_goal or words.text(NOT_SAID)),
        (words.text(N_("When you were told")), words.day(told) if told else words.text(N_("Not yet"))),
    )


def walk_in(directory: Directory) -> list[AgencyCard]:
    """Return the organisations where anybody can walk in for help; a school is for its own children."""
    return [card for card in directory.agencies.values() if card.may_walk_in and card.kind != "education"]


def in_language(words: Words, texts: Mapping[str, str]) -> str:
    """Return a text of a system in the reader's language, or else in Dutch."""
    return texts.get(words.lang) or texts.get("nl", "")


def _kept_in(words: Words, directory: Directory, file: FileLine, system: SystemCard | None) -> str:
    if system is None:
        return words.text(N_("On paper")) if file.is_paper else words.text(NOT_SAID)
    plain = words.shown(in_language(words, system.plain))
    parts = [part.name for part in directory.parts_of(system.id)]
    said = [words.shown(system.name) + (f": {plain}" if plain else "")]
    if parts:
        said.append(words.text(N_("Its parts: %(parts)s."), parts=words.listing(parts)))
    if file.is_paper:
        said.append(words.text(N_("There is a file on paper too.")))
    return " ".join(said)


def _kinds(words: Words, file: FileLine, system: SystemCard | None) -> str:
    codes = file.data_kinds or (system.data_kinds if system else "")
    return data_kinds.lines(words, codes) or words.text(NOT_SAID)


def _period(words: Words, file: FileLine) -> str:
    if file.until_day:
        return words.text(N_("From %(first)s to %(last)s"), first=file.from_day, last=file.until_day)
    return words.text(N_("Since %(first)s"), first=file.from_day)


def _lookers(words: Words, system: SystemCard | None) -> str:
    if system is None or not (system.lookers or system.width):
        return words.text(NOT_SAID)
    said = [words.shown(in_language(words, system.lookers))]
    if system.width:
        said.append(words.text(WIDTHS[Width(system.width)]) + ".")
    if system.looks_on:
        said.append(words.text(N_("They said so on %(day)s."), day=system.looks_on))
    return " ".join(part for part in said if part)


def goes_on(file: FileLine, system: SystemCard | None) -> date | None:
    """Return the day a file goes, when that is known."""
    return rules.goes_on(
        keep_until=file.keep_until,
        until_day=file.until_day,
        keep_years=system.keep_years if system else None,
    )


def _goes(words: Words, file: FileLine, system: SystemCard | None) -> str:
    if file.stops_after is not None:
        # Whatever else was written down or asked: after the week to think all of it goes.
        text = N_("After %(day)s, because you stop. You can still take that back.")
        return words.text(text, day=file.stops_after)
    said = []
    day = goes_on(file, system)
    if day is not None:
        said.append(words.text(N_("Your file goes on %(day)s."), day=day))
    if system is not None and system.keep_years is not None and system.keep_from:
        kept = words.say(KEPT_FOR[KeepFrom(system.keep_from)](system.keep_years))
        said.append(f"{kept} ({system.law})." if system.law else f"{kept}.")
    return " ".join(said) or words.text(NOT_SAID)
