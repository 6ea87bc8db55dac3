"""Pages on which officials write something in a file: an item, a part of life, what was told, a check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, assigned, looking
from portal.access.assigned import Desk, ReasonNeeded
from portal.desk.dossiers.forms import KINDS, AnswerForm, FileForm, ItemForm, PartForm, ReviewForm, ToldForm
from portal.desk.people.opening import desk_of
from portal.desk.recording.fields import offer, said
from portal.dossiers import refusals, rules, service
from portal.dossiers.rules import ItemDraft, ItemIncomplete, Problem
from portal.errors import NotFound
from portal.instructions.service import find as find_instruction
from portal.store import Writing, new_id
from portal.viewer import Viewer
from portal.web import a_token
from portal.words import N_


@web.for_officials()
def item(assignment: str, file: str) -> AnyResponse:
    """Write down one thing, about one person; about two people it gets two texts."""
    desk, form = desk_of(assignment), opened_form(ItemForm)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", file)) as look:
        facts = [one for one in service.items(look, file, today=web.today()) if one.what == "fact"]
        own_of(service.file(look, file).agency, desk)
    words = web.words()
    offer(form.fact, words, [(one.id, one.text) for one in facts if one.data_kind not in rules.MEDICAL])
    offer(form.data_kind, words, said(words, KINDS))
    others = own_people(but=assignment)
    offer(form.other, words, [(one.assignment, one.name) for one in others])

    def keep(work: Writing) -> None:
        drafts = [(desk.viewer, _draft(form, desk.viewer, file, form.text.data or ""))]
        if form.other.data or form.other_text.data:
            drafts.append(_for_other(form, desk))
        once = a_token(form.once.data)
        exception = form.exception.data or ""
        agreed = form.agreed.data or ""
        service.record_items(work, drafts, exception=exception, agreed=agreed, once=once, at=web.now())

    return page_of(desk, file, form, keep, N_("Write something down"))


def _draft(form: ItemForm, viewer: Viewer, file: str, text: str) -> ItemDraft:
    return ItemDraft(
        person=viewer.person,
        file=file,
        text=text,
        data_kind=form.data_kind.data or "",
        what=form.what.data or "",
        came_from=form.came_from.data or "",
        purpose=form.purpose.data or "",
        fact=form.fact.data or None,
        came_on=form.came_on.data,
        needed_until=form.needed_until.data,
    )


def _for_other(form: ItemForm, desk: Desk) -> tuple[Viewer, ItemDraft]:
    """Return the item of the other person, in that person's own file at this organisation.

    :raises ItemIncomplete: without a text of its own, or when that file may not be opened now.
    """
    if not form.other.data or not form.other_text.data:
        raise ItemIncomplete((Problem("other_text", N_("Each person gets a text of their own.")),))
    try:
        other = desk_of(form.other.data)
    except ReasonNeeded:
        text = N_("Open the file of that person first, and say why.")
        raise ItemIncomplete((Problem("other", text),)) from None
    with looking(web.portal().store, other.viewer, at=web.now(), item=("files", "")) as look:
        own = [one.id for one in service.files(look) if one.agency == desk.viewer.agency]
    if not own:
        raise ItemIncomplete((Problem("other", N_("Your organisation has no file about that person.")),))
    return other.viewer, _draft(form, other.viewer, own[0], form.other_text.data)


@web.for_officials()
def part(assignment: str, file: str) -> AnyResponse:
    """Write down whether a part of life was asked about."""
    desk, form = desk_of(assignment), opened_form(PartForm)

    def keep(work: Writing) -> None:
        service.record_domain(
            work,
            viewer=desk.viewer,
            file=file,
            draft=service.PartDraft(
                domain=form.domain.data or "",
                asked=form.asked.data or "",
                answer=form.answer.data or "",
                necessity=form.necessity.data or "",
                exception=form.exception.data or "",
                agreed=form.agreed.data or "",
            ),
            at=web.now(),
        )

    return page_of(desk, file, form, keep, N_("Write down what you asked about"))


@web.for_officials()
def told(assignment: str, file: str) -> AnyResponse:
    """Write down that the person was told about the file."""
    desk, form = desk_of(assignment), opened_form(ToldForm)
    languages = [(code, one.name) for code, one in web.portal().words.items()]
    offer(form.language, web.words(), languages)

    def keep(work: Writing) -> None:
        service.record_told(
            work,
            viewer=desk.viewer,
            file=file,
            how=form.how.data or "",
            told_on=form.told_on.data,
            language=form.language.data if form.language.data in dict(languages) else "",
            has_told_rights=bool(form.has_told_rights.data),
            reaction=form.reaction.data or "",
            once=a_token(form.once.data),
            today=web.today(),
            at=web.now(),
        )

    return page_of(desk, file, form, keep, N_("Write down that you told it"), explain=True)


@web.for_officials()
def answer(assignment: str, file: str) -> AnyResponse:
    """Answer somebody who wants another contact person, or somebody with them."""
    desk, form = desk_of(assignment), opened_form(AnswerForm)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", file)) as look:
        own_of(service.file(look, file).agency, desk)
        found = service.refusal(look, file)
    if found is None or found.choice not in refusals.ANSWERED or found.answered_at is not None:
        raise NotFound("file_refusals")

    def keep(work: Writing) -> None:
        reply = form.reply.data or ""
        service.answer_refusal(work, viewer=desk.viewer, file=file, reply=reply, at=web.now())

    return page_of(desk, file, form, keep, N_("Answer this person"))


@web.for_officials()
def review(assignment: str, file: str, item: str) -> AnyResponse:
    """Look whether an item is still needed: keep it with a reason, or take it away."""
    desk, form = desk_of(assignment), opened_form(ReviewForm)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("file_items", item)) as look:
        found = service.item(look, item, today=web.today())
    if found.file != file or found.data_kind in rules.MEDICAL:
        raise NotFound("file_items")

    def keep(work: Writing) -> None:
        service.review_item(
            work,
            viewer=desk.viewer,
            item=item,
            draft=service.ReviewDraft(
                form.decision.data or "", form.reason.data or "", form.needed_until.data
            ),
            today=web.today(),
            at=web.now(),
        )

    return page_of(desk, file, form, keep, N_("Is this still needed?"), about=found.text)


def opened_form(form: type[FileForm]) -> Any:  # Any: one of many forms, each used with its own fields.
    """Return a form as it was sent, or a new one with its id."""
    return form(request.form) if request.method == "POST" else form(data={"once": new_id()})


def own_of(agency: str, desk: Desk) -> None:
    """Pass when a file is the own organisation's.

    :raises NotFound: when it is not.
    """
    if agency != desk.viewer.agency:
        raise NotFound("files")


def own_people(*, but: str) -> list[assigned.OwnPerson]:
    """Return the official's own people without this one."""
    with web.portal().store.reading() as work:
        found = assigned.own_people(work, official=web.official(), today=web.today())
    return [one for one in found if one.assignment != but]


def page_of(
    desk: Desk,
    file: str,
    form: FileForm,
    keep: Callable[[Writing], None],
    title: str,
    *,
    explain: bool = False,
    about: str = "",
) -> AnyResponse:
    """Show the form, or keep what was sent; what is wrong is said at its field, and nothing is lost."""
    if request.method == "POST" and form.validate():
        try:
            with acting(web.portal().store, desk.viewer) as work:
                keep(work)
        except ItemIncomplete as fault:
            for problem in fault.problems:
                form[problem.field].errors = [problem.text]
        else:
            return web.go("desk_dossiers.file", assignment=desk.person.assignment, file=file)
    elif request.method == "GET":
        with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", file)) as look:
            own_of(service.file(look, file).agency, desk)
    return _form_page(desk, file, form, title, explain=explain, about=about)


def _form_page(desk: Desk, file: str, form: FileForm, title: str, *, explain: bool, about: str) -> Response:
    return web.render(
        "desk/dossiers/form.html",
        status=400 if form.errors else 200,
        person=desk.person,
        file=file,
        form=form,
        page_title=title,
        action=request.path,
        explain=explain,
        about=about,
        instruction=find_instruction("file", on=web.today()),
    )
