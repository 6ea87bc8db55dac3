"""The letter that goes with a notice about a case: by post, or handed over at a counter."""

from __future__ import annotations

from dataclasses import replace

from portal.access import Viewer, looking
from portal.cases import service
from portal.cases.late import late_paper
from portal.cases.papers import papers_of
from portal.cases.proving import receipt_of
from portal.cases.shown import CaseView
from portal.errors import NotFound
from portal.letters.paper import Paper
from portal.letters.phrases import DUTCH
from portal.receipts.proof import compact
from portal.web import Portal

_LETTERS: dict[str, tuple[str, ...]] = {
    "case_received": ("receipt",),
    "case_asked": ("asked",),
    "case_postponed": ("extended",),
    "case_longer_asked": ("extended",),
    "case_decided": ("decision", "outcome", "questions"),
    "case_answered_part": ("decision", "outcome", "questions"),
    "case_not_handled": ("outcome",),
    "case_completed": ("correction",),
}
"""Which letter goes with a kind of notice; of several the last one. Others say nothing on paper."""


def paper_told(
    portal: Portal, *, kind: str, table: str, item: str, person: str, site: str = ""
) -> Paper | None:
    """Return the letter that says on paper what a notice is about, or nothing when no letter does.

    :param site: the address of this site as others know it, where no setting says it.
    """
    if table != "cases":
        return None
    try:
        case = _case(portal, item, person)
    except NotFound:
        return None
    if kind == "case_late":
        return late_paper(case, portal.clock.today())
    wanted = _LETTERS.get(kind, ())
    names = portal.directory().name
    here = portal.settings.base_url or site
    check = _check(portal, case, here) if "receipt" in wanted else ""
    found = [one.paper for one in papers_of(case, names, check=check, site=here) if one.paper.event in wanted]
    return found[-1] if found else None


def _case(portal: Portal, item: str, person: str) -> CaseView:
    """Read a case through the same door as its person does: what is hidden there is in no letter."""
    viewer = Viewer(account="", person=person)
    with looking(portal.store, viewer, at=portal.clock.now(), item=("cases", item)) as look:
        case = service.show(look, item)
        return replace(case, done=service.handled(look, item), rights=service.rights(look, item))


def _check(portal: Portal, case: CaseView, site: str) -> str:
    """Return where the receipt can be checked; nothing where nobody knows the address of this site."""
    if not site:
        return ""
    settings = portal.settings
    proof = compact(receipt_of(case, seed=settings.receipt_key, secret=settings.secret_key))
    return f"{site}{portal.addresses.to(DUTCH, 'receipts.verify')}#{proof}"
