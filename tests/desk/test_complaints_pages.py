"""A complaint from both sides in the browser: the handler at the desk, and the person on their own page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access.handlers import add_handler
from portal.access.models_handlers import CaseInvolved, Chief
from portal.cases.models import Case
from portal.people.models import Account
from portal.store import Store, Writing, new_id
from tests.cases.ways import answered, begun, picture
from tests.clocks import FakeClock
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
STORY = "They promised to pay my course. Then they did not. My address is Kade 1."


def complained(wife: Visitor) -> str:
    """Send a complaint with two points; return its case."""
    draft = begun(wife, "complaint", {"answer": STORY})
    page = wife.open(f"{draft}?q=grievances")
    page = wife.fill(page, {"point-0": "The promise was not kept."}, form="q=", button="add")
    wife.fill(page, {"point-1": "They talked about me."}, form="q=")
    answered(wife, draft, "hope", {"answer": "That they pay my course."})
    wife.fill(wife.open(f"{draft}?q=check"), {}, form="/send")
    return wife.at.removesuffix("/receipt").rsplit("/", 1)[1]


def do(handler: Visitor, case: str, step: str, values: dict[str, object], status: int = 200) -> Page:
    """Do one step at the desk."""
    page = handler.open(f"desk/complaints/{case}/steps/{step}")
    return handler.fill(page, values, form=f"/steps/{step}", status=status)


def day(name: str, *numbers: str) -> dict[str, object]:
    """The three boxes of a day."""
    return {f"{name}-{part}": number for part, number in zip(("day", "month", "year"), numbers, strict=True)}


def taken(handler: Visitor, case: str) -> Page:
    """Take a case from the queue."""
    return handler.fill(handler.open("desk/complaints"), {}, form=f"/{case}/take")


@pytest.fixture
def handler(client_for: ClientFor) -> Visitor:
    """The complaint handler of the town."""
    return client_for("complaint-handler", lang="en")


@pytest.fixture
def wife(client_for: ClientFor) -> Visitor:
    """The woman who complains."""
    return client_for("wife", lang="en")


def test_a_handler_takes_a_complaint_and_the_person_sees_it(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    queue = handler.open("desk/complaints")
    assert "promised" not in queue.text
    assert "42 days left" in queue.text
    page = taken(handler, case)
    assert STORY in page.text
    assert "They talked about me." in page.text
    # Said to who answers, and not to who gets the answer.
    assert "There are 42 days left for the answer." in page.text
    assert "You get an answer" not in page.text
    assert case in " ".join(handler.open("desk/complaints").links("/desk/complaints/"))
    assert "Somebody took your complaint to look into it" in wife.open(f"cases/{case}").text
    looked = wife.open("consultations/access").text
    assert "complaint handler" in looked
    assert "Your complaint" in looked


@pytest.mark.requirement("L-50")
def test_nobody_else_finds_the_complaint(client_for: ClientFor, handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    missing = handler.open(f"desk/complaints/{case}", status=404)
    unknown = handler.open(f"desk/complaints/{new_id()}", status=404)
    assert missing.text == unknown.text
    for other in ("caseworker", "team-leader", "privacy-officer", "wife"):
        visitor = client_for(other, lang="en")
        visitor.open("desk/complaints", status=404)
        visitor.open(f"desk/complaints/{case}", status=404)


@pytest.mark.requirement("R-263", "T-38")
def test_a_handler_who_is_complained_about_or_leads_who_is_gets_a_404(
    app: Flask, handler: Visitor, wife: Visitor
) -> None:
    case = complained(wife)
    store: Store = app.extensions["inzage"].store
    with store.writing() as work:
        own = work.value(select(Account.id).where(Account.demo_name == "complaint-handler"))
        led = work.value(select(Account.id).where(Account.demo_name == "caseworker"))
        work.add(Chief, {"account_id": led, "chief_id": own})
    page = taken(handler, case)
    involved = handler.open(f"desk/complaints/{case}/steps/involved")
    chosen = involved.tree.xpath("//input[@name='who'][../label[contains(.,'Werk en Inkomen Noord')]]/@value")
    assert len(chosen) == 1, "workers of one team and role are chosen together"
    gone = do(handler, case, "involved", {"who": chosen, "played": "complained_about"})
    assert "You can no longer see this case." in gone.text
    assert case not in gone.response.get_data(as_text=True)
    handler.open(f"desk/complaints/{case}", status=404)
    token = page.tree.xpath("//input[@name='csrf_token']/@value")[0]
    handler.post(f"/en/desk/complaints/{case}/take", {"csrf_token": token}, status=404)
    with store.reading() as work:
        assert work.value(select(CaseInvolved.account_id).where(CaseInvolved.account_id == led)) == led


def test_asking_and_answering_go_both_ways(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    taken(handler, case)
    do(handler, case, "acknowledge", {})
    empty = do(handler, case, "ask", {"text": ""}, status=400)
    assert "Write what you want to ask." in empty.text
    do(handler, case, "ask", {"text": "Who promised it?"})
    page = wife.open(f"cases/{case}")
    assert "They asked you something" in page.text
    assert "Who promised it?" in page.text
    wife.fill(page, {"message": "My coach did."}, form="/messages")
    page = handler.open(f"desk/complaints/{case}")
    assert "My coach did." in page.text
    assert "Being looked into" in page.text


def test_medical_files_stay_apart_from_the_handler(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    page = wife.open(f"cases/{case}")
    wife.fill(page, {"file": (picture(), "letter.jpg"), "medical": "yes"}, form="/files")
    medical = wife.open(f"cases/{case}").links("/kept-apart/")[0].rsplit("/", 1)[1]
    taken(handler, case)
    page = handler.open(f"desk/complaints/{case}")
    assert "Something about health: it is still there." in page.text
    assert "letter.jpg" not in page.text
    handler.open(f"desk/complaints/{case}/files/{medical}", status=404)


def heard(handler: Visitor, wife: Visitor, case: str) -> None:
    """Do all that comes before the answer, from both sides."""
    words = {"side": "person", "text": "They promised it in May."}
    do(handler, case, "argument", {**words, **day("first_given_on", "1", "9", "2026")})
    words = {"side": "body", "text": "She needs a job first.", "is_condition": "yes"}
    days = {**day("first_given_on", "1", "11", "2026"), **day("event_on", "1", "9", "2026")}
    page = do(handler, case, "argument", {**words, **days})
    assert "First told after it happened" in page.text
    do(handler, case, "copy", {"text": STORY})
    page = wife.open(f"cases/{case}")
    page = wife.fill(page, {"text": "", "lines": ["3"]}, form="/copy")
    page = wife.fill(page, {}, form="/arguments/", status=400)
    assert "Write what you want to say about it." in page.text
    field = page.tree.xpath("//form[contains(@action,'/arguments/')]//textarea/@name")[0]
    wife.fill(page, {field: "Nobody told me."}, form="/arguments/")
    page = do(handler, case, "send-copy", {})
    assert "Kade 1" not in page.text.split("Read the copy")[1].split("Messages")[0]
    for what in ("person", "body", "facts"):
        do(handler, case, "hearing", {"what": what, "text": f"Question for {what}"})
    page = handler.open(f"desk/complaints/{case}/steps/reaction")
    window = page.tree.xpath("//input[@name='window']/@value")[0]
    do(handler, case, "reaction", {"window": window, "how": "reacted", "text": "We forgot it."})
    for _ in range(2):
        page = wife.open(f"cases/{case}")
        field = page.tree.xpath("//form[contains(@action,'/windows/')]//textarea/@name")[0]
        wife.fill(page, {field: "That is right."}, form="/windows/", button="react")


def letter_values(page: Page) -> dict[str, object]:
    """Fill in each field of the letter."""
    values: dict[str, object] = {}
    for name in page.tree.xpath("//form[contains(@action,'/letter')]//*[@name]/@name"):
        kind = name.split("-")[0]
        if kind in ("rule", "facts", "reasoning", "weighed", "hope", "meaning", "summary", "summary_own"):
            values[name] = f"Words about {kind}."
        if kind == "outcome":
            values[name] = "well_founded"
        if kind == "theme":
            values[name] = "asked_health"
        if kind == "norms":
            values[name] = ["reliability"]
        if kind == "allowed":
            values[name] = "yes"
    values |= {"efforts": ["investigating"], "holds_decision": "no", "is_about_data": "yes"}
    values |= {"apology": "We are sorry.", "measure-1": "Write it down.", "owner-1": "team leader"}
    return {**values, **day("due-1", "1", "2", "2027")}


@pytest.mark.requirement("R-031")
def test_who_writes_the_letter_finds_the_three_steps_to_reason_by(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    taken(handler, case)
    do(handler, case, "acknowledge", {})
    text = handler.open(f"desk/complaints/{case}/letter").text
    steps = ("Was it allowed?", "Was there another way?", "Was the person told?")
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert "Something can be allowed and still not be done well." in text


@pytest.mark.requirement("R-253", "R-037", "R-248", "R-264")
def test_a_complaint_goes_from_the_queue_to_the_answer_and_the_ombudsman(
    handler: Visitor, wife: Visitor
) -> None:
    case = complained(wife)
    taken(handler, case)
    do(handler, case, "acknowledge", {})
    heard(handler, wife, case)
    page = handler.open(f"desk/complaints/{case}/letter")
    values = letter_values(page)
    preview = handler.fill(page, values, form="/letter", button="read")
    assert "This is what the person will read" in preview.text
    assert "Words about meaning." in preview.text
    refused = handler.fill(page, {**values, "meaning": ""}, form="/letter", button="send", status=400)
    assert "Write what this means for the person." in refused.text
    assert "Words about hope." in refused.text
    decision = {**values, "meaning": "Wij kennen u een uitkering toe."}
    refused = handler.fill(page, decision, form="/letter", button="send", status=400)
    assert "This reads like a decision." in refused.text
    sent = handler.fill(page, values, form="/letter", button="send")
    assert "The letter is sent." in sent.text
    read = wife.open(f"cases/{case}").text
    for words in (
        "You are right (well-founded)",
        "Keeping promises: They do what they promised.",
        "Words about reasoning.",
        "Words about weighed.",
        "That they pay my course.",
        "Words about hope.",
        "Words about meaning.",
        "We are sorry.",
        "Not done yet",
        "You can go to the National ombudsman, for free, until 23 November 2027.",
        "privacy authority (AP)",
        "Nobody told me.",
    ):
        assert words in read
    measure = handler.open(f"desk/complaints/{case}/steps/done").tree.xpath("//input[@name='measure']/@value")
    do(handler, case, "done", {"measure": measure[0]})
    assert "Completed" in wife.open(f"cases/{case}").text


def test_who_keeps_an_older_letter_is_told_and_loses_nothing(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    taken(handler, case)
    first = handler.open(f"desk/complaints/{case}/letter")
    handler.fill(first, {"meaning": "The first text."}, form="/letter", button="keep")
    page = handler.fill(first, {"meaning": "The second text."}, form="/letter", button="keep", status=409)
    assert "Somebody else changed this letter while you typed." in page.text
    assert "The first text." in page.text
    assert page.tree.xpath("//textarea[@name='meaning']")[0].text.strip() == "The second text."
    handler.fill(page, {}, form="/letter", button="keep")
    kept = handler.open(f"desk/complaints/{case}/letter")
    assert kept.tree.xpath("//textarea[@name='meaning']")[0].text.strip() == "The second text."


def test_more_time_is_told_once_and_then_asked(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    taken(handler, case)
    do(handler, case, "postpone", {"text": "The worker is ill."})
    assert "The worker is ill." in wife.open(f"cases/{case}").text
    handler.open(f"desk/complaints/{case}/steps/postpone", status=404)
    do(handler, case, "ask-longer", {**day("to_day", "1", "3", "2027"), "text": "Still ill."})
    page = wife.open(f"cases/{case}")
    assert "They ask for more time, until 1 March 2027." in page.text
    page = wife.fill(page, {}, form="/longer/", button="agree")
    assert "Agreed: until 1 March 2027." in page.text
    assert "Answer on 1 March 2027 at the latest" in page.text


def test_passing_on_and_not_looking_into_it_are_told(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    taken(handler, case)
    page = handler.open(f"desk/complaints/{case}/steps/pass-on")
    body = page.tree.xpath("//select[@name='body']/option/@value")[1]
    do(handler, case, "pass-on", {"body": body, "text": "They must answer."})
    assert "Your number and your first date stay the same." in wife.open(f"cases/{case}").text
    do(handler, case, "accepted", {})
    assert "The other organisation took it over" in wife.open(f"cases/{case}").text
    refused = do(handler, case, "not-handled", {"text": "Seen before."}, status=400)
    assert "Choose one of the reasons that the law gives." in refused.text
    do(handler, case, "not-handled", {"ground": "handled_before", "text": "We answered it in May."})
    page = wife.open(f"cases/{case}")
    assert "We looked into the same complaint before" in page.text
    assert "National ombudsman" in page.text


def test_the_second_of_two_handlers_is_told(app: Flask, handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    page = handler.open("desk/complaints")
    store: Store = app.extensions["inzage"].store
    with store.writing() as work:
        person = work.value(select(Case.person_id).where(Case.id == case))
        other = _colleague(work, store)
        add_handler(work, account=other, case=case, person=str(person), at=FakeClock().now())
    told = handler.fill(page, {}, form=f"/{case}/take", status=409)
    assert "Somebody else has just taken this case." in told.text


def _colleague(work: Writing, store: Store) -> str:
    account = new_id()
    row = {"id": account, "issuer": "x", "subject_hash": store.keyring.lookup("subject", account)}
    work.add(Account, {**row, "kind": "official", "role": "complaint_handler", "made_at": FakeClock().now()})
    return account


@pytest.mark.requirement("R-002", "L-02")
def test_a_complaint_by_phone_gets_its_number_at_once_and_the_same_last_day(
    app: Flask, handler: Visitor, wife: Visitor
) -> None:
    web = complained(wife)
    page = handler.open("desk/complaints/new")
    who = page.tree.xpath("//input[@name='who']/@value")[0]
    assert "Imane" in "".join(page.tree.xpath("//label[@for='who-0']//text()"))
    told = {"who": who, "channel": "phone", "text": "Nobody called me back.", "hope": "A talk."}
    refused = handler.fill(page, {**told, "read_back": "no"}, form="/new", status=400)
    assert "Read it back to the person first." in refused.text
    assert "Nobody called me back." in refused.text
    written = handler.fill(page, {**told, "read_back": "yes"}, form="/new")
    assert "4 January 2027" in written.text
    again = handler.fill(page, {**told, "read_back": "yes"}, form="/new")
    assert again.text == written.text, "a second press adds nothing"
    store: Store = app.extensions["inzage"].store
    with store.reading() as work:
        rows = work.rows(select(Case.id, Case.number, Case.channel, Case.answer_by))
    by_channel = {row.channel: row for row in rows if row.id == web or row.channel == "phone"}
    assert by_channel["phone"].number in written.text
    assert by_channel["phone"].answer_by == by_channel["web"].answer_by
    read = wife.open(f"cases/{by_channel['phone'].id}").text
    assert "We wrote it down for you and received it" in read
    assert "Nobody called me back." in read


@pytest.mark.requirement("R-039")
def test_a_letter_with_a_wrong_year_warns_the_handler_and_loses_nothing(
    handler: Visitor, wife: Visitor
) -> None:
    case = complained(wife)
    taken(handler, case)
    page = handler.open(f"desk/complaints/{case}/letter")
    (facts,) = page.tree.xpath("//textarea[starts-with(@name, 'facts-')]/@name")[:1]
    # The complaint came in on 23 November 2026.
    written = handler.fill(page, {facts: "U schreef ons op 23 november 2025."}, form="/letter", button="read")
    assert "Is this date right?" in written.text
    assert "You wrote 23 November 2025. The case has 23 November 2026." in written.text
    assert "U schreef ons op 23 november 2025." in written.form("/letter").text_content()
    right = handler.fill(
        written, {facts: "U schreef ons op 23 november 2026."}, form="/letter", button="read"
    )
    assert "Is this date right?" not in right.text


def test_an_argument_and_a_question_pressed_twice_are_there_once(handler: Visitor, wife: Visitor) -> None:
    case = complained(wife)
    taken(handler, case)
    argument = {"side": "body", "text": "She needs a job first.", **day("first_given_on", "1", "9", "2026")}
    for step, given in (("argument", argument), ("hearing", {"what": "person", "text": "What do you say?"})):
        page = handler.open(f"desk/complaints/{case}/steps/{step}")
        for _press in range(2):
            handler.fill(page, given, form=f"/steps/{step}")
    own = wife.open(f"cases/{case}")
    assert len(own.tree.xpath("//form[contains(@action,'/windows/')]")) == 1
    assert len(own.tree.xpath("//form[contains(@action,'/arguments/')]")) == 1
    field = own.tree.xpath("//form[contains(@action,'/arguments/')]//textarea/@name")[0]
    for _press in range(2):
        wife.fill(own, {field: "Nobody told me."}, form="/arguments/")
    late = wife.fill(own, {field: "I want to add that I was ill."}, form="/arguments/", status=409)
    assert "You answered this already." in late.text
    assert "Nobody told me." in handler.open(f"desk/complaints/{case}").text
    letter = handler.open(f"desk/complaints/{case}/letter")
    assert len([name for name in letter.tree.xpath("//textarea/@name") if name.startswith("weighed-")]) == 1
