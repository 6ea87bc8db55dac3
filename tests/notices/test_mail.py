"""Mail over a real server with STARTTLS: taken, refused, put off, slow, away; nothing lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from portal.access import Hold
from portal.notices.again import can_go_again, send_again
from portal.notices.claiming import claim_one
from portal.notices.models import ContactWay, Delivery, Notice
from portal.notices.rules import WAITS, Channel, State
from portal.notices.tasks import open_tasks
from portal.store import Store, new_id
from portal.store.models import Batch
from tests.clocks import MONDAY, FakeClock
from tests.notices.post_office import PostOffice, free_port, post_office
from tests.notices.ways import deliveries, delivery, notice, notices, outbox, put_at_risk, reach, send
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
ADDRESS = "iemand@example.nl"


@pytest.mark.requirement("R-035", "R-046", "T-14")
def test_a_person_gets_one_mail_that_says_nothing(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    assert send(outbox(store, clock, office.settings())) == 1
    mail = office.taken[0]
    assert (mail["To"], mail["Subject"]) == (ADDRESS, "Er staat een bericht voor u klaar")
    assert mail["Message-ID"] == f"<{delivery(store).id}@waterstad.example>"
    assert mail.get_content().startswith("Er staat een bericht voor u klaar.")
    assert "http" not in mail.as_string()
    assert (delivery(store).state, delivery(store).answer) == (State.SENT, "250")
    assert notices(store)[0].sent_at == MONDAY
    assert send(outbox(store, clock, office.settings())) == 0


@pytest.mark.requirement("T-14")
def test_several_notices_at_once_make_one_mail(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    for kind in ("case_received", "consultation", "consultation"):
        notice(store, who, kind=kind)
    assert send(outbox(store, clock, office.settings())) == 1
    assert len(office.taken) == 1
    assert all(row.sent_at is not None for row in notices(store))


def test_somebody_without_an_address_is_told_in_the_portal_alone(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    notice(store, someone())
    assert send(outbox(store, clock, office.settings())) == 0
    assert deliveries(store) == []
    assert notices(store)[0].sent_at == MONDAY


def test_somebody_at_risk_gets_no_mail_unless_they_chose_so(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    put_at_risk(store, who)
    notice(store, who)
    assert send(outbox(store, clock, office.settings())) == 0
    assert office.taken == []


def test_the_mail_is_in_the_language_of_its_reader_and_in_dutch_when_that_is_missing(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    for language in ("en", "tr"):
        who = someone(language=language)
        reach(store, who, f"{language}@example.nl")
        notice(store, who)
    send(outbox(store, clock, office.settings()))
    found = {str(mail["To"]): (mail["Subject"], mail["Content-Language"]) for mail in office.taken}
    assert found == {
        "en@example.nl": ("There is a message for you", "en"),
        "tr@example.nl": ("Er staat een bericht voor u klaar", "nl"),
    }


def test_what_is_on_hold_is_not_told_until_the_hold_ends(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who, entry = someone(), new_id()
    reach(store, who, ADDRESS)
    hold = {"id": new_id(), "item_table": "consultation_subjects", "item_id": entry, "hidden_from": who.id}
    hold |= {"article": "AVG art. 23", "review_on": MONDAY.date(), "asked_by": new_id(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, hold)
    notice(store, who, kind="consultation", about=entry)
    box = outbox(store, clock, office.settings())
    assert send(box) == 0
    assert deliveries(store) == []
    with store.writing() as work:
        work.run(update(Hold).values(ended_at=MONDAY))
    assert send(box) == 1


def test_a_hold_that_comes_while_a_mail_waits_stops_it(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who, entry = someone(), new_id()
    reach(store, who, ADDRESS)
    notice(store, who, kind="consultation", about=entry)
    office.full = True
    box = outbox(store, clock, office.settings())
    send(box)
    office.full = False
    hold = {"id": new_id(), "item_table": "consultation_subjects", "item_id": entry, "hidden_from": who.id}
    hold |= {"article": "AVG art. 23", "review_on": MONDAY.date(), "asked_by": new_id(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, hold)
    clock.later(hours=1)
    assert send(box) == 0
    assert office.taken == []


def test_a_file_that_is_not_published_tells_nobody(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who, batch = someone(), new_id()
    reach(store, who, ADDRESS)
    notice(store, who)
    with store.writing() as work:
        work.add(Batch, {"id": batch, "file_hash": "0" * 64, "started_at": MONDAY, "lines_done": 0})
        work.run(update(Notice).values(batch_id=batch))
    box = outbox(store, clock, office.settings())
    assert send(box) == 0
    with store.writing() as work:
        work.run(update(Batch).values(published_at=MONDAY))
    assert send(box) == 1


def test_an_address_that_does_not_exist_is_shown_to_officials_and_never_tried_again(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    good, bad = someone(), someone()
    reach(store, bad, "weg@example.nl")
    reach(store, good, ADDRESS)
    office.refused.add("weg@example.nl")
    for who in (bad, good):
        notice(store, who)
    box = outbox(store, clock, office.settings())
    assert send(box) == 1
    clock.later(days=7)
    assert send(box) == 0
    assert office.knocks["weg@example.nl"] == 1
    assert {row.answer: row.state for row in deliveries(store)} == {"550": "failed", "250": "sent"}
    with store.reading() as work:
        assert [task.kind for task in open_tasks(work, role="helpdesk")] == ["not_delivered"]
        told = work.value(select(Notice.sent_at).where(Notice.person_id == bad.id))
    assert told is None, "the portal does not count as told when the person asked for mail"


def test_a_server_that_asks_to_come_back_gets_the_same_letter_later(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    office.grey.add(ADDRESS)
    notice(store, who)
    box = outbox(store, clock, office.settings())
    assert send(box) == 0
    assert (delivery(store).state, delivery(store).answer) == (State.WAITING, "451")
    clock.later(seconds=59)
    assert send(box) == 0
    clock.later(seconds=1)
    assert send(box) == 1
    assert list(office.ids.values()) == [1]


@pytest.mark.requirement("R-035")
@pytest.mark.parametrize(("rule", "tries"), [("sender", 0), ("recipient", 1)])
def test_a_server_with_a_rule_against_us_is_no_fault_of_the_letter(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice, rule: str, tries: int
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    office.strict_about = rule
    box = outbox(store, clock, office.settings())
    assert send(box) == 0
    assert (delivery(store).state, delivery(store).tries) == (State.WAITING, tries)
    assert bool(box.troubles()) is (rule == "sender"), "officials see a server that refuses everything"
    office.strict_about = ""
    clock.later(minutes=1)
    assert send(box) == 1
    assert list(office.ids.values()) == [1]


def test_waits_grow_and_then_a_letter_is_given_up_where_officials_see_it(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    office.full = True
    notice(store, who)
    box = outbox(store, clock, office.settings())
    for wait in WAITS:
        assert send(box) == 0
        assert delivery(store).next_try_at == clock.now() + wait
        clock.later(seconds=wait.total_seconds())
    send(box)
    assert (delivery(store).state, delivery(store).tries) == (State.GIVEN_UP, len(WAITS) + 1)
    office.full = False
    clock.later(days=30)
    assert send(box) == 0
    with store.reading() as work:
        assert len(open_tasks(work, role="helpdesk")) == 1


def test_a_server_that_is_down_for_days_loses_nothing(
    store: Store, clock: FakeClock, someone: Someone, tmp_path: Path
) -> None:
    port = free_port()
    for number in range(3):
        who = someone()
        reach(store, who, f"iemand{number}@example.nl")
        notice(store, who)
    with post_office(tmp_path, port=port) as first:
        settings = first.settings()
    box = outbox(store, clock, settings)
    for _ in range(40):
        send(box)
        clock.later(hours=3)
    assert box.troubles() == {Channel.EMAIL: 40}
    assert {(row.state, row.tries) for row in deliveries(store)} == {("waiting", 0)}
    with post_office(tmp_path, port=port) as again:
        box = outbox(store, clock, again.settings())
        assert send(box) == 3
        assert list(again.ids.values()) == [1, 1, 1]
    assert box.troubles() == {}


def test_a_server_that_is_down_is_left_alone_for_a_while(
    store: Store, clock: FakeClock, someone: Someone, tmp_path: Path
) -> None:
    with post_office(tmp_path) as gone:
        settings = gone.settings()
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    box = outbox(store, clock, settings)
    send(box)
    with post_office(tmp_path, port=settings.port) as back:
        box = outbox(store, clock, back.settings(), transports=None)
        box.rests[Channel.EMAIL] = (1, clock.now() + timedelta(minutes=1))
        assert send(box) == 0
        clock.later(minutes=1)
        assert send(box) == 1


@pytest.mark.parametrize("mood", ["without_tls", "foreign_certificate", "silent"])
def test_a_server_that_is_not_safe_or_says_nothing_gets_no_letter(
    store: Store, clock: FakeClock, someone: Someone, tmp_path: Path, mood: str
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    with post_office(tmp_path, with_tls=mood != "without_tls") as office:
        office.silent = mood == "silent"
        ca = None if mood == "foreign_certificate" else office.ca
        assert send(outbox(store, clock, office.settings(ca=ca, patience=0.5))) == 0
        assert office.taken == []
    assert (delivery(store).state, delivery(store).tries) == (State.WAITING, 0)
    assert delivery(store).answer != ""


def test_a_letter_that_nobody_answered_for_keeps_its_id_and_is_counted(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    office.hangs_after_letter = True
    box = outbox(store, clock, office.settings(patience=0.5))
    assert send(box) == 0
    assert (delivery(store).state, delivery(store).possible_doubles) == (State.WAITING, 1)
    office.hangs_after_letter = False
    clock.later(minutes=1)
    assert send(box) == 1
    assert list(office.ids.values()) == [2], "the same letter twice, and both with one Message-ID"


def test_what_a_killed_worker_had_is_sent_by_the_next_and_counted(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    box = outbox(store, clock, office.settings())
    send(outbox(store, clock))
    taken = claim_one(store, channels=[Channel.EMAIL], at=clock.now())
    assert taken is None, "without a mail server the portal alone tells it"
    with store.writing() as work:
        work.run(update(Notice).values(planned_at=None, sent_at=None))
    office.full = True
    send(box)
    office.full = False
    clock.later(minutes=1)
    assert claim_one(store, channels=[Channel.EMAIL], at=clock.now()) is not None
    assert send(box) == 0, "it is in the hands of a worker"
    clock.later(minutes=10)
    assert send(box) == 1
    assert (delivery(store).possible_doubles, delivery(store).tries) == (1, 2)


def test_a_worker_that_comes_back_too_late_changes_nothing(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    reach(store, who, ADDRESS)
    notice(store, who)
    office.full = True
    box = outbox(store, clock, office.settings())
    send(box)
    office.full = False
    clock.later(minutes=1)
    late = claim_one(store, channels=[Channel.EMAIL], at=clock.now())
    assert late is not None
    clock.later(minutes=10)
    assert send(box) == 1
    from portal.notices.claiming import settle_failed

    settle_failed(store, late, answer="550", at=clock.now())
    assert delivery(store).state == State.SENT


@pytest.mark.requirement("T-48")
def test_a_person_whose_key_was_destroyed_gets_nothing_and_stops_nobody(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    gone, here = someone(), someone()
    for who in (gone, here):
        reach(store, who, ADDRESS)
        notice(store, who)
    with store.writing() as work:
        work.destroy_key(gone.id)
    assert send(outbox(store, clock, office.settings())) == 1
    with store.reading() as work:
        state = work.value(select(Delivery.state).where(Delivery.person_id == gone.id))
    assert state == State.FAILED


@pytest.mark.requirement("R-035")
def test_what_was_given_up_goes_again_when_an_official_says_so(
    store: Store, clock: FakeClock, someone: Someone, office: PostOffice
) -> None:
    who = someone()
    way = reach(store, who, ADDRESS)
    office.grey.add(ADDRESS)
    notice(store, who)
    box = outbox(store, clock, office.settings())
    send(box)
    with store.writing() as work:
        given_up = {"state": State.GIVEN_UP.value, "tries": len(WAITS) + 1, "done_at": MONDAY}
        work.run(update(Delivery).values(**given_up))
    one = delivery(store).id
    clock.later(days=1)
    assert send(box) == 0
    with store.writing() as work:
        assert can_go_again(work, deliveries=[one, new_id()]) == {one}
        assert send_again(work, delivery=one, at=clock.now())
        assert not send_again(work, delivery=one, at=clock.now()), "a second press changes nothing"
    assert send(box) == 1
    assert list(office.ids) == [f"<{one}@waterstad.example>"], "under its own id"
    assert notices(store)[0].sent_at == clock.now()
    with store.writing() as work:
        work.run(update(Delivery).values(state=State.GIVEN_UP.value))
        work.run(update(ContactWay).where(ContactWay.id == way).values(ended_at=MONDAY))
        assert not can_go_again(work, deliveries=[one]), "nothing goes to an address that is used no more"
        assert not send_again(work, delivery=one, at=clock.now())
