"""The woman for whom telling her ex would be dangerous. Journey J06, from all sides, in two languages.

The worker and the safety officers at the desk; Ewa, who told it; and Tom, from whom it is hidden.
"""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import Hold
from portal.access.models import Assignment, HoldApproval
from portal.access.models_reviews import HoldReview
from portal.consultations.models import ConsultationSubject
from portal.notices.models import Notice
from portal.store import new_id
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.filling import fill
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import account_of, assignment_of, contact, person_of, store_of, talk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

OFFICERS = ("safety-officer", "second-safety-officer")
EWA, TOM = "at-risk", "subject-of-hold"
SECRETS = ("Vossenberg", "Nadia", "Schuilhof")
"""Her names and her street, as the town keeps them."""

CONCERN = "Iemand durft niet alleen over straat."
WHY = "Er kan iemand geslagen worden."
HIDING: dict[str, object] = {
    "is_hidden": "y",
    "hold_article": "UAVG art. 41 lid 1 onder i",
    "hold_reason": WHY,
}
HIDING |= {"review_on-day": "7", "review_on-month": "12", "review_on-year": "2026"}
ASKED = {"safe_asked_on-day": "20", "safe_asked_on-month": "11", "safe_asked_on-year": "2026"}
HIS_PAGES = (
    *("consultations", "consultations/access", "consultations/picture", "notices", "dossier", "cases"),
    *("declarations", "promises"),
)


def language(scripts: bool) -> str:
    """Everybody reads Dutch with scripts and English without: each page is walked in both."""
    return "nl" if scripts else "en"


def work_for(app: Flask, official: str, *people: str) -> None:
    """Assign an official to people, who were told of it."""
    account = account_of(app, official)
    with store_of(app).writing() as work:
        for one in people:
            row: dict[str, object] = {"id": new_id(), "account_id": account, "person_id": person_of(app, one)}
            row |= {"from_day": MONDAY.date(), "reason": "safety", "told_at": MONDAY}
            work.add(Assignment, row)


def open_file(app: Flask, worker: Citizen, person: str) -> None:
    """Open the file of somebody at the desk."""
    worker.open(f"desk/people/{assignment_of(app, 'caseworker', person)}")
    fill(worker, {"reason": "record", "privately": "no"})
    worker.press(worker.said("Open the file"))


def what_he_reads(him: Citizen) -> dict[str, str]:
    """All that his browser is sent, page by page, without what always differs."""
    found = {}
    for path in HIS_PAGES:
        answer = him.page.request.get(f"/{him.lang}/{path}")
        found[path] = f"{answer.status} " + re.sub(r'value="[^"]{20,}"|<!-- [0-9a-f]* -->', "", answer.text())
    return found


def newest_hold(app: Flask) -> tuple[str, str]:
    """The hold that was asked for last, and the entry that it hides."""
    with store_of(app).reading() as work:
        rule = select(Hold.id, Hold.item_id).where(Hold.hidden_from == person_of(app, TOM))
        row = work.row(rule.where(Hold.approved_by.is_(None)))
    assert row is not None
    return row.id, row.item_id


