"""Pages beside the items of a file: parts of life, the plan, and what a person says about them."""

from __future__ import annotations

import re

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.dossiers import phrases, service
from portal.dossiers.forms import KeepForm
from portal.store import new_id
from portal.words import N_

_TOKEN = re.compile("[0-9a-z]{26}")


def token(text: str | None) -> str:
    """Return the id that a form got when it was opened; what cannot be one gives a new one."""
    return text if text and _TOKEN.fullmatch(text) else new_id()


def is_good_day(form: KeepForm) -> bool:
    """Tell whether a day after today was filled in; if not, the form says what to do."""
    if not form.validate():
        return False
    if form.until.data is None or form.until.data <= web.today():
        form.until.errors = [N_("Choose a day after today.")]
        return False
    return True


def life(id: str) -> Response:
    """Show for each part of life whether it was asked about; "not asked" is never a score."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found, domains = service.file(look, id), service.domains(look, id)
    asked = [one for one in domains if one.id or one.answer]
    return web.render(
        "dossiers/life.html",
        file=found,
        asked=asked,
        silent=[one for one in domains if not (one.id or one.answer)],
        phrases=phrases,
    )


def plan(id: str) -> Response:
    """Show the goals that were chosen and deliberately not, exemptions, and who helps."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found = service.file(look, id)
        goals, exemptions = service.goals(look, id), service.exemptions(look, id)
        carers = service.carers(look, id)
    return web.render(
        "dossiers/plan.html",
        file=found,
        goals=goals,
        exemptions=exemptions,
        carers=[(one, _helps(one)) for one in carers],
        phrases=phrases,
    )


def may_ask(id: str) -> AnyResponse:
    """Keep what a person says to "may we ask about this?"."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.may_ask(
            work,
            viewer=viewer,
            file=id,
            domain=request.form.get("domain", ""),
            answer=request.form.get("answer", ""),
            at=web.now(),
        )
    return web.go("dossiers.life", id=id)


def domain(id: str) -> AnyResponse:
    """Lead from one part of life to its place on the page of its file."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("file_domains", id)) as look:
        file = service.file_of_domain(look, id)
    return web.go("dossiers.life", id=file, anchor=f"part-{id}")


def still_right(id: str) -> AnyResponse:
    """Keep whether an older answer is still right."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        answer = request.form.get("answer", "")
        file = service.say_still_right(work, domain=id, answer=answer, at=web.now())
    return web.go("dossiers.life", id=file, anchor=f"part-{id}")


def deny(id: str) -> AnyResponse:
    """Keep that a person was not told, whatever was written down."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        file = service.deny_told(work, told=id, at=web.now())
    return web.go("dossiers.file", id=file, anchor="told")


def _helps(carer: service.Carer) -> str:
    """Return which help a carer gives, in the reader's language."""
    words = web.words()
    return words.listing([words.text(phrases.HELP[code]) for code in carer.gives_help])


def own_entries() -> Response:
    """Show where the person stands as somebody's carer."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("file_carers", "")) as look:
        found = service.own_entries(look)
    directory = web.portal().directory()
    return web.render(
        "dossiers/carers.html",
        entries=[(directory.name(one.agency), one, _helps(one)) for one in found],
        phrases=phrases,
    )


def carer(id: str) -> AnyResponse:
    """Lead from one entry of a carer to where it is shown: to the carer, or in the file of who is helped."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("file_carers", id)) as look:
        file = service.file_of_carer(look, id)
    if file:
        return web.go("dossiers.plan", id=file, anchor=f"carer-{id}")
    return web.go("dossiers.own_entries", anchor=f"carer-{id}")
