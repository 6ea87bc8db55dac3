"""Which messages each room says: found in its code and its templates, by Babel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tokenize import TokenError

from babel.messages import Catalog
from babel.messages.extract import extract
from jinja2 import TemplateSyntaxError

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "Said": None, "SaidCount": (1, 2)}
"""The names whose first words are messages; a pair counts its messages."""

TEMPLATES = (".html", ".txt", ".xml")


class UnreadableFile(Exception):
    """A module or a template cannot be parsed, so nobody knows what it says."""


def rooms(root: Path) -> dict[str, list[Path]]:
    """Return the files of each room, by name; ``portal`` has the loose modules, ``web`` the loose templates.

    :param root: the folder that holds ``portal`` and ``templates``.
    """
    found: dict[str, list[Path]] = {}
    code = sorted((root / "portal").rglob("*.py"))
    pages = [path for path in sorted((root / "templates").rglob("*")) if path.suffix in TEMPLATES]
    for folder, loose, paths in (("portal", "portal", code), ("templates", "web", pages)):
        for path in paths:
            inner = path.relative_to(root / folder)
            found.setdefault(inner.parts[0] if len(inner.parts) > 1 else loose, []).append(path)
    return dict(sorted(found.items()))


def messages(root: Path) -> dict[str, Catalog]:
    """Return what each room says, without translations; rooms that say nothing are left out.

    :raises UnreadableFile: when a module or a template cannot be parsed.
    """
    said: dict[str, Catalog] = {}
    for room, paths in rooms(root).items():
        catalogue = Catalog()
        for path in paths:
            for msgid in _extracted(path):
                catalogue.add(msgid, locations=[(path.relative_to(root).as_posix(), 0)])
        if len(catalogue):
            said[room] = catalogue
    return said


def _extracted(path: Path) -> Iterator[str | tuple[str, ...]]:
    method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
    # A template that cannot be parsed must stop the work; by default its messages would vanish.
    options = {"silent": "false", "trimmed": "false", "encoding": "utf-8"}
    try:
        with path.open("rb") as file:
            for _line, msgid, _comments, _context in extract(method, file, KEYWORDS, options=options):
                yield msgid if isinstance(msgid, str) else tuple(msgid)
    except (TemplateSyntaxError, TokenError, SyntaxError) as fault:
        raise UnreadableFile(f"{path}: {fault}") from fault
