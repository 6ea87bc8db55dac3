"""J04: a child of twelve or older says something with its own voice, and no parent hears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import update

from portal.people.models import Custody
from tests.desk.ways import person_of, store_of
from tests.mandates.test_children import born, custody_of, years_ago
from tests.understanding.ways import SOUND, complained, id_of, taken
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.mark.requirement("R-090", "R-213", "T-09", "T-12")
def test_a_boy_of_thirteen_speaks_for_himself_and_his_mother_hears_nothing_of_it(
    app: Flask, client_for: ClientFor
) -> None:
    boy, mother = client_for("child-13", lang="en"), client_for("mother", lang="en")
    custody = custody_of(app, "mother", "p-mees")
    with store_of(app).writing() as work:
        work.run(update(Custody).where(Custody.id == custody).values(child_id=person_of(app, "child-13")))
    assert boy.open("me/young").links("/cases/say"), "his own page leads there"
    case = complained(boy)
    file = id_of(boy.open(case).links("/voice/")[0])
    for address in (f"{case}/voice/{file}", f"{case}/files/{file}", f"/en/for/{custody}/cases/{id_of(case)}"):
        assert mother.client.get(address).status_code == 404
    handler = client_for("complaint-handler", lang="en")
    desk = taken(handler, case)
    page = handler.open(handler.open(desk).links("/voice/")[0])
    assert SOUND in handler.client.get(page.tree.xpath("//audio/@src")[0]).data


@pytest.mark.requirement("T-52", "R-090")
def test_a_parent_cannot_speak_in_the_place_of_a_young_child(app: Flask, client_for: ClientFor) -> None:
    born(app, "p-mees", years_ago(11))
    mother, custody = client_for("mother", lang="en"), custody_of(app, "mother", "p-mees")
    mother.open(f"/en/for/{custody}/consultations")
    assert mother.client.get(f"/en/for/{custody}/cases/say").status_code == 404
