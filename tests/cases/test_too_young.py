"""A child under twelve does not ask alone that a youth file is destroyed; the parents do (L-83e)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import bindparam, func, select, update

from portal.access import acting
from portal.cases import service
from portal.cases.models import CasePart
from portal.errors import Refused
from portal.people.models import Person
from portal.store import Store
from portal.viewer import Viewer
from tests.cases.ways import STORY, begun, sent
from tests.cases.writing import draft_of
from tests.clocks import MONDAY
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.ways import store_of
from tests.people_of_tests import Somebody
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
_BORN = update(Person).where(Person.id == bindparam("which")).values(born_on_sealed=bindparam("day"))
WORDS = "You are not 12 yet. Your parent or guardian can ask this for you."


def destructions(app: Flask) -> int:
    """How many requests of destruction there are."""
    with store_of(app).reading() as work:
        counted = select(func.count()).select_from(CasePart).where(CasePart.kind == "destruction")
        return int(work.value(counted) or 0)


def _is_clear(page: Page) -> None:
    """The page says who asks this, and what the child can do now."""
    assert page.tree.xpath("string(//h1)").strip() == "Somebody asks this for you"
    assert WORDS in page.text and "We could not read" not in page.text
    assert any(link.endswith("/cases/new") for link in page.links("/cases/new"))


@pytest.mark.requirement("L-83e")
def test_a_child_of_eleven_reads_who_asks_this_and_still_complains(app: Flask, client_for: SignIn) -> None:
    born(app, "p-ayoub", years_ago(11))
    child = client_for("child-13", lang="en")
    assert WORDS in child.open("cases/new/destruction").text
    draft = begun(child, "complaint")
    page = child.open(f"{draft}/kind")
    refused = child.fill(page, {"kind": "destruction"}, form="/kind", status=400)
    assert WORDS in refused.text and STORY in refused.text
    case = sent(child, values={"answer": "Please destroy my youth file."})
    _is_clear(child.fill(child.open(case), {"kind": "destruction"}, form="/parts", status=400))
    assert destructions(app) == 0


@pytest.mark.requirement("L-83e")
def test_who_turned_twelve_before_it_was_sent_asks_alone(app: Flask, client_for: SignIn) -> None:
    born(app, "p-ayoub", years_ago(12))
    sent(client_for("child-13", lang="en"), "destruction")
    assert destructions(app) == 1


@pytest.mark.requirement("L-83e")
def test_a_form_that_was_open_before_is_refused_as_well(app: Flask, client_for: SignIn) -> None:
    born(app, "p-ayoub", years_ago(12))
    child = client_for("child-13", lang="en")
    page = child.open("cases/new/destruction")
    draft = begun(child, "destruction")
    born(app, "p-ayoub", years_ago(11))
    assert WORDS in child.fill(page, {"answer": STORY}, form="/cases/new/", status=400).text
    _is_clear(child.fill(child.open(f"{draft}?q=check"), {}, form="/send", status=400))
    assert destructions(app) == 0


@pytest.mark.requirement("L-83e")
def test_a_parent_asks_it_for_a_young_child(app: Flask, client_for: SignIn) -> None:
    born(app, "p-mees", years_ago(8))
    mother, custody = client_for("mother", lang="en"), custody_of(app, "mother", "p-mees")
    page = mother.open(f"for/{custody}/cases/new/destruction")
    mother.fill(page, {"answer": "The youth file of my child."}, form="/cases/new/")
    mother.fill(mother.open(f"{mother.at.split('?')[0]}?q=check"), {}, form="/send")
    assert destructions(app) == 1


@pytest.mark.requirement("L-83e")
@pytest.mark.parametrize("capacity", ["self", "visit"])
def test_a_helper_at_the_counter_does_not_ask_it_for_a_young_child_either(
    store: Store, someone: Callable[..., Somebody], capacity: str
) -> None:
    who = someone()
    viewer = Viewer(who.account, who.id, capacity, "visit_counter" if capacity == "visit" else "")
    draft_of(store, who, "destruction")  # An age that nobody knows is looked at by a person.
    with store.writing() as work:
        sealed = work.seal(who.id, "persons", who.id, "born_on", years_ago(9).isoformat())
        work.run(_BORN, {"which": who.id, "day": sealed})
    given = {"viewer": viewer, "kind": "destruction", "at": MONDAY, "today": MONDAY.date()}
    with pytest.raises(Refused), acting(store, viewer) as work:
        service.start_draft(work, **given)
