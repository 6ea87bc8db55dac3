"""The ``.po`` files: one for each room and language, written the same way every time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from portal.words.loading import SOURCE

Msgid = str | tuple[str, ...]
Book = dict[str, Catalog]
"""The catalogues of one language, by room."""


def offered(translations: Path) -> list[str]:
    """Return the languages that have a folder, without the one the messages are written in."""
    folders = sorted(path.name for path in translations.glob("*") if (path / "LC_MESSAGES").is_dir())
    return [name for name in folders if name != SOURCE]


def room_file(translations: Path, lang: str, room: str) -> Path:
    """Return where the catalogue of a room stands."""
    return translations / lang / "LC_MESSAGES" / f"{room}.po"


def read_book(translations: Path, lang: str) -> Book:
    """Return all that is translated into a language."""
    book: Book = {}
    for path in sorted((translations / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            book[path.stem] = read_po(file, locale=lang.replace("-", "_"))
    return book


def spoken(catalogue: Catalog) -> Iterator[Message]:
    """Give the messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: one, or one for each plural form; "" where missing."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def is_translated(message: Message) -> bool:
    """Tell whether every form of a message has a translation that nobody doubts."""
    return all(forms(message)) and not message.fuzzy


def known(book: Book) -> dict[Msgid, Message]:
    """Return every translation of a language by msgid, so that rooms can share them."""
    return {
        _key(message.id): message
        for catalogue in book.values()
        for message in spoken(catalogue)
        if is_translated(message)
    }


def renewed(lang: str, said: Book, old: Book) -> Book:
    """Return the catalogues of a language for what is said now, keeping every translation that still fits."""
    shared = known(old)
    book: Book = {}
    for room, template in said.items():
        own = known({room: old[room]}) if room in old else {}
        catalogue = Catalog(locale=lang.replace("-", "_"))
        empty = ("",) * get_plural(lang.replace("-", "_")).num_plurals
        for message in spoken(template):
            kept = own.get(_key(message.id)) or shared.get(_key(message.id))
            blank = "" if isinstance(message.id, str) else empty
            catalogue.add(message.id, kept.string if kept else blank, locations=message.locations)
        book[room] = catalogue
    return book


def written(lang: str, catalogue: Catalog) -> str:
    """Return the text of a catalogue, with a header that holds no date and no name."""
    plural = get_plural(Locale.parse(lang.replace("-", "_")).language)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {lang}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals={plural.num_plurals}; plural={plural.plural_expr};\\n"\n\n'
    )
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    return header + body.getvalue().decode("utf-8").strip("\n") + "\n"


def save_book(translations: Path, lang: str, book: Book) -> list[Path]:
    """Write what changed, take away the rooms that say nothing any more, and return the files touched."""
    folder = translations / lang / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    touched = [path for path in sorted(folder.glob("*.po")) if path.stem not in book]
    for path in touched:
        path.unlink()
        path.with_suffix(".mo").unlink(missing_ok=True)
    for room, catalogue in book.items():
        path, text = room_file(translations, lang, room), written(lang, catalogue)
        if not path.exists() or path.read_text("utf-8") != text:
            _replace(path, text.encode("utf-8"))
            touched.append(path)
    return touched


def compile_book(translations: Path, lang: str) -> int:
    """Write the ``.mo`` file beside every ``.po`` file, and return how many."""
    book = read_book(translations, lang)
    for room, catalogue in book.items():
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        _replace(room_file(translations, lang, room).with_suffix(".mo"), compiled.getvalue())
    return len(book)


def _replace(path: Path, content: bytes) -> None:
    # Written beside it first: a portal that starts at this moment reads the old file or the new one, whole.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def _key(msgid: str | Sequence[str]) -> Msgid:
    return msgid if isinstance(msgid, str) else tuple(msgid)
