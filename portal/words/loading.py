"""Reading the catalogues of a language, all rooms into one table, once at the start."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import c2py
from pathlib import Path

from babel import Locale, core, localedata
from babel.messages import Catalog
from babel.messages.pofile import read_po

from portal.words.compiled import ENGLISH_PLURAL, Texts, read_compiled
from portal.words.pseudo import Pseudo
from portal.words.speaking import Words

SOURCE = "en"
"""The language the messages are written in: complete without any catalogue."""


class MissingCatalogue(Exception):
    """A language is offered, but there is no catalogue of it at all."""


def load_words(folder: Path, languages: Sequence[str], pseudo: bool = False) -> dict[str, Words]:
    """Return the words of each language, in the order given; with ``pseudo`` also of "zz".

    :param folder: where ``<lang>/LC_MESSAGES/<room>.po`` and the compiled ``.mo`` files are.
    :raises MissingCatalogue: when a language other than English has no catalogue.
    """
    words: dict[str, Words] = {lang: _load(folder, lang) for lang in languages}
    if pseudo:
        words["zz"] = Pseudo()
    _give_back_memory()
    return words


def _give_back_memory() -> None:
    """Let go of what Babel read of all countries and languages of the world: 2 MB in each server process.

    Each language keeps its own names and patterns. Babel reads the rest again when somebody needs it.
    """
    core._global_data = None
    localedata._cache.clear()


def _load(folder: Path, lang: str) -> Words:
    rooms = [_read(path) for path in sorted((folder / lang / "LC_MESSAGES").glob("*.po"))]
    if not rooms and lang != SOURCE:
        raise MissingCatalogue(f"{folder / lang} holds no catalogue; run script/words update.")
    texts: dict[str, str] = {}
    plurals: dict[tuple[str, str], Sequence[str]] = {}
    for room in rooms:
        texts |= room.texts
        plurals |= room.plurals
    # The portal writes its English the European way: "27 August 2019".
    locale = Locale(SOURCE, "GB") if lang == SOURCE else Locale.parse(lang.replace("-", "_"))
    # Every room of a language has the same rule.
    rule = c2py(rooms[0].plural_rule if rooms else ENGLISH_PLURAL)
    return Words(lang, locale, texts, plurals, rule)


def _read(path: Path) -> Texts:
    compiled = path.with_suffix(".mo")
    # A catalogue edited after it was compiled is read itself: nobody ever sees yesterday's words.
    if compiled.exists() and compiled.stat().st_mtime_ns > path.stat().st_mtime_ns:
        return read_compiled(compiled.read_bytes())
    with path.open("rb") as file:
        return taken(read_po(file))


def taken(catalogue: Catalog) -> Texts:
    """Return what a catalogue says, without what is empty or doubted."""
    found = Texts(plural_rule=catalogue.plural_expr)
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str) and isinstance(message.string, str):
            if message.string:
                found.texts[message.id] = message.string
        elif not isinstance(message.string, str) and message.string and all(message.string):
            found.plurals[message.id[0], message.id[1]] = message.string
    return found
