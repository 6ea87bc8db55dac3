"""Two questions after a contact: answered by the person, counted for a team, and never of one person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from portal.access import acting
from portal.desk.privacy.doing import doing
from portal.dossiers import service
from portal.dossiers.models import FileTold
from portal.errors import NotFound
from portal.store import Store, new_id
from portal.viewer import Viewer
from tests.dossiers.test_pages import HE, ClientFor, file_of
from tests.dossiers.ways import AT, TODAY, WMO, a_file, hide

Someone = Callable[..., object]
SINCE = AT - timedelta(days=365)


def answer(store: Store, person: str, file: str, *, told: str = "yes", free: str = "no") -> None:
    viewer = Viewer(account="d" * 26, person=person)
    with acting(store, viewer) as work:
        service.answer_talk(
            work, viewer=viewer, file=file, was_told=told, could_say_no=free, once=new_id(), at=AT
        )


def files_of(store: Store, someone: Callable[..., object], number: int) -> list[tuple[str, str]]:
    people = [someone().id for _ in range(number)]  # type: ignore[attr-defined]  # Somebody of the tests.
    return [(person, a_file(store, person)) for person in people]


@pytest.mark.requirement("R-072", "R-126")
def test_a_team_is_measured_by_what_was_done_and_by_what_people_say(
    store: Store, someone: Callable[..., object]
) -> None:
    files = files_of(store, someone, 10)
    with store.writing() as work:
        for person, file in files[:6]:
            told = {"id": new_id(), "person_id": person, "item_id": file, "how": "oral", "told_on": TODAY}
            work.add(FileTold, {**told, "language": "nl", "role": "caseworker"})
    for place, (person, file) in enumerate(files):
        answer(store, person, file, told="yes" if place < 7 else "partly", free="yes" if place < 3 else "no")
    with store.reading() as work:
        (found,) = doing(work, since=SINCE, agency=WMO)
    assert (found.oral, found.writing, found.told, found.free) == (60, 0, 70, 30)


@pytest.mark.requirement("R-072", "R-126")
def test_few_answers_are_not_shown_and_what_is_hidden_does_not_count(
    store: Store, someone: Callable[..., object]
) -> None:
    files = files_of(store, someone, 10)
    for person, file in files:
        answer(store, person, file)
    hide(store, "files", files[0][1], files[0][0])
    with store.reading() as work:
        (found,) = doing(work, since=SINCE, agency=WMO)
        (none,) = doing(work, since=SINCE, agency="z" * 26)
    assert (found.oral, found.told, found.free) == (None, None, None), "nine are too few"
    assert (none.oral, none.told) == (None, None)


def test_what_is_not_yours_or_not_answered_is_refused(store: Store, someone: Callable[..., object]) -> None:
    (first, second) = files_of(store, someone, 2)
    with pytest.raises(NotFound):
        answer(store, first[0], second[1])
    with pytest.raises(service.ItemIncomplete):
        answer(store, *first, told="", free="yes")


@pytest.mark.requirement("R-072", "R-126")
def test_a_person_answers_on_the_page_of_the_file(app: Flask, client_for: ClientFor) -> None:
    he, file = client_for(HE, lang="en"), file_of(app, "f-hendrik")
    page = he.open(he.open(f"dossier/files/{file}").links("/talk")[0])
    wrong = he.fill(page, {"was_told": "no"}, form="/talk", status=400)
    assert wrong.form("/talk").xpath(".//input[@name='was_told'][@value='no']/@checked"), "kept"
    page = he.fill(wrong, {"could_say_no": "yes"}, form="/talk")
    assert "You answered on 23 November 2026." in page.text


@pytest.mark.requirement("R-126")
def test_the_privacy_officer_has_a_part_on_the_talk_about_privacy(client_for: ClientFor) -> None:
    page = client_for("privacy-officer", lang="en").open("desk/privacy")
    assert "The talk about privacy" in page.text and "There are too few contacts to show." in page.text


@pytest.mark.requirement("R-072")
def test_a_leader_reads_what_the_own_team_really_does(client_for: ClientFor) -> None:
    page = client_for("team-leader", lang="en").open("desk/rules/figures")
    for line in ("Told by mouth", "Told in writing", "this was told to me", "I could say no"):
        assert line in page.text
