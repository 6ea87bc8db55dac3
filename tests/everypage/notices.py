"""Pages of one's messages and how one hears of them, and the pages of what happens by itself."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import select

from portal.notices.models import Notice
from portal.notices.tasks import TaskKind, add_task
from portal.people.models import Account
from portal.store import Store, new_id
from portal.worker.running import bench_of, run_due
from tests.desk.ways import assignment_of
from tests.everypage.camera import Camera, Roll

WHO = "mother"


def walk(roll: Roll) -> None:
    """Open the list, every way to be reached, and the two pages of officials."""
    store: Store = roll.app.extensions["inzage"].store
    roll.camera("newcomer").take("messages-none", "notices")
    citizen = roll.camera(WHO)
    _ways(citizen)
    _told(roll, store)
    citizen.take("messages", "notices")
    citizen.take("messages-older", citizen.open("notices").links("before=")[0], alike=True)
    _officials(roll, store)
    _word(roll)


def _ways(citizen: Camera) -> None:
    citizen.take("messages-how", "me/notices")
    for kind, wrong in (("email", "nee"), ("sms", "nee"), ("post", "nee")):
        page = citizen.take(f"messages-{kind}", f"me/notices/{kind}")
        page = citizen.fill(page, {"address": wrong}, status=400)
        citizen.take(f"messages-{kind}-wrong", page, alike=kind != "email")
    page = citizen.fill(citizen.open("me/notices/email"), {"address": "moeder@example.nl"})
    citizen.take("messages-code", page)
    citizen.take("messages-code-wrong", citizen.fill(page, {"code": "nee"}, status=400))
    citizen.take("messages-how-waiting", "me/notices", alike=True)
    code = re.search(r"\d{6}", page.text)
    assert code
    citizen.take("messages-how-confirmed", citizen.fill(page, {"code": code[0]}))
    citizen.take("messages-email-again", "me/notices/email", alike=True)
    page = citizen.open("me/notices/post")
    citizen.take("messages-post-code", citizen.fill(page, {"address": "M. Bewoner\nKade 1\n1234 AB Stad"}))
    page = citizen.open("me/notices")
    form = next(one for one in page.tree.xpath("//form") if one.xpath(".//input[@type='radio']"))
    citizen.take("messages-how-kept", citizen.post(form.get("action"), dict(form.form_values())))


def _told(roll: Roll, store: Store) -> None:
    """Tell of a late answer, and of enough else to need a second page."""
    now = roll.clock.now()
    with store.writing() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == WHO))
        for number in range(25):
            kind = "case_late" if number == 0 else "consultations_before"
            row = {"id": new_id(), "person_id": person, "kind": kind, "about_table": "batches"}
            work.add(Notice, {**row, "about_id": new_id(), "made_at": now - timedelta(minutes=number)})


def _officials(roll: Roll, store: Store) -> None:
    manager = roll.camera("manager")
    manager.take("duties-never", "desk/duties")
    run_due(bench_of(roll.app.extensions["inzage"]))
    manager.take("duties", "desk/duties", alike=True)
    handler = roll.camera("complaint-handler")
    handler.take("tasks-none", "desk/tasks")
    now = roll.clock.now()
    with store.writing() as work:
        add_task(
            work,
            role="complaint_handler",
            kind=TaskKind.NOT_DELIVERED,
            about_table="deliveries",
            about_id=new_id(),
            for_day=now.date(),
            at=now,
        )
    handler.take("tasks", "desk/tasks")


def _word(roll: Roll) -> None:
    """Choose a word for the phone, and let an official ask for it."""
    citizen, worker = roll.camera("wife"), roll.camera("caseworker")
    page = citizen.take("word-none", "me/code-word")
    citizen.take("word-wrong", citizen.fill(page, {"word": "kip"}, form="/me/code-word", status=400))
    twice = {"word": "Zilvervos", "word_again": "Zilvervos"}
    citizen.take("word-chosen", citizen.fill(page, twice, form="/me/code-word"))
    own = f"desk/people/{assignment_of(roll.app, 'caseworker', 'wife')}"
    worker.take("desk-why-word", f"{own}/why")
    page = worker.take("desk-word", f"{own}/word")
    worker.take("desk-word-wrong", worker.fill(page, {"word": "kip"}, form="/word", status=400))
    worker.take("desk-word-right", worker.fill(page, {"word": "Zilvervos"}, form="/word"))
