"""Asking for the code word of a person on the phone: it is compared here, and never shown."""

from __future__ import annotations

import wtforms
from flask import Response, request

from portal import web
from portal.access import assigned, refuse
from portal.errors import NotFound, TooMany
from portal.notices import code_words
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

WRONG = N_("This is not the word. Say nothing about this person, not even that we know the name. Hang up.")
TOO_OFTEN = N_("It was wrong too often. Wait an hour. Say nothing, and call back on the number that we have.")


class SaidForm(Form):
    """What somebody on the phone says."""

    service = "opening"

    word = wtforms.StringField(N_("Which word does the caller say?"), [NoBrokenText(), NotTooLong(60)])


def word(assignment: str) -> Response:
    """Compare a word with that of the person, before anything is said.

    :raises NotFound: when the person chose none, or is not of this official.
    """
    form, at, official = (
        SaidForm(request.form if request.method == "POST" else None),
        web.now(),
        web.official(),
    )
    with web.portal().store.reading() as reading:
        own = assigned.own_person(reading, official=official, assignment=assignment, today=web.today())
        if code_words.chosen(reading, person=own.person) is None:
            raise NotFound("code_words")
    is_right, status = False, 200
    if request.method == "POST" and form.validate():
        try:
            with web.portal().store.writing() as work:
                is_right = code_words.check(work, person=own.person, typed=form.word.data or "", at=at)
            form.word.errors = [] if is_right else [WRONG]
        except TooMany:
            form.word.errors = [TOO_OFTEN]
            status = TooMany.status
    if form.word.errors:
        refuse(web.portal().store, account=official.account, endpoint="desk_people.word", at=at)
        form.word.data, status = "", max(status, 400)
    return web.render("desk/people/word.html", status=status, person=own, form=form, is_right=is_right)
