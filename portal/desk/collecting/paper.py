"""The paper that is handed over: what each notice says, and the whole letter where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.cases.papers_told import paper_told
from portal.letters.paper import Block, Heading, Line, Paper
from portal.mandates import papers as mandates
from portal.notices import kinds
from portal.store.work import AnyRow
from portal.terms import amsterdam_day
from portal.web import Portal
from portal.words import N_, Said


def paper_of(portal: Portal, person: str, notices: Sequence[AnyRow], *, site: str) -> Paper:
    """Return what a person collects, made from what that person may see now.

    :param site: the address of this site as others know it.
    """
    blocks: list[Block] = []
    for row in notices:
        blocks += _told(portal, person, row, site)
    blocks.append(
        Line(Said(N_("Do you want to read more? Sign in on the website, or ask at the counter for help.")))
    )
    return Paper("collected", Said(N_("Messages for you")), tuple(blocks), portal.clock.today())


def _told(portal: Portal, person: str, row: AnyRow, site: str) -> Iterator[Block]:
    yield Heading(Said(kinds.find(row.kind).text))
    yield Line(Said(N_("Since %(day)s."), day=amsterdam_day(row.made_at)))
    about = {"kind": row.kind, "table": row.about_table, "item": row.about_id, "person": person}
    with portal.store.reading() as work:
        letter = mandates.paper_told(portal, work, **about)
    letter = letter or paper_told(portal, **about, site=site)
    for block in letter.blocks if letter else ():
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block
