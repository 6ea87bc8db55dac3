"""Another use of data is told two weeks before, with a no that weighs as much as a yes (R-212)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access import acting, looking
from portal.agencies.models import File
from portal.agencies.service import Directory
from portal.dossiers import other_uses, projects
from portal.dossiers.exporting import whole
from portal.dossiers.models_projects import Project, ProjectFile
from portal.dossiers.project_rules import ProjectDraft
from portal.dossiers.rules import ItemIncomplete
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.people.models import Account
from portal.store import Store, new_id
from portal.viewer import Official
from portal.worker.running import bench_of
from portal.worker.stopped import IN_FILE
from portal.worker.telling import tell_other_uses
from tests.clocks import MONDAY
from tests.dossiers.ways import AT, OTHER, TODAY, WMO, a_file, hide
from tests.people_of_tests import Somebody
from tests.test_queries import heard
from tests.visitor import Visitor

pytestmark = pytest.mark.requirement("R-212")

Someone = Callable[..., Somebody]
OFFICER = Official(account="d" * 26, role="privacy_officer", agency=WMO)
NOTHING = Directory(0, {}, {}, ())
START = TODAY + timedelta(days=14)


def draft(**values: Any) -> ProjectDraft:
    """A project that says all it must."""
    said: dict[str, Any] = {
        "title": "Onderzoek naar valpartijen",
        "why": "Om te weten welke hulp vallen voorkomt.",
        "who": "De gemeente. Niemand ziet namen.",
        "data_kinds": ("housing",),
        "article": "AVG art. 6 lid 1 onder e",
        "service": "",
        "from_day": START,
        "until_day": date(2027, 12, 31),
    }
    return ProjectDraft(**{**said, **values})


def announce(store: Store, **values: Any) -> str:
    once = new_id()
    with store.writing() as work:
        projects.announce(work, official=OFFICER, draft=draft(**values), once=once, today=TODAY, at=AT)
    return once


def told(store: Store) -> int:
    """Let the worker tell everybody, and return how many files that were."""
    with store.writing() as work:
        return projects.tell_some(work, today=TODAY, at=AT)


def uses(store: Store, he: Somebody) -> list[Any]:
    with looking(store, he.viewer, at=AT) as look:
        return other_uses.uses(look)


def standing(store: Store, project: str, days: int = 14) -> Any:
    with store.reading() as work:
        return projects.standing(work, project=project, at=AT + timedelta(days=days))


def say(store: Store, he: Somebody, use: str, answer: str) -> None:
    with acting(store, he.viewer) as work:
        other_uses.say(work, use=use, answer=answer, at=AT)


def notices(store: Store, he: Somebody) -> int:
    with store.reading() as work:
        counted = select(func.count()).select_from(Notice).where(Notice.kind == "other_use")
        return int(work.value(counted.where(Notice.person_id == he.id)) or 0)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", ""),
        ("why", "Onderzoek."),
        ("who", ""),
        ("data_kinds", ()),
        ("data_kinds", ("health",)),
        ("data_kinds", ("housing", "justice")),
        ("data_kinds", ("gossip",)),
        ("article", "zie wet"),
        ("service", "gossip"),
        ("from_day", None),
        ("from_day", START - timedelta(days=1)),
        ("until_day", START - timedelta(days=1)),
        ("until_day", None),
    ],
)
def test_what_does_not_say_all_or_leaves_no_time_is_refused(store: Store, field: str, wrong: object) -> None:
    with pytest.raises(ItemIncomplete) as fault:
        announce(store, **{field: wrong})
    assert field in {one.field for one in fault.value.problems}
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Project)) == 0


def test_everybody_concerned_is_told_once_and_nobody_else(store: Store, someone: Someone) -> None:
    he, she, other = someone(), someone(), someone()
    a_file(store, he.id)
    a_file(store, she.id, agency_id=OTHER)
    a_file(store, other.id, service="youth")
    announce(store, service="wmo_simple")
    assert (told(store), told(store)) == (1, 0)
    assert [notices(store, who) for who in (he, she, other)] == [1, 0, 0]
    (one,) = uses(store, he)
    assert (one.use.title, one.name, one.is_refused) == ("Onderzoek naar valpartijen", "Dossier Wmo", False)
    assert uses(store, she) == uses(store, other) == []


def test_a_file_is_used_only_two_weeks_after_telling_and_never_after_a_no(
    store: Store, someone: Someone
) -> None:
    he, she = someone(), someone()
    a_file(store, he.id, source="s", source_id="D-1")
    a_file(store, she.id, source="s", source_id="D-2")
    project = announce(store)
    assert standing(store, project).untold == 2
    assert standing(store, project).left_out == ("D-1", "D-2"), "nobody was told"
    told(store)
    assert standing(store, project, 13).left_out == ("D-1", "D-2"), "there was no time to say no"
    assert (standing(store, project).left_out, standing(store, project).may_use) == ((), 2)
    say(store, he, uses(store, he)[0].id, "no")
    assert standing(store, project).left_out == ("D-1",)
    say(store, he, uses(store, he)[0].id, "yes")
    assert standing(store, project).left_out == ()
    a_file(store, she.id, source="s", source_id="D-3")
    assert standing(store, project).left_out == ("D-3",), "a file of later waits as well"


def test_many_are_told_with_as_few_statements_as_one(store: Store, someone: Someone) -> None:
    announce(store)
    counted = []
    for many in (1, 12):
        people = [someone() for _ in range(many)]
        for he in people:
            a_file(store, he.id)
        with heard(store) as said:
            assert told(store) == many
        assert [notices(store, he) for he in people] == [1] * many
        counted.append(sum("INSERT" in one for one in said))
    # One row of each of the two tables goes in a single statement where rows wait for each other.
    assert counted in ([2, 2], [1, 2])


def test_another_use_and_the_answer_go_along_in_the_download(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    a_file(store, he.id)
    hidden = a_file(store, he.id, source="s", source_id="D-2")
    announce(store)
    told(store)
    hide(store, "files", hidden, he.id)
    say(store, he, uses(store, he)[0].id, "no")
    with looking(store, he.viewer, at=AT) as look:
        (file,) = whole(look, NOTHING, today=TODAY, at=AT)["files"]
    (use,) = file["other_uses"]
    assert (use["title"], use["is_refused"], use["told_at"]) == (draft().title, True, AT.isoformat())
    assert (use["from_day"], use["data_kinds"]) == (START.isoformat(), ("housing",))
    with looking(store, she.viewer, at=AT) as look:
        assert whole(look, NOTHING, today=TODAY, at=AT)["files"] == []


def test_what_is_hidden_is_not_told_and_not_used(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id, source="s", source_id="D-1")
    project = announce(store)
    hide(store, "files", file, he.id)
    assert told(store) == 0 and notices(store, he) == 0
    assert standing(store, project).left_out == ("D-1",) and standing(store, project).untold == 0


def test_what_was_told_and_then_hidden_is_absent(store: Store, someone: Someone) -> None:
    he = someone()
    file = a_file(store, he.id, source="s", source_id="D-1")
    project = announce(store)
    told(store)
    use = uses(store, he)[0].id
    hide(store, "files", file, he.id)
    assert uses(store, he) == []
    with pytest.raises(NotFound):
        say(store, he, use, "no")
    assert standing(store, project).left_out == ("D-1",)


def test_nobody_answers_for_another_and_nothing_is_no_answer(store: Store, someone: Someone) -> None:
    he, she = someone(), someone()
    a_file(store, he.id)
    announce(store)
    told(store)
    use = uses(store, he)[0].id
    with pytest.raises(NotFound):
        say(store, she, use, "no")
    with pytest.raises(ItemIncomplete):
        say(store, he, use, "perhaps")
    assert not uses(store, he)[0].is_refused


def test_an_ended_use_tells_nobody_any_more_and_another_organisation_does_not_end_it(
    store: Store, someone: Someone
) -> None:
    he = someone()
    a_file(store, he.id)
    project = announce(store)
    stranger = Official(account="d" * 26, role="privacy_officer", agency=OTHER)
    with pytest.raises(NotFound), store.writing() as work:
        projects.stop(work, official=stranger, project=project, at=AT)
    with store.writing() as work:
        projects.stop(work, official=OFFICER, project=project, at=AT)
    assert told(store) == 0


def test_the_officer_announces_it_and_the_person_says_no_and_yes(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    with app.extensions["inzage"].store.writing() as work:
        _own_all_files(work)
    officer, person = client_for("privacy-officer", lang="en"), client_for("counter-visitor", lang="en")
    assert "Nobody asked to use your data" in person.open("dossier/other-uses").text
    page = officer.open("desk/other-uses")
    soon = {"from_day-day": "24", "from_day-month": "11", "from_day-year": "2026"}
    given: dict[str, Any] = {"title": "Onderzoek naar valpartijen", "why": "Om te weten wat vallen voorkomt."}
    given |= {"who": "De gemeente.", "data_kinds": ["housing"], "article": "AVG art. 6 lid 1 onder e", **soon}
    given |= {"until_day-day": "31", "until_day-month": "12", "until_day-year": "2027"}
    refused = officer.fill(page, given, form="/other-uses", status=400)
    assert (
        "at least two weeks from now" in refused.text
        and "Onderzoek naar valpartijen" in refused.response.text
    )
    later = {"from_day-day": "14", "from_day-month": "12"}
    officer.fill(refused, later, form="/other-uses")
    officer.fill(refused, later, form="/other-uses")  # The same form, pressed twice.
    (one,) = [link for link in officer.open("desk/other-uses").links("/desk/other-uses/") if "?" not in link]
    assert "It may not begin yet" in officer.open(one).text
    number = tell_other_uses(bench_of(app.extensions["inzage"]), MONDAY)
    assert number
    assert "You can say no." in person.open("notices").text
    mine = person.open("dossier/other-uses")
    buttons = mine.tree.xpath("//main//form//button[@name='answer']/@class")
    assert len(set(buttons)) == 1, "a no weighs as much as a yes"
    no = person.fill(mine, {"answer": "no"}, form="/other-uses/")
    assert "You said no" in no.text
    assert "You did not say no" in person.fill(no, {"answer": "yes"}, form="/other-uses/").text
    person.fill(no, {"answer": "perhaps"}, form="/other-uses/", status=400)
    ended = officer.fill(officer.open(one), {}, form="/stop")
    assert "It ended" in ended.text and "It ended" in person.open("dossier/other-uses").text


def _own_all_files(work: Any) -> None:
    """Give the officer's organisation the files of the town, so that there is something to announce."""
    agency = work.value(select(Account.agency_id).where(Account.demo_name == "privacy-officer"))
    work.run(update(File).values(agency_id=agency))


def test_what_was_said_goes_with_a_request_that_is_stopped() -> None:
    assert ProjectFile in IN_FILE
