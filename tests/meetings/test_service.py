"""Meetings on both databases: planned, told, held and told again; and what nobody may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from portal.access import Hold, acting, approving, looking, reviewing
from portal.access.review_rules import ReviewDraft
from portal.errors import Conflict, NotFound, Refused
from portal.meetings import service
from portal.notices.models import Notice
from portal.notices.planning import plan as plan_notices
from portal.notices.tasks import open_tasks
from portal.store import Store, new_id
from portal.store.models import Text
from portal.viewer import Official
from tests.clocks import MONDAY
from tests.meetings.tables import AFTER, DEBT, HOST, SCHOOL, Table, limit, planned
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

LATER = service.Later("UAVG art. 41 lid 1 onder i", date(2026, 12, 10), "Iemand is niet veilig.")


def notices(store: Store, person: str) -> list[str]:
    """The kinds of notice that wait for somebody, sorted."""
    with store.reading() as work:
        return sorted(row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person)))


@pytest.mark.requirement("R-162")
def test_a_draft_is_not_there_for_the_person_until_the_person_is_told(store: Store, someone: Someone) -> None:
    table = Table(store, someone())
    assert table.begin()
    with pytest.raises(NotFound):
        table.read()
    with pytest.raises(service.MeetingIncomplete, match="Invite an organisation"):
        table.tell()
    table.invite()
    table.tell()
    found = table.read()
    assert (found.state, found.row.told_at, found.row.told_how) == ("planned", MONDAY, "phone")
    assert found.row.told_role == "caseworker"
    assert notices(store, table.person.id) == ["meeting_planned"]
    with looking(store, table.person.viewer, at=MONDAY) as look:
        assert [row.id for row in service.list_for(look)] == [table.id]


def test_a_form_pressed_twice_makes_one_meeting_one_invitation_and_one_notice(
    store: Store, someone: Someone
) -> None:
    table = Table(store, someone())
    assert table.begin() and not table.begin()
    token = new_id()
    table.invite(token=token)
    table.invite(token=token)
    table.tell()
    with pytest.raises(Conflict):
        table.tell()
    assert len(table.read().partners) == 1
    assert notices(store, table.person.id) == ["meeting_planned"]


@pytest.mark.requirement("R-171", "R-143")
def test_the_ground_stands_at_each_kind_of_data_of_each_body(store: Store, someone: Someone) -> None:
    table = Table(store, someone())
    table.begin()
    table.invite(data_kinds=("debt",), basis="public_task")
    table.invite(data_kinds=("work",), basis="legal_duty", article="Participatiewet art. 64")
    table.tell()
    said = sorted(
        (datum.data_kind, datum.basis, datum.article) for one in table.read().partners for datum in one.data
    )
    assert said == [
        ("debt", "public_task", "Participatiewet art. 7"),
        ("work", "legal_duty", "Participatiewet art. 64"),
    ]


@pytest.mark.requirement("T-33")
def test_two_people_at_one_table_know_nothing_of_each_other(store: Store, someone: Someone) -> None:
    wife, husband = Table(store, someone()), Table(store, someone())
    wife.begin(question="Over haar opleiding.")
    at_table = wife.shown().row.meeting_id
    husband.begin(table=at_table, question="Over zijn rug.")
    for one in (wife, husband):
        one.invite()
        one.tell()
    assert wife.shown().row.meeting_id == husband.shown().row.meeting_id
    assert wife.read().row.number != husband.read().row.number
    assert wife.read().text("question") == "Over haar opleiding."
    with acting(store, wife.person.viewer) as look, pytest.raises(NotFound):
        service.show(look, meeting=husband.id, person=wife.person.id)
    wife.stop()
    assert husband.read().state == "planned", "one person's stop says nothing to the other"


@pytest.mark.requirement("R-164", "R-155")
def test_a_meeting_on_hold_is_absent_and_its_notice_leaves_when_the_hold_ends(
    store: Store, someone: Someone
) -> None:
    table = Table(store, someone())
    table.begin()
    table.invite()
    table.tell(later=LATER)
    with pytest.raises(NotFound):
        table.read()
    with looking(store, table.person.viewer, at=MONDAY) as look:
        assert service.list_for(look) == []
        with pytest.raises(NotFound):
            service.describe(look, table.id)
    assert table.shown().state == "planned", "the body that keeps it goes on with it"
    assert plan_notices(store, offered=(), at=MONDAY) == 0
    with store.reading() as work:
        (waiting,) = approving.pending(work, official=Official(new_id(), "safety_officer", HOST))
        assert approving.why(work, [waiting])[waiting.id] == "Iemand is niet veilig."
    with store.writing() as work:
        work.run(update(Hold).values(ended_at=MONDAY))
    assert table.read().row.told_at is None, "nobody told beforehand, and that is what it says"
    assert plan_notices(store, offered=(), at=MONDAY) == 1
    assert notices(store, table.person.id) == ["told_later"]


@pytest.mark.requirement("R-033")
@pytest.mark.parametrize("way", ["turned down", "ended"])
def test_the_end_of_a_hold_on_a_meeting_tells_of_it_once(store: Store, someone: Someone, way: str) -> None:
    table = Table(store, someone())
    table.begin()
    table.invite()
    table.tell(later=LATER)
    one, other, third = (Official(new_id(), "safety_officer", HOST) for _ in range(3))
    with store.writing() as work:
        (waiting,) = approving.pending(work, official=one)
        if way == "turned down":
            kind = "consultation"
            approving.turn_down(work, official=one, hold=waiting.id, kind=kind, at=MONDAY)
        else:
            for officer in (one, other):
                approving.approve(work, official=officer, hold=waiting.id, at=MONDAY)
            day = MONDAY.date()
            draft = ReviewDraft("tell", "Het is nu weer veilig.", safe_asked_on=day, is_safe="yes")
            once = new_id()
            reviewing.propose(
                work, official=one, hold=waiting.id, draft=draft, once=once, today=day, at=MONDAY
            )
            reviewing.decide(work, official=third, hold=waiting.id, is_agreed=True, at=MONDAY)
    assert table.read().state == "planned"
    assert notices(store, table.person.id) == ["told_later"]


@pytest.mark.requirement("R-033", "R-110")
@pytest.mark.parametrize("way", ["renew", "close"])
def test_a_hold_on_a_meeting_that_is_renewed_or_closed_tells_nothing(
    store: Store, someone: Someone, way: str
) -> None:
    table = Table(store, someone())
    table.begin()
    table.invite()
    table.tell(later=LATER)
    one, other = (Official(new_id(), "safety_officer", HOST) for _ in range(2))
    day, later = MONDAY.date(), date(2026, 12, 20)
    with store.writing() as work:
        (waiting,) = approving.pending(work, official=one)
        for officer in (one, other):
            approving.approve(work, official=officer, hold=waiting.id, at=MONDAY)
        draft = ReviewDraft(way, "Het is nog steeds niet veilig.", review_on=later)
        reviewing.propose(
            work, official=one, hold=waiting.id, draft=draft, once=new_id(), today=day, at=MONDAY
        )
        reviewing.decide(work, official=other, hold=waiting.id, is_agreed=True, at=MONDAY)
        standing = [(found.id, found.review_on) for found in reviewing.standing(work, official=one)]
    assert standing == ([(waiting.id, later)] if way == "renew" else [])
    with pytest.raises(NotFound):
        table.read()
    assert plan_notices(store, offered=(), at=MONDAY) == 0


@pytest.mark.requirement("R-160")
def test_a_stop_counts_at_once_and_every_further_step_is_refused(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    (partner,) = table.read().partners
    assert table.stop() and not table.stop()
    debt = Official(new_id(), "debt_adviser", DEBT)
    with store.writing() as work:
        with pytest.raises(Conflict):
            service.answer_invitation(work, official=debt, partner=partner.id, comes=True, at=MONDAY)
        with pytest.raises(Conflict):
            service.say_too_much(work, official=debt, partner=partner.id, datum=partner.data[0].id, at=MONDAY)
        seen = service.invitation(work, official=debt, partner=partner.id)
    assert seen.is_stopped and seen.data == (), "a body learns that it stopped, and not why"
    for step in (table.hold, table.invite, table.tell):
        with pytest.raises(Conflict):
            step()
    assert notices(store, table.person.id) == ["meeting_planned", "meeting_stopped"]


@pytest.mark.requirement("R-161")
def test_only_safety_and_a_second_official_let_a_stopped_meeting_go_on_and_the_person_is_told(
    store: Store, someone: Someone
) -> None:
    table = planned(store, someone())
    table.stop()
    token = new_id()

    def ask(article: str, because: str) -> None:
        with acting(store, table.viewer) as work:
            service.ask_to_go_on(
                work,
                official=table.official,
                person=table.person.id,
                found=table.shown(),
                article=article,
                because=because,
                token=token,
                at=MONDAY,
            )

    with pytest.raises(Refused):
        ask("Participatiewet art. 7", "Er is gevaar. Dat kan niet wachten.")
    with pytest.raises(Refused):
        ask("UAVG art. 41 lid 1 onder i", "Gevaar.")
    ask("UAVG art. 41 lid 1 onder i", "Er is gevaar. Dat kan niet wachten.")
    second = Official(new_id(), "safety_officer", HOST)
    with store.writing() as work, pytest.raises(Refused):
        service.decide_ground(work, official=table.official, ground=token, agrees=True, at=MONDAY)
    with store.writing() as work:
        ((row, because),) = service.waiting_grounds(work, official=second)
        assert (row.id, because) == (token, "Er is gevaar. Dat kan niet wachten.")
        assert service.waiting_grounds(work, official=table.official) == []
        service.decide_ground(work, official=second, ground=token, agrees=True, at=MONDAY)
    with store.writing() as work, pytest.raises(NotFound):
        service.decide_ground(work, official=second, ground=token, agrees=True, at=MONDAY)
    found = table.read()
    assert found.state == "planned" and found.was_told_to_go_on
    assert found.ground_because == "Er is gevaar. Dat kan niet wachten."
    assert "meeting_went_on" in notices(store, table.person.id)


@pytest.mark.requirement("R-160")
def test_a_person_lets_a_meeting_go_on_within_limits(store: Store, someone: Someone) -> None:
    table = Table(store, someone())
    table.begin()
    kept = table.invite()
    away = table.invite(agency=SCHOOL, role="teacher", data_kinds=("school",))
    table.tell()
    table.stop()
    stays = next(datum.id for one in table.read().partners for datum in one.data if datum.data_kind == "debt")
    with acting(store, table.person.viewer) as work:
        with pytest.raises(Refused):
            service.restart(
                work, viewer=table.person.viewer, found=table.read(), partners=(), data=(), at=MONDAY
            )
        service.restart(
            work, viewer=table.person.viewer, found=table.read(), partners=(kept,), data=(stays,), at=MONDAY
        )
    found = table.read()
    assert found.state == "planned" and [one.id for one in found.at_table] == [kept]
    assert found.partner(away).state == "removed"
    assert {one.data_kind: one.sharing for one in found.at_table[0].data} == {
        "debt": "planned",
        "income": "not_shared",
    }


@pytest.mark.requirement("R-152", "R-153")
def test_a_limit_is_answered_before_a_meeting_and_setting_it_aside_is_told(
    store: Store, someone: Someone
) -> None:
    table = Table(store, someone())
    limit(store, table.person, "no", "debt")
    table.begin()
    with pytest.raises(service.MeetingIncomplete, match="set a limit"):
        table.invite()
    table.invite(because="U wordt anders uit huis gezet. Daarom moeten zij dit weten.")
    table.tell()
    debt = next(one for one in table.read().partners[0].data if one.data_kind == "debt")
    assert debt.goes_over_limit and debt.because.startswith("U wordt anders uit huis gezet.")
    assert notices(store, table.person.id) == ["limit_set_aside", "meeting_planned"]
    assert "limit_set_aside" in {step.what for step in table.read().steps}
    limit(store, table.person, "rather_not", "income")
    with pytest.raises(service.MeetingIncomplete, match="Answer the limits"):
        table.hold()


@pytest.mark.requirement("R-152", "R-175")
def test_the_newest_answer_counts_and_one_kind_goes_before_all_kinds(store: Store, someone: Someone) -> None:
    person, other = someone(), someone()
    limit(store, person, "no")
    limit(store, person, "yes", "debt")
    table = Table(store, person)
    asked = service.to_answer(table.limits(), agency=DEBT)
    assert "debt" not in asked and asked["health"] == "no"
    assert service.to_answer(table.limits(), agency=SCHOOL) == {}
    assert Table(store, other).limits() == (), "limits are never anybody else's"
    mine = table.limits()[0]
    with acting(store, other.viewer) as work, pytest.raises(NotFound):
        service.end_limit(work, viewer=other.viewer, limit=mine.id, at=MONDAY)
    with acting(store, person.viewer) as work:
        service.end_limit(work, viewer=person.viewer, limit=mine.id, at=MONDAY)
    assert len(table.limits()) == 1
    limit(store, person, "yes")
    assert service.to_answer(table.limits(), agency=DEBT) == {}


@pytest.mark.requirement("R-157", "R-146")
def test_a_person_chooses_how_to_take_part_and_says_what_is_to_be_discussed(
    store: Store, someone: Someone
) -> None:
    table, token = planned(store, someone()), new_id()
    assert table.read().row.joining == "", "nothing is chosen beforehand"
    viewer, words = table.person.viewer, "  Ik wil praten over\nmijn huur.  "
    with acting(store, viewer) as work:
        with pytest.raises(Refused):
            service.join(work, viewer=viewer, found=table.read(), how="", at=MONDAY)
        service.join(work, viewer=viewer, found=table.read(), how="called_after", at=MONDAY)
        for _ in range(2):
            service.add_point(work, viewer=viewer, found=table.read(), text=words, token=token, at=MONDAY)
        with pytest.raises(NotFound):
            service.join(work, viewer=table.viewer, found=table.read(), how="not", at=MONDAY)
    assert table.read().row.joining == "called_after"
    table.hold()
    table.finish()
    assert table.read().points == ((MONDAY, words),), "it stands in the report unchanged"


@pytest.mark.requirement("R-170")
def test_a_person_sees_who_comes_and_can_say_no_to_one_body(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    second = table.invite(agency=SCHOOL, role="teacher", data_kinds=("school",))
    assert "meeting_changed" in notices(store, table.person.id)
    viewer = table.person.viewer
    with acting(store, viewer) as work:
        service.object_to(
            work, viewer=viewer, found=table.read(), partner=second, text="Zij praten te veel.", at=MONDAY
        )
    with pytest.raises(service.MeetingIncomplete, match="Answer first"):
        table.hold()
    with acting(store, table.viewer) as work:
        with pytest.raises(Refused):
            service.answer_objection(
                work,
                person=viewer.person,
                found=table.shown(),
                partner=second,
                follows=True,
                text="",
                at=MONDAY,
            )
        service.answer_objection(
            work,
            person=viewer.person,
            found=table.shown(),
            partner=second,
            follows=True,
            text="De school komt niet.",
            at=MONDAY,
        )
    found = table.read().partner(second)
    assert (found.objection, found.state, found.objection_answer) == (
        "followed",
        "removed",
        "De school komt niet.",
    )
    table.hold()


@pytest.mark.requirement("R-147", "R-156", "R-165")
def test_what_was_planned_and_not_said_is_a_decision_not_to_share(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    with pytest.raises(service.MeetingIncomplete, match="still to come"):
        table.hold(at=MONDAY)
    debt = next(one.id for one in table.read().partners[0].data if one.data_kind == "debt")
    table.hold(shared={debt})
    found = table.read()
    assert {one.data_kind: one.sharing for one in found.partners[0].data} == {
        "debt": "shared",
        "income": "not_shared",
    }
    assert found.row.report_due == date(2026, 12, 7)
    assert not service.is_late(found, today=date(2026, 12, 7))
    assert service.is_late(found, today=date(2026, 12, 8))
    with pytest.raises(service.MeetingIncomplete):
        table.finish(report=" ")
    table.finish()
    assert table.read().text("report") == "Wij spraken over de regeling."
    with pytest.raises(Conflict):
        table.finish()
    assert "meeting_reported" in notices(store, table.person.id)


@pytest.mark.requirement("R-165")
def test_who_heard_nothing_is_heard_by_the_team_leader(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    viewer = table.person.viewer
    with acting(store, viewer) as work, pytest.raises(Conflict):
        service.say_heard(work, viewer=viewer, found=table.read(), heard=False, at=MONDAY)
    table.hold()
    for _ in range(2):
        with acting(store, viewer) as work:
            service.say_heard(work, viewer=viewer, found=table.read(), heard=False, at=AFTER)
    with store.reading() as work:
        (task,) = open_tasks(work, role="team_leader")
    assert (task.kind, task.about_id) == ("heard_nothing", table.id)
    assert [step.what for step in table.read().steps].count("heard_nothing") == 1


@pytest.mark.requirement("R-156")
def test_a_person_reacts_to_the_report(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    viewer = table.person.viewer
    table.hold()
    with acting(store, viewer) as work, pytest.raises(Conflict):
        service.react(work, viewer=viewer, found=table.read(), text="Dit klopt niet.", at=AFTER)
    table.finish()
    with acting(store, viewer) as work:
        service.react(work, viewer=viewer, found=table.read(), text="Dit klopt niet.", at=AFTER)
    assert table.shown().text("reaction") == "Dit klopt niet."


@pytest.mark.requirement("R-154")
def test_a_body_says_that_too_much_is_shared_and_it_is_hidden_for_the_others(
    store: Store, someone: Someone
) -> None:
    table = planned(store, someone())
    (partner,) = table.read().partners
    debt = Official(new_id(), "debt_adviser", DEBT)
    with store.writing() as work:
        service.say_too_much(work, official=debt, partner=partner.id, datum=partner.data[0].id, at=MONDAY)
        seen = service.invitation(work, official=debt, partner=partner.id)
        (task,) = open_tasks(work, role="privacy_officer")
    assert [one.id for one in seen.data] == [partner.data[1].id]
    assert task.kind == "too_much_shared"


@pytest.mark.requirement("R-166", "R-168", "T-80")
def test_an_invitation_tells_a_number_and_no_name_and_is_of_one_body(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    (partner,) = table.read().partners
    debt, school = Official(new_id(), "debt_adviser", DEBT), Official(new_id(), "teacher", SCHOOL)
    with store.reading() as work:
        (row,) = service.invitations(work, official=debt)
        assert row.number == table.read().row.number and len(row.number) == 7
        assert service.invitations(work, official=school) == []
        with pytest.raises(NotFound):
            service.invitation(work, official=school, partner=partner.id)
        said = service.invitation(work, official=debt, partner=partner.id)
    assert {one.data_kind for one in said.data} == {"debt", "income"}
    with store.writing() as work:
        service.answer_invitation(work, official=debt, partner=partner.id, comes=True, at=MONDAY)
    assert table.read().partners[0].state == "accepted"


@pytest.mark.requirement("R-168")
def test_another_body_cannot_open_a_meeting_it_does_not_keep(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    with acting(store, table.viewer) as work, pytest.raises(NotFound):
        service.show_at_body(work, meeting=table.id, person=table.person.id, body=DEBT)


@pytest.mark.requirement("R-169")
def test_an_agreement_says_all_and_stays_in_the_register_when_it_ends(store: Store) -> None:
    officer = Official(new_id(), "privacy_officer", HOST)
    one = service.Agreement(
        id=new_id(),
        title="Samenwerken bij schulden",
        goal="Mensen met schulden helpen.",
        summary="Wij delen alleen wat nodig is.",
        basis="public_task",
        article="Participatiewet art. 7",
        data_kinds=("debt",),
        address="https://waterstad.example/schulden",
        from_day=date(2026, 1, 1),
        until_day=None,
        bodies=(HOST, DEBT),
    )
    with store.writing() as work:
        assert service.add_agreement(work, official=officer, one=one, at=MONDAY)
        assert not service.add_agreement(work, official=officer, one=one, at=MONDAY)
        for wrong in ({"address": "javascript:alert(1)"}, {"bodies": (DEBT,)}, {"data_kinds": ("x",)}):
            with pytest.raises(service.MeetingIncomplete):
                service.add_agreement(
                    work, official=officer, one=service.Agreement(**{**vars(one), **wrong}), at=MONDAY
                )
        assert service.agreement(work, one.id) == one
        assert service.end_agreement(work, covenant=one.id, last=MONDAY.date())
        (ended,) = service.agreements(work)
    assert not ended.is_in_force(MONDAY.date() + timedelta(days=1))


def test_no_text_of_a_meeting_lies_open_in_the_store(store: Store, someone: Someone) -> None:
    planned(store, someone(), question="Over de schuld bij de bank.")
    with store.reading() as work:
        assert all(b"schuld" not in row.sealed for row in work.rows(select(Text.sealed)))
