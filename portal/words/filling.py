"""Putting translations into the catalogues from one table, checked before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages import Message

from portal.words.catalogues import Book, read_book, renewed, save_book, spoken
from portal.words.checking import misfits
from portal.words.rooms import messages

Translations = Mapping[str, Mapping[str, str | list[str]]]
"""By room, then by msgid (the singular of a counted one): the translation, or all plural forms in order."""


class DoesNotFit(Exception):
    """Some translations cannot be taken; nothing was written. The message has one line for each."""


def fill(root: Path, translations: Path, lang: str, given: Translations) -> list[Path]:
    """Write translations into a language, in every room that says the same, and return the files touched.

    :raises DoesNotFit: when a room or msgid is unknown, or the places or the number of forms differ.
    """
    book = renewed(lang, messages(root), read_book(translations, lang))
    faults = [fault for room, table in given.items() for fault in _fill_room(book, room, table)]
    if faults:
        raise DoesNotFit("\n".join(faults))
    return save_book(translations, lang, book)


def _fill_room(book: Book, room: str, table: Mapping[str, str | list[str]]) -> list[str]:
    if room not in book:
        return [f"{room}: no such room; there are {', '.join(book)}"]
    faults: list[str] = []
    for msgid, translation in table.items():
        message = book[room].get(msgid)
        if message is None:
            faults.append(f"{room}: {msgid!r} is not said there")
            continue
        faults += [f"{room}: {fault}" for fault in _put(message, translation)]
        for catalogue in book.values():
            for other in spoken(catalogue):
                if other.id == message.id:
                    other.string = message.string
    return faults


def _put(message: Message, translation: str | list[str]) -> list[str]:
    wanted = 1 if isinstance(message.string, str) else len(message.string or ())
    given = [translation] if isinstance(translation, str) else translation
    if len(given) != wanted or not all(given):
        return [f"{message.id!r} needs {wanted} filled form(s), and got {given!r}"]
    message.string = given[0] if isinstance(message.string, str) else tuple(given)
    return list(misfits(message))
