"""The copy of somebody's data at the desk: make it, look at it as the person will, and check it."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import looking
from portal.cases import service
from portal.cases.copies import GROUNDS
from portal.cases.copies_shown import DataCopy
from portal.cases.copy_papers import copy_paper
from portal.cases.rights_deciding import NOT_LOOKED, AnswerIncomplete
from portal.cases.rights_shown import FOUND
from portal.cases.rules import OPEN
from portal.cases.shown import PartView
from portal.desk.rights.copying import AtCopy, at_copy, made_of
from portal.desk.rights.forms import CopyForm, RemarkForm, copy_form
from portal.desk.rights.reading import AtRequest, at_request
from portal.desk.rights.views_case import tried
from portal.errors import NotFound
from portal.store import Writing
from portal.words import N_, Said

NOTHING_WRITTEN = N_("Write what stands there, or say that nothing was found.")
HERE = N_("This site shows data from %(system)s. So something was found.")


def copy(case: str, part: str) -> AnyResponse:
    """Say what was found in each system, and what must be blacked out.

    :raises NotFound: when this request is not answered with a copy, or was answered.
    """
    here = at_request(case)
    asked = _asked(here, part)
    systems = here.systems(asked)
    with looking(web.portal().store, here.viewer, at=web.now()) as look:
        kept = service.read_copy(look, part)
        made = made_of(look, here, asked, kept.typed if kept else service.CopyTyped())
    form = copy_form(systems, kept, request.form if request.method == "POST" else None)

    def save(work: Writing) -> None:
        typed = form.typed(systems)
        _refuse_unfit(form, here, asked, made_of(work, here, asked, typed))
        version, at = int(form.version.data or 0), web.now()
        service.save_copy(work, viewer=here.viewer, case=case, part=part, typed=typed, version=version, at=at)

    page: dict[str, object] = {"template": "desk/rights/copy.html", "systems": systems, "kept": kept}
    page |= {"action": web.url("desk_rights.copy", case=case, part=part), "made": made}
    return tried(here, form, page, save) or web.go("desk_rights.preview", case=case, part=part)


def preview(case: str, part: str) -> AnyResponse:
    """Show the very page that the person gets; offer it, check it, or send it back.

    :raises NotFound: when nobody began the copy.
    """
    here = at_request(case)
    asked, do = _asked(here, part), request.form.get("do", "")
    with looking(web.portal().store, here.viewer, at=web.now(), item=("case_parts", part)) as look:
        found = at_copy(look, here, asked)
    form = RemarkForm(request.form) if request.method == "POST" else RemarkForm()

    def press(work: Writing) -> None:
        now = at_copy(work, here, asked)
        viewer, at = here.viewer, web.now()
        if do == "offer":
            service.offer_copy(work, viewer=viewer, part=part, shown=now.shown, at=at)
        elif do == "agree":
            service.check_copy(work, viewer=viewer, part=part, shown=now.shown, at=at)
        else:
            remark = form.remark.data or ""
            service.return_copy(work, viewer=viewer, part=part, remark=remark, at=at)

    done = tried(here, form, _page(here, asked, found), press)
    return done or web.go("desk_rights.case", case=case, done=do)


def check() -> AnyResponse:
    """Open the case of a copy that waits for a check.

    :raises NotFound: when it does not wait for this official.
    """
    part = request.form.get("part", "")
    with web.portal().store.writing() as work:
        case = service.take_check(work, official=web.official(), part=part, at=web.now(), today=web.today())
    return web.go("desk_rights.preview", case=case, part=part)


def _page(here: AtRequest, asked: PartView, found: AtCopy) -> dict[str, object]:
    return {
        "template": "desk/rights/preview.html",
        "paper": copy_paper(found.shown, number=here.case.number, day=web.today()),
        "copy": found,
        "grounds": GROUNDS,
        "is_own": found.kept.made_by == here.viewer.account,
        "change": web.url("desk_rights.copy", case=here.case.id, part=asked.id),
        "action": web.url("desk_rights.preview", case=here.case.id, part=asked.id),
    }


def _asked(here: AtRequest, part: str) -> PartView:
    asked = here.part(part)
    if not asked.kind.lists_systems or (request.method == "GET" and asked.state not in OPEN):
        raise NotFound("case_parts")
    return asked


def _refuse_unfit(form: CopyForm, here: AtRequest, asked: PartView, made: DataCopy) -> None:
    """Refuse a copy that leaves a system out, or hides what is not in it.

    :raises AnswerIncomplete: with what is wrong at each field.
    """
    wrong = service.unfit(made, form.typed(here.systems(asked)))
    for part in made.parts:
        if f"system-{part.system}" not in form:
            continue
        if part.found not in FOUND:
            wrong[f"system-{part.system}"] = Said(NOT_LOOKED, system=part.name)
        elif part.found != "found" and (part.pieces or part.text):
            wrong[f"system-{part.system}"] = Said(HERE, system=part.name)
        elif part.found == "found" and not (part.pieces or part.text):
            wrong[f"text-{part.system}"] = NOTHING_WRITTEN
    if wrong:
        raise AnswerIncomplete(wrong)
