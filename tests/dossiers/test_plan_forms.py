"""Goals, exemptions and helpers written down at the desk, as the person and the helper read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from flask import Flask
from sqlalchemy import String, func, select

from portal.access import acting, looking
from portal.dossiers import keeping_plan, service
from portal.dossiers.keeping_plan import CarerDraft, ExemptionDraft, GoalDraft
from portal.dossiers.models_plan import FileCarer
from portal.dossiers.rules import ItemIncomplete
from portal.errors import NotFound
from portal.notices.models import Notice
from portal.notices.sending import Outbox
from portal.store import Store, new_id
from portal.web import Portal
from portal.worker.duty import Bench
from portal.worker.stopped import destroy_stopped
from tests.clocks import FakeClock
from tests.dossiers.test_pages import HE, ClientFor, file_of
from tests.dossiers.test_refusing import AFTER, say_no
from tests.dossiers.test_refusing_pages import desk_page
from tests.dossiers.ways import AT, OTHER, TODAY, a_file, hide, official
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
GOAL = GoalDraft("Veilig in bad.", "not_chosen", TODAY, "", "Hij wil eerst zelf proberen.")
EXEMPT = ExemptionDraft(
    "Zoeken naar werk",
    TODAY,
    TODAY.replace(year=2027),
    "Hij zorgt voor zijn vrouw.",
    "Dan praten wij.",
    TODAY,
)
ELS = CarerDraft("Els Voorbeeld", "085 555 0001", "child", ("meals", "house"))


def day(name: str, *numbers: str) -> dict[str, str]:
    return {f"{name}-{part}": one for part, one in zip(("day", "month", "year"), numbers, strict=True)}


def keep_carer(store: Store, he: Somebody, file: str, *, own: Somebody | None = None) -> None:
    viewer = official(he.id)
    with acting(store, viewer) as work:
        keeping_plan.record_carer(
            work,
            viewer=viewer,
            file=file,
            draft=ELS,
            own=official(own.id) if own else None,
            agreed="",
            once=new_id(),
            at=AT,
        )


@pytest.mark.requirement("R-129")
def test_what_was_deliberately_not_chosen_is_kept_with_its_reason(store: Store, someone: Someone) -> None:
    he = someone()
    file, viewer, once = a_file(store, he.id), official(he.id), new_id()
    wrong = replace(GOAL, why="Nee.", chosen_on=TODAY.replace(year=2027))
    with pytest.raises(ItemIncomplete) as refused, acting(store, viewer) as work:
        keeping_plan.record_goal(work, viewer=viewer, file=file, draft=wrong, agreed="", once=once, at=AT)
    assert {one.field for one in refused.value.problems} == {"why", "chosen_on"}
    for _press in range(2):
        with acting(store, viewer) as work:
            keeping_plan.record_goal(work, viewer=viewer, file=file, draft=GOAL, agreed="", once=once, at=AT)
    with looking(store, he.viewer, at=AT) as look:
        (goal,) = service.goals(look, file)
    assert (goal.text, goal.choice, goal.why) == (GOAL.text, "not_chosen", GOAL.why)
    with store.reading() as work:
        assert work.value(select(func.count()).where(Notice.kind == "file_plan")) == 1


@pytest.mark.requirement("R-242")
def test_an_exemption_says_when_it_ends_why_and_what_then(store: Store, someone: Someone) -> None:
    he = someone()
    file, viewer = a_file(store, he.id), official(he.id)
    for wrong, field in (
        (replace(EXEMPT, ends_on=None), "ends_on"),
        (replace(EXEMPT, ends_on=TODAY.replace(year=2020)), "ends_on"),
        (replace(EXEMPT, then="Dan."), "then"),
        (replace(EXEMPT, reason=""), "reason"),
        (replace(EXEMPT, letter_on=None), "letter_on"),
    ):
        with pytest.raises(ItemIncomplete) as refused, acting(store, viewer) as work:
            keeping_plan.record_exemption(work, viewer=viewer, file=file, draft=wrong, once=new_id(), at=AT)
        assert [one.field for one in refused.value.problems] == [field]
    with acting(store, viewer) as work:
        keeping_plan.record_exemption(work, viewer=viewer, file=file, draft=EXEMPT, once=new_id(), at=AT)
    with looking(store, he.viewer, at=AT) as look:
        (one,) = service.exemptions(look, file)
    assert (one.reason, one.then, one.ends_on) == (EXEMPT.reason, EXEMPT.then, EXEMPT.ends_on)


@pytest.mark.requirement("R-056", "R-091")
def test_a_helper_has_four_fields_and_reads_the_own_entry(store: Store, someone: Someone) -> None:
    he, els = someone(), someone()
    file = a_file(store, he.id)
    keep_carer(store, he, file, own=els)
    with looking(store, he.viewer, at=AT) as look:
        (shown,) = service.carers(look, file)
        assert service.own_entries(look) == []
    with looking(store, els.viewer, at=AT) as look:
        (own,) = service.own_entries(look)
        assert service.files(look) == [], "nothing of who is helped"
    assert (shown.name, own.contact, own.gives_help) == (ELS.name, ELS.contact, ("meals", "house"))
    with pytest.raises(ItemIncomplete), acting(store, official(he.id)) as work:
        story = replace(ELS, gives_help=("Els drinkt te veel",))
        keeping_plan.record_carer(
            work, viewer=official(he.id), file=file, draft=story, own=None, agreed="", once=new_id(), at=AT
        )
    longest = [one for one in FileCarer.__table__.columns if isinstance(one.type, String)]
    assert max(one.type.length or 1_000 for one in longest) <= 120, "no place for a story"


def test_another_organisation_writes_nothing_in_this_file(store: Store, someone: Someone) -> None:
    he = someone()
    file, stranger = a_file(store, he.id), official(he.id, agency=OTHER)
    with pytest.raises(NotFound), acting(store, stranger) as work:
        keeping_plan.record_exemption(work, viewer=stranger, file=file, draft=EXEMPT, once=new_id(), at=AT)


@pytest.mark.requirement("R-042", "R-056")
def test_a_helpers_own_entry_goes_with_the_file_it_was_made_for_and_no_other(
    store: Store, someone: Someone, clock: FakeClock, small_portal: Portal
) -> None:
    he, els, hidden = someone(), someone(), someone()
    file, stays = a_file(store, he.id, is_intake=True), a_file(store, he.id)
    keep_carer(store, he, file, own=els)
    keep_carer(store, he, file, own=hidden)
    keep_carer(store, he, stays, own=els)
    with store.reading() as work:
        of_hidden = work.value(select(FileCarer.id).where(FileCarer.person_id == hidden.id))
    hide(store, "file_carers", of_hidden, hidden.id)
    say_no(store, he, file)
    bench = Bench(replace(small_portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))
    destroy_stopped(bench, datetime.combine(AFTER, time(9), UTC))
    with looking(store, els.viewer, at=AT) as look:
        assert len(service.own_entries(look)) == 1, "the entry of the other file stays"
    with store.reading() as work:
        left = {row.id for row in work.rows(select(FileCarer.id).where(FileCarer.came_with == file))}
    assert left == {of_hidden}, "what protects somebody is never destroyed by a stop"


@pytest.mark.requirement("R-129", "R-242", "R-056")
def test_an_adviser_writes_all_three_and_the_person_reads_them(app: Flask, client_for: ClientFor) -> None:
    adviser, address = desk_page(app, client_for)
    page = adviser.open(address)
    for word in ("goals", "exemptions", "carers"):
        assert page.links(f"/{word}"), word
        wrong = adviser.fill(adviser.open(f"{address}/{word}"), {}, form=f"/{word}", status=400)
        assert wrong.tree.xpath("//*[@aria-invalid='true']")
    values = {
        "text": "Veilig in bad.",
        "choice": "later",
        "when": "Na de winter.",
        **day("chosen_on", "2", "11", "2026"),
    }
    adviser.fill(adviser.open(f"{address}/goals"), values, form="/goals")
    values = {
        "text": "Zoeken naar werk",
        "reason": "Hij zorgt voor zijn vrouw.",
        "then": "Dan praten wij samen.",
    }
    values |= (
        day("begins_on", "1", "12", "2026")
        | day("ends_on", "1", "6", "2027")
        | day("letter_on", "2", "11", "2026")
    )
    adviser.fill(adviser.open(f"{address}/exemptions"), values, form="/exemptions")
    values = {"name": "Els Voorbeeld", "contact": "", "relation": "child", "gives_help": ["meals"]}
    adviser.fill(adviser.open(f"{address}/carers"), values, form="/carers")
    he = client_for(HE, lang="en")
    plan = he.open(f"dossier/files/{file_of(app, 'f-hendrik')}/plan").text
    for text in ("Na de winter.", "Dan praten wij samen.", "Els Voorbeeld", "Meals"):
        assert text in plan
    assert "Something is new in your plan" in he.open("notices").text
