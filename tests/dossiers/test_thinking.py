"""The week in which a person thinks: nothing new comes in, unless that person agrees and reads how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access import acting
from portal.agencies.models import File
from portal.dossiers import service
from portal.dossiers.models import FileItem
from portal.dossiers.models_refusals import FileRefusal
from portal.dossiers.rules import ItemIncomplete, PartDraft
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.dossiers.test_pages import HE, ClientFor, file_of
from tests.dossiers.test_refusing import LAST, say_no
from tests.dossiers.test_refusing_pages import choose, desk_page
from tests.dossiers.ways import AT, TODAY, a_file, draft, official
from tests.partners.test_joint_files import a_file as delivered
from tests.partners.test_joint_files import loads
from tests.partners.test_taken_away import an_item
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


def write(store: Store, he: Somebody, file: str, *, agreed: str = "", days: int = 0) -> None:
    viewer = official(he.id)
    with acting(store, viewer) as work:
        one = (viewer, draft(he.id, file))
        at = AT + timedelta(days=days)
        service.record_items(work, [one], exception="", agreed=agreed, once=new_id(), at=at)


@pytest.mark.requirement("R-122")
def test_in_the_week_to_think_nothing_new_is_written_down(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id)
    write(store, he, file)
    say_no(store, he, file, "later")
    with pytest.raises(ItemIncomplete) as refused:
        write(store, he, file)
    assert refused.value.problems[0].field == "agreed"
    with pytest.raises(ItemIncomplete):
        write(store, he, file, agreed="Mag.", days=(LAST - TODAY).days)
    write(store, he, file, agreed="Hij belde en zei dat het mag.")
    write(store, he, file, days=8)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(FileItem)) == 3


@pytest.mark.requirement("R-122")
def test_no_part_of_life_is_asked_about_either_but_a_no_may_be_kept(store: Store, someone: Someone) -> None:
    he = someone()
    file, viewer = a_file(store, he.id), official(he.id)
    say_no(store, he, file, "other_worker")
    with pytest.raises(ItemIncomplete), acting(store, viewer) as work:
        asked = PartDraft("home", "asked", "yes", "Hij vraagt een steun in de badkamer.")
        service.record_domain(work, viewer=viewer, file=file, draft=asked, at=AT)
    with acting(store, viewer) as work:
        silent = PartDraft("home", "not_asked", "no")
        service.record_domain(work, viewer=viewer, file=file, draft=silent, at=AT)


@pytest.mark.requirement("R-122")
def test_a_delivery_is_passed_over_in_that_week_and_comes_after_it(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, delivered("f-1", "p-1"))
    with store.writing() as work:
        (row,) = work.rows(select(File.id, File.person_id))
        no = {"id": new_id(), "person_id": row.person_id, "item_id": row.id, "account_id": new_id()}
        no |= {"choice": "later", "channel": "portal", "at": MONDAY}
        work.add(FileRefusal, {**no, "think_until": MONDAY.date() + timedelta(days=365)})
    loads(store, tmp_path, delivered("f-1", "p-1"), an_item("U woont boven."))
    with store.reading() as work:
        assert work.rows(select(FileItem.id)) == []
    with store.writing() as work:
        work.run(update(FileRefusal).values(taken_back_at=MONDAY))
    loads(store, tmp_path, delivered("f-1", "p-1"), an_item("U woont boven."))
    with store.reading() as work:
        assert len(work.rows(select(FileItem.id))) == 1, "nothing is lost either"


@pytest.mark.requirement("R-122")
def test_the_desk_says_why_and_the_person_reads_how_they_agreed(app: Flask, client_for: ClientFor) -> None:
    he = client_for(HE, lang="en")
    choose(app, he, {"choice": "later"})
    adviser, address = desk_page(app, client_for)
    page = adviser.open(f"{address}/items")
    values = {"what": "fact", "text": "U woont op de derde verdieping.", "data_kind": "housing"}
    values |= {"purpose": "Om te weten of er een lift is.", "came_from": "person"}
    for field, year in (("came_on", "2026"), ("needed_until", "2027")):
        values |= {f"{field}-day": "2", f"{field}-month": "3", f"{field}-year": year}
    refused = adviser.fill(page, values, form="/items", status=400)
    assert "This person thinks about it first." in refused.text
    assert "U woont op de derde verdieping." in refused.form("/items").text_content(), "nothing is lost"
    adviser.fill(refused, {"agreed": "Hij belde zelf om dit te vertellen."}, form="/items")
    page = he.open(f"dossier/files/{file_of(app, 'f-hendrik')}")
    (link,) = page.tree.xpath("//main//a[contains(., 'derde verdieping')]/@href")
    assert "Hij belde zelf om dit te vertellen." in he.open(link).text
