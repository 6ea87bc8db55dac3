"""Pages of the whole: the start map, the picture, and everything as a download."""

from __future__ import annotations

import json

from flask import Response

from portal import web
from portal.access import looking
from portal.agencies.roles import role_said
from portal.dossiers import drawing, pages, phrases, service
from portal.words import N_, Said, SaidCount, Words

FILE_NAME = "dossier.json"
"""Neutral: the name of a download stands in lists of other programs."""


def picture() -> Response:
    """Draw who holds something, who may look and who got it, with the same in a table."""
    directory, words = web.portal().directory(), web.words()
    no = words.text(N_("No"))
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", "")) as look:
        found = service.picture(look, directory, today=web.today())
    return web.render(
        "dossiers/picture.html",
        rows=drawing.rows(found, directory.name),
        table=[
            (
                directory.name(one.agency),
                words.listing(list(one.systems)) if one.systems else words.text(N_("Nothing.")),
                _who(words, one),
                words.say(SaidCount("%(n)s entry", "%(n)s entries", one.got)) if one.got else no,
            )
            for one in found
        ],
    )


def _who(words: Words, one: service.Holder) -> str:
    said: list[str] = []
    for role, until in one.roles:
        name = words.say(role_said(role))
        said.append(words.text(N_("%(role)s until %(day)s"), role=name, day=until) if until else name)
    return words.listing(said) if said else words.text(N_("No"))


def download() -> Response:
    """Give everything of the file, for another program to read. Source: AVG art. 15 lid 3 and art. 20."""
    directory, at = web.portal().directory(), web.now()
    with looking(web.portal().store, web.viewer(), at=at, item=("files", "")) as look:
        found = service.whole(look, directory, today=web.today(), at=at)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    answer = Response(text, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer


def start() -> Response:
    """Show the start map: the sheet with the person's own facts, the rights, whom to call, who can help."""
    directory, words = web.portal().directory(), web.words()
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", "")) as look:
        files, told = service.files(look), service.told(look)
        who = service.picture(look, directory, today=web.today())
    agencies = {file.agency for file in files}
    return web.render(
        "dossiers/start.html",
        cards=[pages.card(file) for file in files],
        lookers=[
            pages.in_language(words, system.lookers)
            for file in files
            if (system := directory.system(file.system)) and system.lookers
        ],
        told=[
            (
                file.name,
                [
                    (phrases.TOLD_HOW[one.how], one)
                    for one in told
                    if one.file == file.id and not one.is_denied
                ],
                any(one.is_denied for one in told if one.file == file.id),
            )
            for file in files
        ],
        inside=[
            words.say(
                Said(N_("%(agency)s, %(role)s"), agency=directory.name(one.agency), role=role_said(role))
            )
            for one in who
            for role, _until in one.roles
        ],
        outside=[directory.name(one.agency) for one in who if one.got],
        contacts=[card for card in directory.contacts.values() if card.agency in agencies],
        walk_in=pages.walk_in(directory),
        name=directory.name,
    )
