"""Pages of the letter to a doctor: the questions, the letter, and its file. Nothing of it is kept."""

from __future__ import annotations

from flask import Response, request

from portal import web
from portal.access import looking
from portal.errors import NotFound, Refused
from portal.letters import engine, making
from portal.letters.fetching import TEXT, as_file
from portal.letters.paper import Paper
from portal.letters.phrases import DUTCH
from portal.medical import service
from portal.medical.forms import LetterForm
from portal.people.service import name_of
from portal.words import N_


def ask_letter() -> Response:
    """Ask what the doctor is asked."""
    return _letter_page(_form())


def make_letter() -> Response:
    """Show the letter in the reader's language and in Dutch; nothing of it is kept."""
    form = _form()
    paper = _paper(form)
    if paper is None:
        return _letter_page(form, status=400)
    portal = web.portal()
    languages = [portal.words[lang] for lang in dict.fromkeys((web.words().lang, DUTCH))]
    return web.render(
        "medical/letter.html",
        form=form,
        articles=[(words, making.as_article(portal, words.lang, paper)) for words in languages],
        files=[(words, portal.addresses.to(words.lang, "medical.letter_file")) for words in languages],
        has_pdf=engine.is_available(),
        is_shared=web.viewer().device == "shared",
    )


def letter_file() -> Response:
    """Give the letter as a file, in the language of the address; nothing of it is kept.

    :raises NotFound: when there is no such form, or this machine makes no PDF files.
    """
    form, look = _form(), request.form.get("look", "letter")
    paper = _paper(form)
    if paper is None:
        return _letter_page(form, status=400)
    if look != TEXT and (look not in making.LOOKS or not engine.is_available()):
        raise NotFound("letters")
    return as_file(paper, "", look)


def _paper(form: LetterForm) -> Paper | None:
    """Return the letter, or nothing when the form must be looked at again."""
    if not form.validate():
        return None
    viewer, portal = web.viewer(), web.portal()
    with looking(portal.store, viewer, at=web.now(), item=("persons", "")) as look:
        name = name_of(look, viewer.person)
    try:
        return service.letter(
            name=name,
            doctor=form.doctor.data or "",
            ticked=form.ticked.data or (),
            own_question=form.own_question.data or "",
            known=form.known.data or "",
            body=portal.directory().name(form.answer_to.data),
            today=web.today(),
        )
    except Refused as refused:
        # A message of ours: WTForms keeps an error as it is.
        form.own_question.errors = [refused.reason]  # type: ignore[list-item]  # See above.
        return None


def _form() -> LetterForm:
    form = LetterForm(request.form if request.method == "POST" else None)
    cards = web.portal().directory().agencies.values()
    bodies = sorted(((card.id, card.name) for card in cards), key=lambda pair: pair[1].casefold())
    form.offer(bodies, web.words().text(N_("Choose an organisation")))
    return form


def _letter_page(form: LetterForm, *, status: int = 200) -> Response:
    return web.render("medical/ask.html", status=status, form=form)
