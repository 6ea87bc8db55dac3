"""Asking, signing, withdrawing and stopping, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from portal.access import Hold, acting, assigned, looking
from portal.access.models import Assignment
from portal.agencies import signable
from portal.cases import service as cases
from portal.declarations import service
from portal.declarations.models import Declaration, Request, Scan, Stop
from portal.declarations.service import AnswerIncomplete, Kind, Shown
from portal.errors import Conflict, NotFound
from portal.people.models import Account
from portal.store import Store, new_id
from portal.viewer import Act, Official
from tests.clocks import MONDAY
from tests.declarations.asking import ARABIC, DUTCH, LAST, TODAY, asked, body, signed, text
from tests.declarations.signed import CARE, DOCTOR, SCHOOL
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
LATER = MONDAY + timedelta(hours=1)


def shown(store: Store, person: Somebody, declaration: str) -> Shown:
    """One declaration as its person reads it."""
    with looking(store, person.viewer, at=MONDAY) as look:
        return service.show(look, declaration=declaration, today=TODAY)


def taken_back(store: Store, person: Somebody, declaration: str) -> None:
    """Press the button, an hour after signing."""
    with acting(store, person.viewer) as work:
        service.withdraw(work, viewer=person.viewer, declaration=declaration, at=LATER, today=TODAY)


def faults(run: Callable[[], object]) -> set[str]:
    """The fields that keep it from being kept."""
    with pytest.raises(AnswerIncomplete) as refused:
        run()
    return set(refused.value.faults)


def count(store: Store, model: type[Declaration] | type[Request] | type[Stop]) -> int:
    """How many rows a table has."""
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(model)))


@pytest.mark.requirement("R-043")
def test_one_version_of_a_purpose_is_in_use_and_a_retired_one_is_refused(
    store: Store, someone: Someone
) -> None:
    person, first = someone(), text(store)
    request = asked(store, person, first)
    second = text(store, version="2026-2")
    with store.reading() as work:
        assert [one.id for one in signable.in_use(work)] == [second]
    with pytest.raises(Conflict) as conflict:
        signed(store, person.viewer, request)
    assert conflict.value.status == 409
    with pytest.raises(Conflict):
        asked(store, person, first)
    assert count(store, Declaration) == 0


@pytest.mark.requirement("R-043")
def test_a_new_version_has_another_name_and_dutch_words(store: Store) -> None:
    text(store)
    for wrong, field in (
        ({}, "version"),
        ({"version": ""}, "version"),
        ({"version": "2", "wordings": [ARABIC]}, "title-nl"),
        ({"version": "2", "wordings": [DUTCH, replace(ARABIC, exceptions=())]}, "exceptions-ar"),
        ({"version": "2", "wordings": [replace(DUTCH, body="")]}, "body-nl"),
    ):
        with pytest.raises(signable.TextIncomplete) as refused:
            text(store, **wrong)
        assert field in refused.value.faults


@pytest.mark.requirement("R-043", "R-067", "R-101", "T-19")
def test_a_release_is_never_asked_blank(store: Store, someone: Someone) -> None:
    person, version = someone(), text(store)
    blank = {"bodies": (), "data_kinds": (), "valid_to": None, "question": "", "professional": ""}
    assert faults(lambda: asked(store, person, version, **blank)) == set(blank)
    for day in (date(2026, 11, 1), date(2028, 1, 1)):
        assert faults(lambda day=day: asked(store, person, version, valid_to=day)) == {"valid_to"}
    assert count(store, Request) == 0


@pytest.mark.requirement("R-066", "R-203")
def test_each_body_is_answered_and_each_exception_read(store: Store, someone: Someone) -> None:
    person = someone()
    request = asked(store, person, text(store))

    def signs(**wrong: object) -> Callable[[], object]:
        return lambda: signed(store, person.viewer, request, **wrong)

    assert faults(signs(bodies={DOCTOR: "yes"})) == {f"body-{SCHOOL}"}
    assert faults(signs(read={0})) == {"read-1"}
    assert faults(signs(valid_to=None)) == {"valid_to"}
    assert faults(signs(valid_to=LAST + timedelta(days=1))) == {"valid_to"}
    found = shown(store, person, signed(store, person.viewer, request))
    assert found.bodies == ((DOCTOR, "yes"), (SCHOOL, "no"))
    assert (found.line.kind, found.signed_how) == (Kind.RELEASE, "portal")
    assert found.data_kinds == "health"


@pytest.mark.requirement("R-100", "T-22", "T-23")
def test_the_text_as_shown_and_the_exceptions_with_their_version_are_kept(
    store: Store, someone: Someone
) -> None:
    person = someone()
    request = asked(store, person, text(store))
    made = signed(store, person.viewer, request, language="ar", shown="النص كله.")
    text(store, version="2026-2")
    found = shown(store, person, made)
    assert (found.version, found.language) == ("2026-1", "ar")
    assert found.texts["text"] == "النص كله."
    assert found.texts["exceptions"] == "\n".join(ARABIC.exceptions)
    assert found.is_text_as_signed


def test_a_second_press_signs_once(store: Store, someone: Someone) -> None:
    person = someone()
    request = asked(store, person, text(store))
    assert signed(store, person.viewer, request) == signed(store, person.viewer, request)
    assert count(store, Declaration) == 1


@pytest.mark.requirement("R-203")
def test_a_no_is_kept_with_what_was_shown_and_is_no_declaration(store: Store, someone: Someone) -> None:
    person = someone()
    request = asked(store, person, text(store))
    for first in (True, False):
        with acting(store, person.viewer) as work:
            did = service.refuse(work, viewer=person.viewer, request=request, shown="De tekst.", at=MONDAY)
        assert did is first
    with pytest.raises(Conflict):
        signed(store, person.viewer, request)
    assert count(store, Declaration) == 0
    with looking(store, person.viewer, at=MONDAY) as look:
        assert service.one_asked(look, request=request).state == "refused"


@pytest.mark.requirement("R-048", "R-138", "T-17")
def test_what_is_only_read_has_no_bodies_no_end_and_is_no_yes(store: Store, someone: Someone) -> None:
    person = someone()
    request = asked(store, person, text(store, kind="acknowledged"))
    found = shown(store, person, signed(store, person.viewer, request))
    assert (found.line.kind, found.bodies, found.data_kinds, found.line.valid_to) == (
        "acknowledged",
        (),
        "",
        None,
    )
    assert not found.may_be_withdrawn
    covers = {"person": person.id, "agencies": {CARE, DOCTOR}, "kinds": ("health",), "at": LATER}
    with store.reading() as work:
        assert service.covering(work, **covers) is None, "never counted as consent"


def test_on_paper_the_page_with_the_signature_is_kept_sealed(store: Store, someone: Someone) -> None:
    person = someone()
    request, official = asked(store, person, text(store)), body(person)
    paper = {"how": "paper", "signed_on": date(2026, 11, 20)}
    assert faults(lambda: signed(store, official, request, how="paper")) == {"scan", "signed_on"}
    made = signed(store, official, request, **paper, scan=("image/png", b"a picture"))
    found = shown(store, person, made)
    assert (found.signed_how, found.valid_from) == ("paper", date(2026, 11, 20))
    with looking(store, person.viewer, at=MONDAY) as look:
        assert service.read_scan(look, declaration=made).content == b"a picture"
    with store.reading() as work:
        assert b"a picture" not in work.value(select(Scan.sealed))


@pytest.mark.requirement("T-24", "T-25")
def test_only_the_person_or_the_body_that_asked_answers(store: Store, someone: Someone) -> None:
    person, other = someone(), someone()
    request = asked(store, person, text(store))
    helper = replace(person.viewer, capacity="visit", reason="counter")
    for who in (other.viewer, helper, body(person, SCHOOL), body(other)):
        with pytest.raises(NotFound):
            signed(store, who, request)
    with pytest.raises(NotFound), acting(store, person.viewer) as work:
        service.drop(work, viewer=person.viewer, request=request, at=MONDAY)


@pytest.mark.requirement("T-24")
@pytest.mark.parametrize("capacity", ["mandate", "visit", "parent"])
def test_who_acts_for_somebody_sends_requests_and_never_lets_go_of_confidentiality(
    store: Store, someone: Someone, capacity: str
) -> None:
    person = someone()
    request = asked(store, person, text(store))
    helper = replace(person.viewer, account=new_id(), capacity=capacity, reason="help", grant=new_id())
    helper = replace(helper, acts=frozenset(Act))
    with acting(store, helper) as work:
        draft = cases.start_draft(work, viewer=helper, kind="inspection", at=MONDAY, today=TODAY)
        said = {"viewer": helper, "draft": draft, "language": "nl", "at": MONDAY, "today": TODAY}
        assert cases.send(work, **said), "a request about data goes"
    with pytest.raises(NotFound):
        signed(store, helper, request)
    with pytest.raises(NotFound), acting(store, helper) as work:
        service.refuse(work, viewer=helper, request=request, shown="Nee.", at=LATER)
    assert count(store, Declaration) == 0
    assert signed(store, person.viewer, request), "the person does it"


@pytest.mark.requirement("R-067")
def test_taking_back_tells_each_body_and_the_receipt_has_all_three(store: Store, someone: Someone) -> None:
    person = someone()
    made = signed(store, person.viewer, asked(store, person, text(store)))
    taken_back(store, person, made)
    official = body(person, DOCTOR)
    with looking(store, person.viewer, at=LATER) as look:
        stops = {one.agency: one for one in service.stops_of(look, declaration=made)}
    assert set(stops) == {CARE, DOCTOR}, "the school was answered with no, so it has nothing to stop"
    assert all(one.told_at == LATER and not one.is_confirmed for one in stops.values())
    stop = stops[DOCTOR].id
    with pytest.raises(AnswerIncomplete), acting(store, official) as work:
        service.confirm(work, viewer=official, stop=stop, used="", at=LATER)
    with pytest.raises(NotFound), acting(store, body(person, SCHOOL)) as work:
        service.confirm(work, viewer=body(person, SCHOOL), stop=stop, used="Niets.", at=LATER)
    with acting(store, official) as work:
        service.confirm(work, viewer=official, stop=stop, used="Eén gesprek in november.", at=LATER)
    with pytest.raises(Conflict), acting(store, official) as work:
        service.confirm(work, viewer=official, stop=stop, used="Niets.", at=LATER)
    with looking(store, person.viewer, at=LATER) as look:
        found = {one.agency: one for one in service.stops_of(look, declaration=made)}
    assert found[DOCTOR].used == "Eén gesprek in november." and found[DOCTOR].is_confirmed
    assert not found[CARE].is_confirmed


@pytest.mark.requirement("R-066", "R-067")
def test_a_release_covers_its_bodies_and_kinds_until_it_is_taken_back(store: Store, someone: Someone) -> None:
    person = someone()
    made = signed(store, person.viewer, asked(store, person, text(store)))

    def covered(minutes: int = 30, **given: object) -> str | None:
        at = MONDAY + timedelta(minutes=minutes)
        complete = {"agencies": {CARE, DOCTOR}, "kinds": ("health",), "at": at}
        with store.reading() as work:
            return service.covering(work, person=person.id, **{**complete, **given})  # type: ignore[arg-type]

    assert covered() == made
    assert covered(agencies={CARE, SCHOOL}) is None, "answered with no"
    assert covered(agencies={CARE, new_id()}) is None, "not named is no"
    assert covered(agencies={CARE}) is None
    assert covered(kinds=("health", "debt")) is None
    assert covered(minutes=-1) is None, "before it was signed"
    assert covered(at=MONDAY + timedelta(days=300)) is None, "after the last day"
    taken_back(store, person, made)
    assert covered() == made, "what happened before stays covered"
    assert covered(minutes=61) is None


@pytest.mark.requirement("R-066")
def test_a_body_that_lost_its_ground_loses_reading_at_once(store: Store, someone: Someone) -> None:
    person = someone()
    made = signed(store, person.viewer, asked(store, person, text(store)))
    account, assignment = new_id(), new_id()
    with store.writing() as work:
        who = {
            "id": account,
            "issuer": "x",
            "subject_hash": store.keyring.lookup("subject", account),
            "kind": "official",
            "role": "caseworker",
        }
        work.add(Account, {**who, "agency_id": DOCTOR, "made_at": MONDAY})
        row = {"id": assignment, "account_id": account, "person_id": person.id, "from_day": TODAY}
        work.add(Assignment, {**row, "reason": "release", "release_id": made, "told_at": MONDAY})
    official = Official(account, "caseworker", DOCTOR)
    with store.writing() as work:
        assert assigned.own_person(work, official=official, assignment=assignment, today=TODAY).person
        assigned.open_file(work, official=official, assignment=assignment, reason="question", at=MONDAY)
    opened = {"official": official, "assignment": assignment, "today": TODAY}
    assert assigned.at_desk(store, **opened, at=MONDAY).person.person == person.id
    taken_back(store, person, made)
    with pytest.raises(NotFound):
        assigned.at_desk(store, **opened, at=MONDAY)
    with store.reading() as work:
        assert assigned.own_people(work, official=official, today=TODAY) == []
        assert work.value(select(Assignment.until_day)) == TODAY, "the person reads when it ended"


@pytest.mark.requirement("R-110")
def test_what_is_hidden_shows_no_stops(store: Store, someone: Someone) -> None:
    person = someone()
    made = signed(store, person.viewer, asked(store, person, text(store)))
    taken_back(store, person, made)
    row = {"id": new_id(), "item_table": "declarations", "item_id": made, "hidden_from": person.id}
    row |= {"article": "UAVG art. 41", "review_on": TODAY, "asked_by": new_id(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, row)
    with looking(store, body(person, DOCTOR), at=LATER) as look:
        assert service.stops_at(look, agency=DOCTOR) == []


BUNDLE = "Ik wil deze hulp. Ik geef toestemming om mijn gegevens te delen met de zorgaanbieder."
APPLYING = "Ik vraag een voorziening aan. Ik ontsla de arts van de geheimhouding."


@pytest.mark.requirement("R-102")
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Kind.AGREEMENT, BUNDLE),
        (Kind.ACKNOWLEDGED, "Ik heb dit gelezen en vind het goed dat u gegevens doorgeeft aan Zorg Thuis."),
        (Kind.AGREEMENT, "I want this help. I agree that you share my data with the provider."),
        (Kind.AGREEMENT, "أريد هذه المساعدة. أوافق على مشاركة بياناتي مع مقدم الرعاية."),
        (Kind.RELEASE, APPLYING),
        (Kind.RELEASE, "I apply for help at home, and release my doctor."),
    ],
)
def test_a_text_that_asks_for_help_and_shares_in_one_is_refused(store: Store, kind: Kind, body: str) -> None:
    with pytest.raises(signable.TextIncomplete) as refused:
        text(store, kind=kind, wordings=[replace(DUTCH, body=body)])
    assert set(refused.value.faults) == {"body-nl"}
    with store.reading() as work:
        assert signable.register(work) == []


@pytest.mark.requirement("R-102", "L-77")
def test_applying_and_sharing_are_two_acts_each_with_its_own_row(store: Store, someone: Someone) -> None:
    person = someone()
    help_text = text(store, purpose="help", kind=Kind.AGREEMENT, wordings=[replace(DUTCH, exceptions=())])
    applying, sharing = asked(store, person, help_text), asked(store, person, text(store))
    signed(store, person.viewer, applying, read=set(), bodies={}, valid_to=LAST)
    assert count(store, Declaration) == 1
    with store.reading() as work:
        rows = {row.id: row for row in work.rows(select(Request.id, Request.state, Request.bodies))}
    assert (rows[applying].state, rows[applying].bodies) == ("signed", "")
    assert rows[sharing].state == "asked"
    with acting(store, person.viewer) as work:
        assert service.refuse(work, viewer=person.viewer, request=sharing, shown="Nee.", at=LATER)
    assert count(store, Declaration) == 1, "help stays when sharing is refused"
