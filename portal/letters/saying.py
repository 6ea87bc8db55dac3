"""A letter as plain text: for a screen reader or braille, and as a file that opens anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from portal.letters.paper import (
    Block,
    Check,
    Code,
    Contents,
    Facts,
    Heading,
    Items,
    Line,
    Paper,
    Quoted,
    Reader,
    Square,
    Table,
    Typed,
)
from portal.letters.phrases import DEAR, GREETING, HOW_TO_USE_THEM, RIGHTS, YOUR_RIGHTS, foot
from portal.web.site import Site
from portal.words import N_, Words


def as_text(words: Words, paper: Paper, *, site: Site, reader: Reader | None = None) -> str:
    """Return a letter as text, one empty line between two parts."""
    parts = [words.say(paper.title).upper(), words.day(paper.day)]
    if paper.is_personal and reader is not None and reader.name:
        parts.append(words.text(DEAR, name=reader.name))
    parts += ["\n".join(_said(block, words)) for block in paper.blocks]
    if paper.has_rights:
        rights = [words.text(one) for one in (*RIGHTS, HOW_TO_USE_THEM)]
        parts.append(
            "\n".join([words.text(YOUR_RIGHTS).upper(), *(f"- {one}" for one in rights[:-1]), rights[-1]])
        )
    if paper.is_personal:
        parts.append(words.text(GREETING, town=site.town))
    if not paper.is_from_person:
        parts += [words.say(one) for one in foot(site, words)]
    return "\n\n".join(parts) + "\n"


def _said(block: Block, words: Words) -> Iterator[str]:
    """Give the lines of one part."""
    match block:
        case Line():
            yield words.shown(block.text)
        case Heading():
            text = words.shown(block.text)
            yield text
            yield ("=" if block.level == 2 else "-") * len(text)
        case Typed():
            yield from block.text.splitlines()
        case Quoted():
            yield from (f"> {line}" for line in block.text.splitlines())
        case Items():
            for number, item in enumerate(block.items, 1):
                yield f"{f'{number}.' if block.is_ordered else '-'} {words.shown(item)}"
        case Facts():
            yield from (f"{words.say(name)}: {words.shown(value)}" for name, value in block.rows)
        case Table():
            yield from _table(block, words)
        case Contents():
            yield from (f"{number}. {words.shown(one)}" for number, (_, one) in enumerate(block.entries, 1))
        case Square():
            yield block.address
        case Check():
            yield words.text(N_("You can check here that this is real:"))
            yield block.address
        case Code():
            yield f"    {block.text}"


def _table(block: Table, words: Words) -> Iterator[str]:
    """Give each row as lines of its own: columns of text say nothing to who hears them."""
    for number, row in enumerate(block.rows):
        if number:
            yield ""
        for head, cell in zip(block.heads, row, strict=True):
            yield f"{words.say(head)}: {words.shown(cell)}"
