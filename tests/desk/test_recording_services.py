"""The verbs of officials, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.access import Hold, approving, lookers, looking, urgent
from portal.access.models import Assignment
from portal.consultations.models import ConsultationSubject
from portal.consultations.service import (
    Draft,
    EntryIncomplete,
    HoldDraft,
    Party,
    SubjectDraft,
    record_once,
    record_view,
    show,
)
from portal.errors import Conflict, NotFound
from portal.notices.models import Notice
from portal.people.models import Account
from portal.store import Store, new_id
from portal.viewer import Official
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

BODY, OTHER = "a" * 26, "b" * 26
TEXTS = {"summary": "Een regel.", "answer": "Een regel.", "question": "Een vraag?", "why": "Voor het plan."}


def subject(person: str, **changes: Any) -> SubjectDraft:
    """The entry of one person, as an official who records must write it."""
    complete: dict[str, Any] = {
        "parties": (Party(BODY, "work_coach", "asked"), Party(OTHER, "debt_adviser", "answered")),
        "texts": {**TEXTS, "in_file_because": "Ik keek.", "not_asked_because": "Geen gehoor."},
        "data_kinds": ("debt",),
        "basis": "public_task",
        "article": "Participatiewet art. 7",
        "in_file": "no",
        "asked_first": "could_not",
        "was_present": "no",
        "release": "not_needed",
        "source_kind": "partner_body",
        "source_on": date(2026, 11, 23),
        "in_proportion": "yes",
        "no_other_way": "yes",
        "is_told": "no",
        "contact": new_id(),
    }
    return SubjectDraft(person=person, **{**complete, **changes})


def talk(*subjects: SubjectDraft) -> Draft:
    """A talk of today."""
    return Draft(
        kind="exchange", channel="phone", happened_at=MONDAY, recorded_at=MONDAY, subjects=tuple(subjects)
    )


def keep(store: Store, draft: Draft, token: str, **reasons: str) -> tuple[str, ...]:
    """Keep a talk as the desk does."""
    with store.writing() as work:
        return record_once(work, draft=draft, token=token, hold_reasons=reasons, at=MONDAY).entries


def count(store: Store, table: type) -> int:
    """How many rows a table has."""
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(table)))


def test_one_form_is_kept_once_however_often_it_is_pressed(store: Store, someone: Someone) -> None:
    draft, token = talk(subject(someone().id)), new_id()
    assert len(keep(store, draft, token)) == 1
    assert keep(store, draft, token) == ()
    assert count(store, ConsultationSubject) == count(store, Notice) == 1


@pytest.mark.requirement("R-008", "R-023", "R-060", "R-150")
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"article": "zie wet"}, "article"),
        ({"source_kind": ""}, "source_kind"),
        ({"source_on": None}, "source_on"),
        ({"in_proportion": ""}, "in_proportion"),
        ({"no_other_way": "maybe"}, "no_other_way"),
        ({"is_told": ""}, "is_told"),
        ({"data_kinds": ("debt", "health")}, "data_kinds"),
        ({"texts": {**TEXTS, "not_asked_because": "Geen gehoor."}}, "texts.in_file_because"),
        ({"parties": (Party(BODY, "werkcoach", "asked"), Party(OTHER, "x", "answered"))}, "parties"),
    ],
)
def test_what_is_not_complete_is_not_kept(
    store: Store, someone: Someone, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(EntryIncomplete) as refused:
        keep(store, talk(subject(someone().id, **changes)), new_id())
    assert f"subjects[0].{field}" in {problem.field for problem in refused.value.problems}
    assert count(store, ConsultationSubject) == count(store, Notice) == 0


def test_two_corrections_of_one_entry_are_not_both_kept(store: Store, someone: Someone) -> None:
    one = someone()
    (older,) = keep(store, talk(subject(one.id)), new_id())
    (newer,) = keep(store, talk(subject(one.id, corrects=older)), new_id())
    with pytest.raises(Conflict):
        keep(store, talk(subject(one.id, corrects=older)), new_id())
    assert count(store, ConsultationSubject) == 2
    with looking(store, one.viewer, at=MONDAY) as look:
        assert show(look, subject=newer).id == newer
        with pytest.raises(NotFound):
            show(look, subject=older)


def test_nobody_corrects_the_entry_of_another_person(store: Store, someone: Someone) -> None:
    one, other = someone(), someone()
    (theirs,) = keep(store, talk(subject(other.id)), new_id())
    with pytest.raises(Conflict):
        keep(store, talk(subject(one.id, corrects=theirs)), new_id())
    with looking(store, other.viewer, at=MONDAY) as look:
        assert show(look, subject=theirs).id == theirs


@pytest.mark.requirement("R-030", "R-033")
def test_one_of_two_people_may_be_told_while_the_other_waits(store: Store, someone: Someone) -> None:
    one, other = someone(), someone()
    hold = HoldDraft("UAVG art. 41 lid 1 onder i", MONDAY.date() + timedelta(days=7), new_id())
    draft = talk(subject(one.id), subject(other.id, hold=hold))
    first, second = keep(store, draft, new_id(), **{other.id: "Er is gevaar."})
    with store.reading() as work:
        assert [row.about_id for row in work.rows(select(Notice.about_id))] == [first]
        (waiting,) = approving.pending(work, official=Official(new_id(), "safety_officer", BODY))
        assert waiting.item_id == second and approving.why(work, [waiting])[waiting.id] == "Er is gevaar."


def official_for(store: Store, one: Somebody) -> tuple[Official, str]:
    """An official who works for somebody, and the assignment."""
    official, assignment = Official(new_id(), "caseworker", BODY), new_id()
    with store.writing() as work:
        account = {"id": official.account, "issuer": "test", "kind": "official", "role": "caseworker"}
        hashed = store.keyring.lookup("subject", official.account)
        work.add(Account, {**account, "agency_id": BODY, "subject_hash": hashed, "made_at": MONDAY})
        given = {"id": assignment, "account_id": official.account, "person_id": one.id, "reason": "benefit"}
        work.add(Assignment, {**given, "from_day": MONDAY.date(), "told_at": MONDAY})
    return official, assignment


@pytest.mark.requirement("R-045", "T-33", "T-59")
def test_a_person_sees_who_may_look_by_role_and_never_by_account(store: Store, someone: Someone) -> None:
    one, other = someone(), someone()
    official, _ = official_for(store, one)
    looker = replace(
        one.viewer, account=official.account, capacity="assigned", role="caseworker", agency=BODY
    )
    for minutes in (0, 5, 90):
        with looking(store, replace(looker, reason="question"), at=MONDAY + timedelta(minutes=minutes)):
            pass
    later = MONDAY + timedelta(days=1)
    with looking(store, one.viewer, at=later) as look:
        assert [(who.role, who.agency, who.is_now(later.date())) for who in lookers.may_look(look)] == [
            ("caseworker", BODY, True)
        ]
        visits, older = lookers.looked(look, before=later)
        assert [(visit.reason, visit.number) for visit in visits] == [("question", 1), ("question", 2)]
        assert older is None and official.account not in repr(visits)
    with looking(store, other.viewer, at=later) as look:
        assert lookers.may_look(look) == [] and lookers.looked(look, before=later) == ([], None)


@pytest.mark.requirement("T-33", "T-59")
def test_a_view_is_an_entry_with_its_reason_and_no_name(store: Store, someone: Someone) -> None:
    one = someone()
    official, _ = official_for(store, one)
    with store.writing() as work:
        entry = record_view(work, official=official, person=one.id, reason="Een afspraak", at=MONDAY)
    with looking(store, one.viewer, at=MONDAY) as look:
        found = show(look, subject=entry)
    assert (found.kind, found.text("why"), found.parties[0].role) == ("view", "Een afspraak", "caseworker")
    assert official.account not in repr(found)


@pytest.mark.requirement("R-192")
def test_an_emergency_is_on_the_list_until_its_maker_completes_it(store: Store, someone: Someone) -> None:
    one = someone()
    official, assignment = official_for(store, one)
    hold = HoldDraft("UAVG art. 41 lid 1 onder i", MONDAY.date() + timedelta(days=1), official.account)
    least = SubjectDraft(
        person=one.id,
        parties=(Party(BODY, "caseworker", "asked"), Party(OTHER, "nurse", "answered")),
        texts={"summary": "Gevaar."},
        data_kinds=(),
        basis="safety",
        hold=hold,
    )
    with pytest.raises(EntryIncomplete):
        keep(store, talk(least), new_id())
    with pytest.raises(EntryIncomplete):
        keep(store, replace(talk(replace(least, hold=None)), is_emergency=True), new_id())
    (entry,) = keep(store, replace(talk(least), is_emergency=True), new_id())
    with store.writing() as work:
        what = {"assignment": assignment, "person": one.id, "item": ("consultation_subjects", entry)}
        urgent.note(work, official=official, **what, happened_at=MONDAY, at=MONDAY)
    with store.writing() as work:
        (found,) = urgent.unfinished(work)
        assert (found.item, found.role, found.agency) == (entry, "caseworker", BODY)
        assert not found.is_overdue(MONDAY + timedelta(hours=24))
        assert found.is_overdue(MONDAY + timedelta(hours=24, seconds=1))
        with pytest.raises(NotFound):
            urgent.own(work, official=Official(new_id(), "caseworker", BODY), emergency=found.id)
        urgent.complete(work, found=urgent.own(work, official=official, emergency=found.id), at=MONDAY)
        assert urgent.unfinished(work) == []
        with pytest.raises(NotFound):
            urgent.complete(work, found=found, at=MONDAY)
        assert work.value(select(Hold.ended_at).where(Hold.item_id == entry)) == MONDAY
