"""The letters of a case: a list, each as a page to print, and as a file to keep; and the pack."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import looking, pointers
from portal.cases import kinds, service
from portal.cases.case_page import read_case
from portal.cases.files import ending
from portal.cases.forms_after import MessageForm
from portal.cases.late import PAPERS, StepKind, late_paper, late_part, late_steps, waiting
from portal.cases.packing import pack_of, zipped
from portal.cases.pages import form_of
from portal.cases.papers import LATE, NumberedPaper, papers_of
from portal.cases.scope import may_begin
from portal.cases.shown import CaseView
from portal.cases.views_proof import outside, receipt_of_case
from portal.errors import NotFound
from portal.letters import engine, going_on
from portal.letters.fetching import as_download, fetched, warned
from portal.letters.making import pdf_of
from portal.letters.paper import Paper, Reader
from portal.letters.phrases import DUTCH
from portal.letters.saying import as_text
from portal.people.names import name_of
from portal.receipts.proof import as_file, compact
from portal.store import new_id
from portal.words import N_

ZIP = "zip"


@dataclass(frozen=True)
class Opened:
    """A case with the name of its person, and what it is about."""

    case: CaseView
    name: str
    pointer: pointers.Pointer | None

    @property
    def body(self) -> str:
        """Return the name of the body that handles it."""
        return web.portal().directory().name(self.case.owner) if self.case.owner else web.portal().site.town

    def papers(self) -> tuple[NumberedPaper, ...]:
        """Return its letters; the one about a late answer comes first."""
        late = late_paper(self.case, web.today())
        check = f"{outside()}{web.url('receipts.verify')}#{compact(receipt_of_case(self.case))}"
        found = papers_of(self.case, web.portal().directory().name, check=check, site=outside())
        return ((NumberedPaper(LATE, late),) if late else ()) + found

    def paper(self, number: str) -> Paper:
        """Return one letter.

        :raises NotFound: when there is no such letter.
        """
        for one in self.papers():
            if str(one.number) == number:
                return one.paper
        raise NotFound("letters")

    def waiting(self) -> going_on.Waiting:
        """Return what the person waits for.

        :raises NotFound: while no answer is late.
        """
        if late_part(self.case, web.today()) is None:
            raise NotFound("late")
        return waiting(self.case, person=self.name, body=self.body, today=web.today())


def _open(id: str) -> Opened:
    case, pointer = read_case(id)
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=("cases", id)) as look:
        return Opened(case, name_of(look, viewer.person), pointer)


def letters(id: str) -> Response:
    """Show the letters of a case."""
    opened = _open(id)
    return web.render("cases/letters.html", case=opened.case, papers=opened.papers())


def letter(id: str, number: str) -> Response:
    """Show one letter, to read or to print."""
    opened = _open(id)
    paper = opened.paper(number)
    return _page(id, paper, opened.name, "cases.letter_file", number=number)


def letter_file(id: str, number: str) -> AnyResponse:
    """Give one letter as a file."""
    opened = _open(id)
    return fetched(opened.paper(number), opened.name, "cases.letter", id=id, number=number)


def late(id: str) -> Response:
    """Show what can be done about a late answer.

    :raises NotFound: while no answer is late.
    """
    opened = _open(id)
    given = opened.waiting()
    steps = [
        one
        for one in late_steps(opened.case, web.today())
        if one.kind != StepKind.COMPLAINT or may_begin(web.viewer(), "complaint")
    ]
    said = [web.words().say(sentence) for sentence in going_on.complaint_of(given)]
    form = form_of(kinds.find("complaint").questions[0], answer=" ".join(said))
    return web.render(
        "cases/late.html",
        case=opened.case,
        steps=steps,
        form=form,
        given=given,
    )


def late_letter(id: str, step: str) -> Response:
    """Show the letter that is ready for a step; a formal notice can be sent at once."""
    _, paper = _late_paper(id, step)
    form = None
    if step == StepKind.NOTICE:
        # The body reads Dutch, and the law asks for a letter that cannot be misunderstood.
        text = as_text(web.portal().words[DUTCH], replace(paper, is_personal=False), site=web.portal().site)
        form = MessageForm(data={"once": new_id(), "message": text})
        form.message.label.text = N_("Your letter")
        form.message.render_kw = {"lang": DUTCH}
    return _page(id, paper, "", "cases.late_file", form=form, step=step)


def late_file(id: str, step: str) -> AnyResponse:
    """Give the letter that is ready for a step as a file."""
    _, paper = _late_paper(id, step)
    return fetched(paper, "", "cases.late_letter", id=id, step=step)


def _late_paper(id: str, step: str) -> tuple[Opened, Paper]:
    opened = _open(id)
    offered = {one.kind for one in late_steps(opened.case, web.today())}
    if step not in offered or StepKind(step) not in PAPERS:
        raise NotFound("late")
    return opened, PAPERS[StepKind(step)](opened.waiting())


def pack(id: str) -> Response:
    """Show everything of a case on one page, ready to be taken along."""
    opened = _open(id)
    return _page(id, _pack(opened), "", "cases.pack_file", is_pack=True)


def pack_file(id: str) -> AnyResponse:
    """Give everything of a case: one PDF file, one text, or all files in one."""
    opened = _open(id)
    paper = _pack(opened)
    if request.args.get("look") != ZIP:
        return fetched(paper, "", "cases.pack", id=id)
    return warned("cases.pack", id=id) or as_download(zipped(_files(opened, paper)), "zip", "all.zip")


def _pack(opened: Opened) -> Paper:
    name = web.portal().directory().name
    return pack_of(opened.case, pointer=opened.pointer, name_of=name, today=web.today())


def _files(opened: Opened, paper: Paper) -> list[tuple[str, bytes]]:
    portal, lang = web.portal(), web.words().lang
    found = [("all.txt", as_text(web.words(), paper, site=portal.site).encode())]
    if engine.is_available():
        found.append(("all.pdf", pdf_of(portal, lang, paper, reader=Reader())))
    found.append(("receipt.json", as_file(receipt_of_case(opened.case))))
    with looking(portal.store, web.viewer(), at=web.now(), item=("cases", opened.case.id)) as look:
        for number, line in enumerate(opened.case.attachments, 1):
            content = service.read_file(look, line.id)
            found.append((f"file-{number}.{ending(content.media_type)}", content.content))
    return found


def _page(
    id: str,
    paper: Paper,
    name: str,
    file: str,
    *,
    form: MessageForm | None = None,
    is_pack: bool = False,
    **values: str,
) -> Response:
    portal = web.portal()
    return web.render(
        "cases/letter.html",
        case_id=id,
        paper=paper,
        name=name if paper.is_personal else "",
        file=lambda look, lang="": portal.addresses.to(
            lang or web.words().lang, file, id=id, look=look, **values
        ),
        has_pdf=engine.is_available(),
        form=form,
        is_pack=is_pack,
    )
