"""Reading the catalogues of a language, all rooms into one table, once at the start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

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
    return words


def _load(folder: Path, lang: str) -> Words:
    catalogues = [_read(path) for path in sorted((folder / lang / "LC_MESSAGES").glob("*.po"))]
    if not catalogues and lang != SOURCE:
        raise MissingCatalogue(f"{folder / lang} holds no catalogue; run script/words update.")
    texts: dict[str, str] = {}
    plurals: dict[tuple[str, str], Sequence[str]] = {}
    for catalogue in catalogues:
        _merge(catalogue, texts, plurals)
    # The portal writes its English the European way: "27 August 2019".
    locale = Locale(SOURCE, "GB") if lang == SOURCE else Locale.parse(lang.replace("-", "_"))
    return Words(lang, locale, texts, plurals, _plural_form(catalogues))


def _read(path: Path) -> Catalog:
    compiled = path.with_suffix(".mo")
    # A catalogue edited after it was compiled is read itself: nobody ever sees yesterday's words.
    if compiled.exists() and compiled.stat().st_mtime_ns > path.stat().st_mtime_ns:
        with compiled.open("rb") as file:
            return read_mo(file)
    with path.open("rb") as file:
        return read_po(file)


def _merge(catalogue: Catalog, texts: dict[str, str], plurals: dict[tuple[str, str], Sequence[str]]) -> None:
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str) and isinstance(message.string, str):
            if message.string:
                texts[message.id] = message.string
        elif not isinstance(message.string, str) and message.string and all(message.string):
            plurals[message.id[0], message.id[1]] = message.string


def _plural_form(catalogues: Sequence[Catalog]) -> Callable[[int], int]:
    """Return the rule of the catalogues' header; every room of a language has the same."""
    return c2py(catalogues[0].plural_expr if catalogues else "n != 1")
