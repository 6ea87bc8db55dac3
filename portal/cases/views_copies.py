"""The copy of one's data: its page among the letters, and its file for another program."""

from __future__ import annotations

from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases.blacking import MARK
from portal.cases.case_page import read_case
from portal.cases.copies_shown import ReleasedCopy, for_machines
from portal.cases.copy_papers import EVENT
from portal.cases.papers import papers_of
from portal.cases.shown import CaseView
from portal.errors import NotFound
from portal.letters.fetching import as_download, warned
from portal.terms import amsterdam_day


def data(id: str) -> AnyResponse:
    """Lead to the newest copy of the data in a case.

    :raises NotFound: when none was released, or somebody acts for the person.
    """
    case, _copy = _newest(id)
    found = [one.number for one in papers_of(case, web.portal().directory().name) if one.paper.event == EVENT]
    return web.go("cases.letter", id=id, number=found[-1])


def data_file(id: str) -> AnyResponse:
    """Give that copy as docs/copy.md describes it. Source: AVG art. 15 lid 3: in a commonly used form.

    :raises NotFound: when none was released, or somebody acts for the person.
    """
    case, copy = _newest(id)
    day = amsterdam_day(copy.released_at)
    text = for_machines(copy, number=case.number, day=day, mark=MARK)
    return warned("cases.data", id=id) or as_download(text.encode(), "json", "copy.json")


def _newest(id: str) -> tuple[CaseView, ReleasedCopy]:
    case, _pointer = read_case(id)
    copies = case.rights.copies if case.rights else {}
    if not copies:
        raise NotFound("case_data_copies")
    return case, max(copies.values(), key=lambda copy: copy.released_at)
