"""The page on which a person chooses a code word."""

from __future__ import annotations

import wtforms
from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import Refused
from portal.notices import code_words
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

NOTES = {
    "chosen": N_("We have kept your word. We ask for it when we call you, or you call us."),
    "dropped": N_("We do not ask for a word any more."),
}


class WordForm(Form):
    """The word, twice: nobody can look it up later."""

    service = "reaching"

    word = wtforms.PasswordField(N_("Which word do you choose?"), [NoBrokenText(), NotTooLong(60)])
    word_again = wtforms.PasswordField(N_("Type the same word again"), [NoBrokenText(), NotTooLong(60)])


def word() -> AnyResponse:
    """Show whether there is a word, and keep a new one."""
    form = WordForm(request.form if request.method == "POST" else None)
    if request.method == "GET" or not form.validate():
        return _page(form, 400 if form.errors else 200)
    try:
        with web.portal().store.writing() as work:
            code_words.choose(
                work,
                person=web.viewer().person,
                word=form.word.data or "",
                again=form.word_again.data or "",
                at=web.now(),
            )
    except Refused as refused:
        is_other = refused.reason == code_words.NOT_THE_SAME
        (form.word_again if is_other else form.word).errors = [str(refused.reason)]
        return _page(form, 400)
    return web.go("notices.word", done="chosen")


def drop_word() -> AnyResponse:
    """Ask for no word any more."""
    with web.portal().store.writing() as work:
        code_words.drop(work, person=web.viewer().person, at=web.now())
    return web.go("notices.word", done="dropped")


def _page(form: WordForm, status: int) -> Response:
    with web.portal().store.reading() as work:
        found = code_words.chosen(work, person=web.viewer().person)
    note = NOTES.get(request.args.get("done", ""))
    return web.render("notices/word.html", status=status, form=form, found=found, note=note)