@pytest.mark.requirement("R-191", "R-110", "R-033", "T-05")
def test_what_she_told_is_hidden_from_him_at_once_and_two_others_agree(
    app: Flask, phone: Phones, scripts: bool
) -> None:
    work_for(app, "caseworker", EWA, TOM)
    lang = language(scripts)
    worker, him, her = (phone(one, scripts=scripts, lang=lang) for one in ("caseworker", TOM, EWA))
    him.open("notices")
    before, hers = what_he_reads(him), her.page.request.get(f"/{her.lang}/consultations").text()
    open_file(app, worker, TOM)
    worker.follow(worker.said("Write down a talk"))
    values = talk(app, summary=CONCERN, data_kinds=[], contact=contact(app, "c-veilig"))
    roles = {name: values.pop(name) for name in ("answerer_agency", "answerer_role")}
    fill(worker, roles)
    worker.press(worker.said("Show the kinds of data for these roles"))
    told = {"source_kind": "other_person", "source_person": assignment_of(app, "caseworker", EWA)}
    fill(worker, {**values, "data_kinds": ["debt"], **told})
    worker.press(worker.said("Go on"))
    worker.press(worker.said("Keep it and tell the person"))
    not_safe = "Who told this is not safe. Hide it for now, and let two others agree."
    assert worker.said(not_safe) in worker.text
    line = worker.box(worker.said("What was told, in one line?"))
    assert line.input_value() == CONCERN, "what was typed stays"
    fill(worker, {**HIDING, **ASKED})
    worker.press(worker.said("Go on"))
    assert worker.heading == worker.said("This is what the person reads")
    for secret in SECRETS:
        assert secret not in worker.text
    worker.press(worker.said("Keep it hidden, and ask two others to agree"))
    assert worker.said("It is written down, and it is hidden") in worker.text
    closed = "The file is closed again. Open it only when you must: a new visit is told."
    assert worker.said(closed) in worker.text
    hold, entry = newest_hold(app)
    # He: nothing, nowhere; she: her own pages as they were, so nothing shows that she told it.
    assert what_he_reads(him) == before
    assert him.page.request.get(f"/{him.lang}/consultations/{entry}").status == 404
    assert her.page.request.get(f"/{her.lang}/consultations").text().count("<article") == hers.count(
        "<article"
    )
    # Two safety officers, neither of whom wrote it down.
    one, other = (phone(name, scripts=scripts, lang=language(scripts)) for name in OFFICERS)
    one.open("desk/approvals")
    assert WHY in one.text
    for secret in (*SECRETS, "Tromp"):
        assert secret not in one.everything
    one.press(one.said("It must stay hidden"))
    assert one.said("You asked for this or agreed already. Now somebody else must look at it.") in one.text
    assert one.button(one.said("It must stay hidden")).count() == 0
    other.open("desk/approvals")
    other.press(other.said("It must stay hidden"))
    assert other.said("Nothing waits for you") in other.text
    assert what_he_reads(him) == before
    # Somebody who does not work for him meets the ordinary page that is not there.
    outside = phone("manager", scripts=scripts, lang=language(scripts))
    for path in (f"desk/holds/{hold}", f"desk/people/{assignment_of(app, 'caseworker', TOM)}"):
        assert outside.page.request.get(f"/{him.lang}/{path}").status == 404
    with store_of(app).reading() as work:
        who = [row.account_id for row in work.rows(select(HoldApproval.account_id))]
        assert sorted(who) == sorted(
            account_of(app, name) for name in ("safety-officer", "second-safety-officer")
        )
        assert work.rows(select(Notice.id).where(Notice.about_id == entry)) == []


@pytest.mark.requirement("R-033", "R-110")
def test_at_the_review_she_is_asked_first_and_only_two_officers_end_it(
    app: Flask, phone: Phones, scripts: bool, clock: FakeClock
) -> None:
    clock.later(days=11)
    one, other = (phone(name, scripts=scripts, lang=language(scripts)) for name in OFFICERS)
    him = phone(TOM, scripts=scripts, lang=language(scripts))
    before = what_he_reads(him)
    one.open("desk/holds")
    assert one.said("Look at it now") in one.text, "the day of the review came, and nothing opened by itself"
    # The town hides more than talks, and a list tells them apart by number only.
    with store_of(app).reading() as work:
        talks = select(Hold.id, Hold.item_id).join(
            ConsultationSubject, ConsultationSubject.id == Hold.item_id
        )
        row = work.rows(talks.where(Hold.hidden_from == person_of(app, TOM), Hold.ended_at.is_(None)))[0]
    hold, entry = row.id, row.item_id
    one.page.locator(f"main a[href$='/{hold}']").click()
    one.look()
    assert entry not in one.everything
    fill(one, {"way": "tell", "reason": "Zij woont nu ergens anders."})
    one.press(one.said("Propose it"))
    assert one.said("First ask the person in danger. Fill in on which day.") in one.text
    assert one.page.locator("main [name=reason]").input_value() == "Zij woont nu ergens anders."
    fill(one, {"safe_asked_on-day": "3", "safe_asked_on-month": "12", "safe_asked_on-year": "2026"})
    fill(one, {"is_safe": "yes"})
    one.press(one.said("Propose it"))
    assert one.said("Waits for a colleague") in one.text
    assert what_he_reads(him) == before
    other.open(f"desk/holds/{hold}")
    assert other.said("The person reads it at once") in other.text
    assert ("3 december 2026" if scripts else "3 December 2026") in other.text
    other.press(other.said("Agree"))
    # He is told, once, and reads it; who told it stands nowhere.
    him.open("notices")
    assert him.page.request.get(f"/{him.lang}/consultations/{entry}").status == 200
    for secret in SECRETS:
        assert secret not in "".join(what_he_reads(him).values())
    with store_of(app).reading() as work:
        told = [row.kind for row in work.rows(select(Notice.kind).where(Notice.about_id == entry))]
        (kept,) = work.rows(select(HoldReview.asked_by, HoldReview.decided_by))
    assert told == ["told_later"]
    assert kept.asked_by != kept.decided_by
