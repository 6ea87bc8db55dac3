"""Extra data from others: proposed, decided by the person, and never asked without a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from portal.access import acting, looking
from portal.access.proposals import Standing
from portal.dossiers import proposing
from portal.dossiers.rules import ItemIncomplete
from portal.errors import NotFound
from portal.store import Store, new_id
from tests.desk.ways import agency, assignment_of, opened, talk, written
from tests.dossiers.test_pages import ClientFor
from tests.dossiers.ways import AT, OTHER, WMO, a_file, hide, official
from tests.people_of_tests import Somebody
from tests.visitor import Page, Visitor

Someone = Callable[..., Somebody]
WHO, WORKER = "late-objector", "second-caseworker"


def propose(store: Store, he: Somebody, file: str, *, kinds: tuple[str, ...] = ("debt",), **more: Any) -> str:
    viewer, once = official(he.id), new_id()
    given = {"body": OTHER, "why": "Om te weten of hulp past.", **more}
    with acting(store, viewer) as work:
        proposing.propose(work, viewer=viewer, file=file, data_kinds=kinds, once=once, at=AT, **given)
    return once


def say(store: Store, he: Somebody, proposal: str, said: str, question: str = "") -> None:
    with acting(store, he.viewer) as work:
        proposing.answer(work, viewer=he.viewer, proposal=proposal, said=said, question=question, at=AT)


def waits(store: Store, he: Somebody, *kinds: str, bodies: tuple[str, ...] = (WMO, OTHER)) -> bool:
    with store.reading() as work:
        asked = Standing(proposing.standing(work, persons={he.id}))
    return asked.is_waiting(he.id, agencies=bodies, kinds=kinds)


@pytest.mark.requirement("R-075")
def test_only_a_yes_opens_the_way_and_only_for_those_bodies_and_data(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    assert not waits(store, he, "debt"), "nothing was proposed"
    proposal = propose(store, he, file)
    assert waits(store, he, "debt") and not waits(store, he, "housing")
    assert not waits(store, he, "debt", bodies=(WMO,))
    for said, is_waiting in (("no", True), ("yes", False), ("no", True)):
        say(store, he, proposal, said)
        assert waits(store, he, "debt") is is_waiting
    say(store, he, proposal, "ask", "Wie leest dat?")
    assert waits(store, he, "debt")


@pytest.mark.requirement("R-075")
def test_a_question_is_answered_and_then_the_person_decides(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    proposal = propose(store, he, file)
    for said, question in (("", ""), ("perhaps", ""), ("ask", " ")):
        with pytest.raises(ItemIncomplete):
            say(store, he, proposal, said, question)
    say(store, he, proposal, "ask", "Wie leest dat?")
    with acting(store, official(he.id)) as work:
        proposing.reply(
            work, viewer=official(he.id), file=file, proposal=proposal, text="Alleen ik lees dat.", at=AT
        )
    with looking(store, he.viewer, at=AT) as look:
        (one,) = proposing.proposals(look, file)
    assert (one.answer, one.question, one.reply) == ("", "Wie leest dat?", "Alleen ik lees dat.")


@pytest.mark.requirement("R-075")
def test_a_proposal_says_who_what_and_why_and_nobody_else_answers_it(store: Store, someone: Someone) -> None:
    he, other = someone(), someone()
    file = a_file(store, he.id)
    for wrong in ({"body": ""}, {"body": WMO}, {"kinds": ()}, {"kinds": ("gossip",)}, {"why": "Nodig."}):
        with pytest.raises(ItemIncomplete):
            propose(store, he, file, **wrong)
    proposal = propose(store, he, file)
    with pytest.raises(NotFound):
        say(store, other, proposal, "yes")
    worker = official(he.id)
    with pytest.raises(NotFound), acting(store, worker) as work:
        proposing.answer(work, viewer=worker, proposal=proposal, said="yes", question="", at=AT)
    hide(store, "files", file, he.id)
    with pytest.raises(NotFound):
        say(store, he, proposal, "yes")


@pytest.mark.requirement("R-075")
def test_an_exchange_follows_the_answer_and_only_danger_is_an_exception(
    app: Flask, client_for: ClientFor
) -> None:
    worker, person = client_for(WORKER, lang="en"), client_for(WHO, lang="en")
    assignment = assignment_of(app, WORKER, WHO)
    opened(worker, assignment)
    file = worker.open(f"desk/people/{assignment}/files").links("/files/")[0]
    page = worker.open(worker.open(f"{file}/extra").links("/extra/new")[0])
    assert "Choose the other organisation." in worker.fill(page, {}, form="/extra/new", status=400).text
    why = {"body": agency(app, "o-krediet"), "data_kinds": ["debt"], "why": "Om te weten wat er kan."}
    worker.fill(page, why, form="/extra/new")
    refused = _saved(worker, app, assignment, status=400)
    assert "did not say yes" in refused.text, "not answered yet"
    own = _answered(person, file, "no", {})
    assert "No, they may not ask it" in own.text
    _saved(worker, app, assignment, status=400)
    danger = {"basis": "vital_interest"}
    assert "did not say yes" not in _saved(worker, app, assignment, status=None, **danger).text
    _answered(person, file, "yes", {})
    assert "did not say yes" not in _saved(worker, app, assignment).text


def _saved(worker: Visitor, app: Flask, assignment: str, *, status: int | None = 200, **more: Any) -> Page:
    """Write a talk down and press save on the page that shows it."""
    page = written(worker, assignment, talk(app, **more))
    form = page.form(assignment)
    sent = {**dict(form.form_values()), "do": "save"}
    if status is None:
        return Page(worker.client.post(form.get("action"), data=sent, follow_redirects=True))
    return worker.post(form.get("action"), sent, status=status)


def _answered(person: Visitor, file: str, said: str, more: dict[str, str]) -> Any:
    address = f"dossier/files/{file.rsplit('/', 1)[1]}/extra"
    return person.fill(person.open(address), {"answer": said, **more}, form="/extra/")


@pytest.mark.requirement("R-075")
def test_the_person_asks_first_on_the_own_page(app: Flask, client_for: ClientFor) -> None:
    worker, person = client_for(WORKER, lang="en"), client_for(WHO, lang="en")
    assignment = assignment_of(app, WORKER, WHO)
    opened(worker, assignment)
    file = worker.open(f"desk/people/{assignment}/files").links("/files/")[0]
    why = {"body": agency(app, "o-krediet"), "data_kinds": ["debt"], "why": "Om te weten wat er kan."}
    worker.fill(worker.open(f"{file}/extra/new"), why, form="/extra/new")
    address = f"dossier/files/{file.rsplit('/', 1)[1]}/extra"
    nothing = person.fill(person.open(address), {"answer": "ask"}, form="/extra/", status=400)
    assert "Write your question." in nothing.text
    asked = person.fill(nothing, {"answer": "ask", "question": "Wie leest dat?"}, form="/extra/")
    assert "We told them what you said" in asked.text
    reply = worker.open(worker.open(f"{file}/extra").links("/extra/")[-1])
    assert "Wie leest dat?" in reply.text
    worker.fill(reply, {"reply": "Alleen ik lees dat."}, form="/extra/")
    assert "Alleen ik lees dat." in person.open(address).text
    assert "They want to ask others about you. You decide." in person.open("notices").text
