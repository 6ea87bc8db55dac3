"""The pack: all that a person may see of one case, as one paper and as one file with all files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from portal.access.pointers import Pointer
from portal.cases.handled_shown import Handled
from portal.cases.papers import papers_of
from portal.cases.phrases import event_text
from portal.cases.shown import CaseView
from portal.cases.understood import RECORDING, words_of
from portal.letters.going_on import Pack, PackPart, pack
from portal.letters.paper import Block, Heading, Items, Line, Paper, Table, Typed
from portal.words import N_, Said, SaidCount

NameOf = Callable[[str], str]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The files in a pack bear no time: the day on which somebody packed says nothing of the case."""


def pack_of(case: CaseView, *, pointer: Pointer | None, name_of: NameOf, today: date) -> Paper:
    """Return everything that can be seen of a case, and nothing else. Source: R-037."""
    parts: list[PackPart] = [
        PackPart(one.paper.title, (Line(one.paper.day), *one.paper.blocks))
        for one in papers_of(case, name_of)
    ]
    if pointer is not None:
        about = pointer.text if isinstance(pointer.text, Said | SaidCount) else Said(str(pointer.text))
        parts.append(PackPart(Said(N_("What it is about")), (Line(about),)))
    if len(case.parts) > 1:
        kinds = tuple(Said(part.kind.name) for part in case.parts)
        parts.append(PackPart(Said(N_("What this case holds")), (Items(kinds),)))
    if case.messages:
        parts.append(PackPart(Said(N_("Messages")), tuple(_messages(case))))
    if case.spoken:
        parts.append(PackPart(Said(N_("What you told with your voice")), tuple(_spoken(case))))
    checked = tuple(_in_dutch(case))
    if checked:
        parts.append(PackPart(Said(N_("Your words in Dutch")), checked))
    if case.done:
        parts += _both_sides(case.done, name_of)
    parts.append(PackPart(Said(N_("What happened so far")), (_events(case),)))
    if case.attachments:
        names = tuple(one.name for one in case.attachments)
        parts.append(PackPart(Said(N_("Your files")), (Items(names, is_ordered=True),)))
    return pack(Pack(today, case.number, tuple(parts)))


def _messages(case: CaseView) -> Iterator[Block]:
    for message in case.messages:
        own = N_("You wrote on %(moment)s")
        theirs = N_("Their message of %(moment)s")
        whose = own if message.by == "person" else theirs
        yield Heading(Said(whose, moment=message.at))
        yield Typed(message.text)


def _spoken(case: CaseView) -> Iterator[Block]:
    """Give what was typed out; the recordings themselves go along as files."""
    for file in case.attachments:
        if file.id in case.spoken:
            yield Heading(Said(RECORDING, moment=file.added_at))
            yield Typed(case.spoken[file.id].text)


def _in_dutch(case: CaseView) -> Iterator[Block]:
    """Give the texts in Dutch that a second official found right; the originals stand elsewhere."""
    for one in words_of(case):
        if text := case.in_dutch(one.about, one.field):
            yield Heading(one.label)
            yield Typed(text)


def _events(case: CaseView) -> Table:
    heads = (Said(N_("When")), Said(N_("What")))
    rows = tuple((event.at, event_text(event.what, event.by)) for event in case.events)
    return Table(Said(N_("What happened so far")), heads, rows)


def _both_sides(done: Handled, name_of: NameOf) -> Iterator[PackPart]:
    if done.arguments:
        blocks: list[Block] = []
        for one in done.arguments:
            blocks += [Heading(Said(_SIDES[one.side])), Typed(one.text)]
            blocks += (
                [Heading(Said(N_("How they weighed this")), 3), Typed(one.weighed)] if one.weighed else []
            )
        yield PackPart(Said(N_("What both sides say")), tuple(blocks))
    heard = [one for one in done.windows if one.reaction or one.side == "person" or one.ended_how]
    if heard:
        blocks = []
        for window in heard:
            blocks += [Heading(Said(_SIDES[window.side])), Typed(window.text)]
            blocks += [Typed(window.reaction)] if window.reaction else []
        yield PackPart(Said(N_("Hearing both sides")), tuple(blocks))
    if done.copy and done.copy.sent_at:
        yield PackPart(Said(N_("The copy")), tuple(Typed(line) for line in done.copy.sent_lines))
    if done.forwardings:
        offered = N_("Offered to %(body)s on %(day)s.")
        blocks = []
        for passed in done.forwardings:
            blocks.append(Line(Said(offered, body=name_of(passed.to_agency), day=passed.sent_on)))
            blocks.append(Typed(passed.reason))
        yield PackPart(Said(N_("Passing on")), tuple(blocks))


_SIDES: Mapping[str, str] = {"person": N_("You say"), "body": N_("The organisation says")}


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return files as one file; their names are neutral and given by us."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, inside in files:
            made.writestr(zipfile.ZipInfo(name, _EPOCH), inside, zipfile.ZIP_DEFLATED)
    return content.getvalue()
