"""Handling a complaint: who may, hearing both sides, later dates, passing on, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from portal.access import Viewer, ViewLog, acting
from portal.access.handlers import at_case
from portal.access.models import Assignment
from portal.access.models_handlers import Chief
from portal.cases import deciding, service
from portal.cases.models import CaseEvent
from portal.cases.models_handling import CaseOutcome
from portal.errors import Conflict, NotFound, Refused
from portal.notices.models import Notice
from portal.people.models import Account
from portal.store import Store, new_id
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.cases.writing import sent
from tests.clocks import MONDAY
from tests.desk.complaining import hear_both, official, shown, take, taken, whole_letter
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = amsterdam_day(MONDAY)


def events(store: Store, case: str) -> list[str]:
    with store.reading() as work:
        found = work.rows(select(CaseEvent.what).where(CaseEvent.case_id == case))
    return [row.what for row in found]


def notices(store: Store, who: Somebody) -> set[str]:
    with store.reading() as work:
        return {row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == who.id))}


def opened(store: Store, handler: Official, case: str, at: datetime = MONDAY) -> Viewer:
    return at_case(store, official=handler, case=case, at=at, today=amsterdam_day(at)).viewer


def send(
    store: Store, viewer: Viewer, case: str, typed: dict[str, str | list[str]], version: int = 0
) -> None:
    with acting(store, viewer) as work:
        service.send_letter(
            work, viewer=viewer, case=case, typed=typed, version=version, at=MONDAY, today=TODAY
        )


def test_a_taken_case_is_only_for_who_took_it_and_the_second_is_told(store: Store, someone: Someone) -> None:
    first, second = official(store), official(store)
    case, _viewer = taken(store, someone(), first)
    with pytest.raises(Conflict):
        take(store, second, case)
    with pytest.raises(NotFound):
        opened(store, second, case)
    take(store, first, case)
    assert events(store, case).count("taken") == 1


@pytest.mark.requirement("R-263", "T-38", "L-07")
def test_who_is_complained_about_and_their_chief_neither_take_it_nor_keep_it(
    store: Store, someone: Someone
) -> None:
    accused, chief, other = official(store), official(store), official(store)
    with store.writing() as work:
        work.add(Chief, {"account_id": accused.account, "chief_id": chief.account})
    case, viewer = taken(store, someone(), accused)
    with acting(store, viewer) as work:
        service.involve(
            work,
            viewer=viewer,
            case=case,
            accounts=[accused.account],
            played="complained_about",
            at=MONDAY,
        )
    for barred in (accused, chief):
        with pytest.raises(NotFound):
            opened(store, barred, case)
        with pytest.raises(NotFound):
            take(store, barred, case)
        with store.reading() as work:
            assert service.queue(work, official=barred, today=TODAY, at=MONDAY).waiting == ()
    with store.reading() as work:
        assert len(service.queue(work, official=other, today=TODAY, at=MONDAY).waiting) == 1
    take(store, other, case)


@pytest.mark.requirement("T-39")
def test_who_helps_the_person_never_sees_the_complaint(store: Store, someone: Someone) -> None:
    helper, who = official(store), someone()
    case = sent(store, who)
    with store.writing() as work:
        row = {"id": new_id(), "account_id": helper.account, "person_id": who.id}
        work.add(Assignment, {**row, "from_day": TODAY, "until_day": None, "reason": "benefit"})
    with pytest.raises(NotFound):
        take(store, helper, case)


@pytest.mark.requirement("R-114")
def test_a_stand_in_opens_the_case_until_the_day_and_not_after(store: Store, someone: Someone) -> None:
    handler, stand_in = official(store), official(store)
    case, viewer = taken(store, someone(), handler)
    until = MONDAY + timedelta(days=3)
    with acting(store, viewer) as work:
        service.add_stand_in(work, viewer=viewer, case=case, account=stand_in.account, until=until, at=MONDAY)
    assert opened(store, stand_in, case).reason == "complaint"
    with pytest.raises(NotFound):
        opened(store, stand_in, case, MONDAY + timedelta(days=3))


@pytest.mark.requirement("R-131")
def test_who_does_not_work_here_any_more_stands_in_for_nobody(store: Store, someone: Someone) -> None:
    handler, gone = official(store), official(store)
    case, viewer = taken(store, someone(), handler)
    with store.writing() as work:
        work.run(
            update(Account).where(Account.id == gone.account).values(until_day=TODAY - timedelta(days=1))
        )
    until = MONDAY + timedelta(days=3)
    with acting(store, viewer) as work, pytest.raises(Refused, match="does not work here any more"):
        service.add_stand_in(work, viewer=viewer, case=case, account=gone.account, until=until, at=MONDAY)


def test_who_stands_in_goes_when_the_case_goes_back_to_the_queue(store: Store, someone: Someone) -> None:
    handler, stand_in = official(store), official(store)
    case, viewer = taken(store, someone(), handler)
    until = MONDAY + timedelta(days=30)
    with acting(store, viewer) as work:
        service.add_stand_in(work, viewer=viewer, case=case, account=stand_in.account, until=until, at=MONDAY)
        service.give_back(work, viewer=viewer, case=case, at=MONDAY)
    for gone in (handler, stand_in):
        with pytest.raises(NotFound):
            opened(store, gone, case)
    take(store, stand_in, case)


@pytest.mark.requirement("T-77", "L-67")
def test_each_opening_by_a_handler_is_in_the_list_of_who_looked(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    shown(store, viewer, case)
    counted = select(func.count()).where(ViewLog.person_id == who.id, ViewLog.item_id == case)
    with store.reading() as work:
        assert work.value(counted) == 1


def test_a_question_waits_for_the_person_and_the_answer_starts_it_again(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    with acting(store, viewer) as work:
        service.acknowledge(work, viewer=viewer, case=case, at=MONDAY)
        service.acknowledge(work, viewer=viewer, case=case, at=MONDAY)
        service.ask(work, viewer=viewer, case=case, text="Who promised it?", at=MONDAY)
        with pytest.raises(Refused):
            service.ask(work, viewer=viewer, case=case, text="And when?", at=MONDAY)
    assert shown(store, who.viewer, case)[0].state == "waiting_for_you"
    with acting(store, who.viewer) as work:
        service.add_message(work, viewer=who.viewer, case=case, text="My coach.", at=MONDAY)
    assert shown(store, who.viewer, case)[0].state == "in_progress"
    assert events(store, case).count("acknowledged") == 1
    assert {"case_taken", "case_acknowledged", "case_asked"} <= notices(store, who)


@pytest.mark.requirement("R-007", "R-013")
def test_a_condition_first_told_afterwards_is_flagged_and_may_be_answered(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    said = {"viewer": viewer, "case": case, "at": MONDAY, "today": TODAY, "side": "body"}
    with acting(store, viewer) as work:
        for day in (date(2026, 8, 1), date(2026, 10, 1)):
            service.add_argument(
                work,
                **said,
                text="You need a job first.",
                first_given_on=day,
                is_condition=True,
                event_on=date(2026, 9, 1),
            )
        with pytest.raises(Refused):
            service.add_argument(work, **said, text="No date.", first_given_on=None)
    arguments = shown(store, who.viewer, case)[1].arguments
    assert sorted(one.came_late for one in arguments) == [False, True]
    late = next(one for one in arguments if one.came_late)
    with acting(store, who.viewer) as work:
        service.answer_argument(
            work, viewer=who.viewer, case=case, argument=late.id, text="Never told.", at=MONDAY, today=TODAY
        )
    assert late.id in {one.answers for one in shown(store, viewer, case)[1].arguments}


@pytest.mark.requirement("T-38", "L-10")
def test_the_copy_goes_only_after_the_person_saw_it_and_without_the_lines_left_out(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    said = {"viewer": viewer, "case": case, "at": MONDAY, "today": TODAY}
    with acting(store, viewer) as work:
        service.show_copy(work, **said, text="They promised it. My son is ill.")
        with pytest.raises(Refused):
            service.send_copy(work, **said)
    with acting(store, who.viewer) as work:
        service.agree_copy(work, viewer=who.viewer, case=case, left_out=[2], at=MONDAY)
    with acting(store, viewer) as work:
        service.send_copy(work, **said)
    copy = shown(store, who.viewer, case)[1].copy
    assert copy is not None
    assert copy.sent_at is not None
    assert copy.sent_lines == ("They promised it.",)


@pytest.mark.requirement("R-038", "L-11")
def test_no_letter_goes_before_both_sides_reacted_waived_or_let_the_time_pass(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    said = {"viewer": viewer, "case": case, "at": MONDAY, "today": TODAY}
    with acting(store, viewer) as work:
        service.add_argument(
            work, **said, side="person", text="They promised it.", first_given_on=date(2026, 9, 1)
        )
        hearing = {"what": "hearing", "side": "person", "text": "What do you say?"}
        with pytest.raises(Refused):
            service.open_window(work, **said, **hearing, until=TODAY + timedelta(days=2))
        service.open_window(work, **said, **hearing, until=TODAY + timedelta(days=7))
        with pytest.raises(Refused):
            service.open_window(work, **said, **{**hearing, "side": "body"}, until=TODAY + timedelta(days=7))
    view, done = shown(store, viewer, case)
    typed = whole_letter(view, done) | {"no_check": "The facts are the person's own."}
    with pytest.raises(Refused) as refused:
        send(store, viewer, case, typed)
    assert not isinstance(refused.value, service.LetterRefused)
    assert not done.heard(TODAY + timedelta(days=8)), "the body was not heard at all"
    assert done.windows[0].is_over(TODAY + timedelta(days=8))


@pytest.mark.requirement("R-265")
def test_a_letter_without_a_check_of_the_facts_needs_a_reason(store: Store, someone: Someone) -> None:
    case, viewer = taken(store, someone(), official(store))
    view, done = shown(store, viewer, case)
    with acting(store, viewer) as work:
        found = service.letter_faults(work, case=case, typed=whole_letter(view, done), today=TODAY)
        given = {**whole_letter(view, done), "no_check": "Nothing is in dispute."}
        assert "no_check" in found
        assert "no_check" not in service.letter_faults(work, case=case, typed=given, today=TODAY)


@pytest.mark.requirement("L-12")
def test_taking_longer_is_once_told_before_the_date_and_then_only_agreed(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    before = shown(store, who.viewer, case)[0].answer_by
    said = {"viewer": viewer, "case": case, "at": MONDAY, "today": TODAY, "reason": "The worker is ill."}
    with acting(store, viewer) as work:
        with pytest.raises(Refused):
            service.ask_postponement(work, **said, to_day=date(2027, 3, 1))
        last_day = service.postpone(work, **said)
        with pytest.raises(Refused):
            service.postpone(work, **said)
        asked = service.ask_postponement(work, **said, to_day=date(2027, 3, 1))
    assert (before, last_day) == (date(2027, 1, 4), date(2027, 2, 1))
    view = shown(store, who.viewer, case)[0]
    assert view.answer_by == view.grievances[0].answer_by == view.parts[0].answer_by == last_day
    answer = {"case": case, "postponement": asked, "agrees": True, "at": MONDAY, "today": TODAY}
    with pytest.raises(Refused), acting(store, viewer) as work:
        service.answer_postponement(work, viewer=viewer, **answer)
    with acting(store, who.viewer) as work:
        service.answer_postponement(work, viewer=who.viewer, **answer)
    view = shown(store, who.viewer, case)[0]
    assert view.answer_by == view.parts[0].answer_by == date(2027, 3, 1)
    assert "case_postponed" in notices(store, who)


def test_taking_longer_after_the_last_day_is_refused(store: Store, someone: Someone) -> None:
    case, viewer = taken(store, someone(), official(store))
    late = date(2027, 1, 5)
    with pytest.raises(Refused), acting(store, viewer) as work:
        service.postpone(work, viewer=viewer, case=case, reason="Ill.", at=MONDAY, today=late)


@pytest.mark.requirement("R-257", "T-37", "L-41")
def test_passing_on_keeps_owner_number_and_first_date_until_the_other_accepts(
    store: Store, someone: Someone
) -> None:
    who, other = someone(), new_id()
    case, viewer = taken(store, who, official(store))
    before = shown(store, who.viewer, case)[0]
    said = {"viewer": viewer, "case": case, "at": MONDAY, "today": TODAY}
    with acting(store, viewer) as work:
        service.forward(work, **said, to_agency=other, reason="They decided it.")
    after_offer = shown(store, who.viewer, case)[0]
    assert (after_offer.owner, after_offer.number) == (before.owner, before.number)
    with acting(store, viewer) as work:
        service.accept(work, **said)
    accepted = shown(store, who.viewer, case)[0]
    assert accepted.owner == other
    assert (accepted.number, accepted.first_day, accepted.answer_by) == (
        before.number,
        before.first_day,
        before.answer_by,
    )
    assert {"case_offered", "case_accepted"} <= notices(store, who)


@pytest.mark.requirement("R-208")
def test_what_nobody_accepts_in_five_working_days_comes_back(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    with acting(store, viewer) as work:
        service.forward(
            work, viewer=viewer, case=case, to_agency=new_id(), reason="Theirs.", at=MONDAY, today=TODAY
        )
    fifth, sixth = TODAY + timedelta(days=7), TODAY + timedelta(days=8)
    with store.writing() as work:
        assert service.return_unaccepted(work, at=MONDAY, today=fifth) == 0
        assert service.return_unaccepted(work, at=MONDAY, today=sixth) == 1
        assert service.return_unaccepted(work, at=MONDAY, today=sixth) == 0
    assert shown(store, who.viewer, case)[1].forwardings[0].state == "returned"
    assert "case_returned" in notices(store, who)


@pytest.mark.requirement("L-08", "L-09")
def test_not_looking_into_it_needs_a_ground_of_the_law_and_four_weeks(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    said = {"viewer": viewer, "case": case, "at": MONDAY, "text": "It was looked into in May."}
    with acting(store, viewer) as work:
        with pytest.raises(service.LetterRefused):
            service.not_handle(work, **said, ground="too_rude", today=TODAY)
        with pytest.raises(Refused):
            service.not_handle(work, **said, ground="handled_before", today=TODAY + timedelta(days=29))
        service.not_handle(work, **said, ground="handled_before", today=TODAY)
    view, done = shown(store, who.viewer, case)
    assert view.state == "decided"
    assert done.letters[0].ombudsman_until == date(2027, 11, 23)
    assert "case_not_handled" in notices(store, who)


@pytest.mark.requirement("R-010", "R-024", "R-106", "T-41", "L-13")
def test_a_sent_letter_decides_and_is_whole_for_the_person(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    hear_both(store, who, viewer, case)
    send(store, viewer, case, whole_letter(*shown(store, viewer, case)))
    view, done = shown(store, who.viewer, case)
    letter = done.letters[0]
    assert (view.state, {point.state for point in view.grievances}) == ("decided", {"decided"})
    assert [one.outcome for one in letter.outcomes] == ["well_founded", "well_founded"]
    assert letter.outcomes[0].norms == ("reliability",)
    with store.reading() as work:
        themes = [row.theme for row in work.rows(select(CaseOutcome.theme))]
    assert themes == ["asked_health", "asked_health"], "counted in the figures of the quarter"
    assert letter.outcomes[0].words["reasoning"] == "Who promises must do it."
    assert letter.measures[0].due_on == date(2027, 2, 1)
    assert letter.ombudsman_until == date(2027, 11, 23)
    assert done.arguments[0].weighed
    assert "decided" in events(store, case)
    assert "case_decided" in notices(store, who)
    with acting(store, viewer) as work:
        service.done_measure(
            work, viewer=viewer, case=case, measure=letter.measures[0].id, at=MONDAY, today=TODAY
        )
    assert shown(store, who.viewer, case)[0].state == "completed"


@pytest.mark.requirement("R-003")
def test_answering_one_point_leaves_the_other_open_with_its_own_day(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    hear_both(store, who, viewer, case)
    view, done = shown(store, viewer, case)
    second = view.grievances[1]
    send(store, viewer, case, whole_letter(view, done) | {f"outcome-{second.id}": "later"})
    view, done = shown(store, who.viewer, case)
    assert [point.state for point in view.grievances] == ["decided", "received"]
    assert view.state == "in_progress"
    assert view.grievances[1].answer_by == date(2027, 1, 4)
    send(store, viewer, case, whole_letter(view, done))
    assert shown(store, who.viewer, case)[0].state == "decided"


def test_who_saves_an_older_letter_is_told(store: Store, someone: Someone) -> None:
    case, viewer = taken(store, someone(), official(store))
    said = {"viewer": viewer, "case": case, "at": MONDAY}
    with acting(store, viewer) as work:
        service.save_letter(work, **said, typed={"meaning": "First."}, version=0)
    with pytest.raises(Conflict), acting(store, viewer) as work:
        service.save_letter(work, **said, typed={"meaning": "Second."}, version=0)
    with acting(store, viewer) as work:
        kept = service.read_letter(work, case)
    assert kept is not None
    assert kept.typed == {"meaning": "First."}


def test_a_letter_that_cannot_be_sent_changes_nothing(store: Store, someone: Someone) -> None:
    who = someone()
    case, viewer = taken(store, who, official(store))
    hear_both(store, who, viewer, case)
    typed = whole_letter(*shown(store, viewer, case)) | {"meaning": ""}
    with pytest.raises(service.LetterRefused) as refused:
        send(store, viewer, case, typed)
    assert list(refused.value.faults) == ["meaning"]
    assert shown(store, who.viewer, case)[0].state != "decided"
    assert shown(store, who.viewer, case)[1].letters == ()


@pytest.mark.requirement("R-253", "L-13")
@pytest.mark.parametrize("missing", ["meaning", "due-1", "hope"])
def test_an_answer_without_a_next_step_or_its_day_is_not_sent(
    store: Store, someone: Someone, missing: str
) -> None:
    who, handler = someone(), official(store)
    case, viewer = taken(store, who, handler)
    hear_both(store, who, viewer, case)
    view, done = shown(store, viewer, case)
    typed = whole_letter(view, done)
    before = (events(store, case), notices(store, who))
    with pytest.raises(service.LetterRefused) as refused:
        send(store, viewer, case, {**typed, missing: ""})
    assert missing in refused.value.faults
    assert (events(store, case), notices(store, who)) == before


@pytest.mark.requirement("R-253")
@pytest.mark.parametrize("day", [None, MONDAY.date()])
def test_an_answer_after_which_nothing_can_be_done_any_more_is_not_sent(
    store: Store, someone: Someone, monkeypatch: pytest.MonkeyPatch, day: date | None
) -> None:
    who, handler = someone(), official(store)
    case, viewer = taken(store, who, handler)
    hear_both(store, who, viewer, case)
    view, done = shown(store, viewer, case)
    typed = whole_letter(view, done)
    before = (events(store, case), notices(store, who))
    with monkeypatch.context() as wrong:
        # As if the table of terms had lost the way to the ombudsman.
        wrong.setattr(deciding, "ombudsman_until", lambda _today: day)
        with pytest.raises(Refused, match="what the person can do next"):
            send(store, viewer, case, typed)
    assert (events(store, case), notices(store, who)) == before
    send(store, viewer, case, typed)
    assert shown(store, viewer, case)[1].letters[0].ombudsman_until > MONDAY.date()
