"""What is wrong with the catalogues, in sentences for the person who mends them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message

from portal.words.catalogues import (
    Book,
    forms,
    is_translated,
    offered,
    read_book,
    renewed,
    room_file,
    spoken,
    written,
)
from portal.words.rooms import messages

PLACE = re.compile(r"%(?:\((\w+)\)(.)|(.?))", re.DOTALL)
MARKUP = re.compile(r"</?[a-z]|&(?:#\d+|[a-z]+);", re.IGNORECASE)


def problems(root: Path, translations: Path) -> list[str]:
    """Return all that keeps the languages from being offered; an empty list is a pass."""
    said = messages(root)
    found = [f"{room}: {fault}" for room, catalogue in said.items() for fault in _source_faults(catalogue)]
    for lang in offered(translations):
        book = read_book(translations, lang)
        found += [f"{lang}/{fault}" for fault in _stale(translations, lang, said, book)]
        for room, catalogue in book.items():
            found += [f"{lang}/{room}: {fault}" for fault in _faults(catalogue)]
        found += [f"{lang}: {fault}" for fault in _disagreements(book)]
    return found


def missing(root: Path, translations: Path, lang: str) -> dict[str, list[str | list[str]]]:
    """Return the msgids of each room that a language still lacks; a counted message is a pair."""
    book = renewed(lang, messages(root), read_book(translations, lang))
    lacking = {
        room: [_plain(message) for message in spoken(catalogue) if not is_translated(message)]
        for room, catalogue in book.items()
    }
    return {room: msgids for room, msgids in lacking.items() if msgids}


def places(text: str) -> set[str]:
    """Return the names of the places in a message."""
    return {name for name, _kind, _other in PLACE.findall(text) if name}


def misfits(message: Message) -> Iterator[str]:
    """Give what is wrong with the translation of one message."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = set().union(*(places(one) for one in ids))
    # "One day left" may leave the number out, where a form says one number only.
    may_lack = set() if isinstance(message.id, str) else {"n"}
    for form in forms(message):
        if form and not wanted - may_lack <= places(form) <= wanted:
            yield f"{ids[0]!r}: the places differ in {form!r}"
        if form and MARKUP.search(form):
            yield f"{ids[0]!r}: there is HTML in {form!r}"
        if form and wanted and _odd_signs(form):
            yield f"{ids[0]!r}: a bare % in {form!r}"


def _source_faults(catalogue: Catalog) -> Iterator[str]:
    for message in spoken(catalogue):
        for one in (message.id,) if isinstance(message.id, str) else message.id:
            if MARKUP.search(one):
                yield f"{one!r}: there is HTML in the message"
            if (places(one) or not isinstance(message.id, str)) and _odd_signs(one):
                yield f"{one!r}: a place is written %(name)s, and a real % is written %%"


def _odd_signs(text: str) -> bool:
    return any(
        (name and kind != "s") or (not name and other != "%") for name, kind, other in PLACE.findall(text)
    )


def _faults(catalogue: Catalog) -> Iterator[str]:
    for message in spoken(catalogue):
        if message.fuzzy:
            yield f"{_plain(message)!r} is fuzzy"
        elif not is_translated(message):
            yield f"{_plain(message)!r} is missing"
        yield from misfits(message)


def _stale(translations: Path, lang: str, said: Book, book: Book) -> Iterator[str]:
    wanted = renewed(lang, said, book)
    for room in sorted(book.keys() - wanted.keys()):
        yield f"{room}: nothing is said there any more; run script/words update"
    for room, catalogue in wanted.items():
        path = room_file(translations, lang, room)
        if not path.exists() or path.read_text("utf-8") != written(lang, catalogue):
            yield f"{room}: not as written anew; run script/words update"


def _disagreements(book: Book) -> Iterator[str]:
    first: dict[str, tuple[str, tuple[str, ...]]] = {}
    for room, catalogue in book.items():
        for message in spoken(catalogue):
            if not is_translated(message):
                continue
            other, said = first.setdefault(repr(message.id), (room, forms(message)))
            if said != forms(message):
                yield f"{_plain(message)!r} is said differently in {other} and {room}"


def _plain(message: Message) -> str | list[str]:
    return message.id if isinstance(message.id, str) else [str(one) for one in message.id]
