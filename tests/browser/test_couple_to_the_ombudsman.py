"""The couple's case from the talk to the ombudsman: both partners, the official, the handler. J01, whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from portal.notices.models import Notice
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.filling import fill
from tests.browser.ways import to_the_check
from tests.clocks import FakeClock
from tests.desk.ways import assignment_of, contact, person_of, second, store_of, talk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

HERS, HIS = "Haar afspraak bij de arts is verzet.", "Hij kan op dinsdag naar het gesprek komen."
PROMISE = "Mij is beloofd dat zij niet over mij praten."
TOLD = "Zij deelden iets zonder het mij te vertellen."
LATEST = {"en": "at the latest", "nl": "uiterlijk"}
FURTHER = "You can go to the National ombudsman, for free, until %(day)s."
ANSWER = "Wij hadden het u eerst moeten vragen."


def write_down(app: Flask, official: Citizen) -> None:
    """Write down one talk about both, with a text for each; see what each will read, and tell them."""
    assignment = assignment_of(app, "caseworker", "wife")
    official.open(f"desk/people/{assignment}")
    fill(official, {"reason": "record", "privately": "no"})
    official.press(official.said("Open the file"))
    official.follow(official.said("Write down a talk"))
    first = talk(app, summary=HERS)
    kinds = first.pop("data_kinds")
    roles = {name: first.pop(name) for name in ("answerer_agency", "answerer_role")}
    fill(official, roles)
    official.press(official.said("Show the kinds of data for these roles"))
    fill(official, {**first, "data_kinds": kinds, "other": assignment_of(app, "caseworker", "husband")})
    official.press(official.said("Go on"))
    fill(official, second(summary=HIS, contact=contact(app, "c-krediet")))
    official.press(official.said("Go on"))
    assert official.heading == official.said("This is what the person reads"), official.text[:400]
    assert HERS in official.text and HIS in official.text
    official.press(official.said("Keep it and tell the person"))
    assert official.said("It is written down") in official.text


def newest(who: Citizen, summary: str) -> str:
    """Open the entry from the list, and return all that the browser was sent for it."""
    who.open("consultations")
    who.page.locator("main li", has_text=summary).get_by_role("link").first.click()
    who.look()
    return who.everything


def complain(her: Citizen) -> str:
    """Complain about the entry in two points; return the case."""
    her.follow(her.said("Complain about this"), first=True)
    her.write(her.said("What happened?"), "Twee coaches spraken over mijn gezin.")
    her.press(her.said("Go on"))
    her.write(her.said("Point %(number)s", number=1), PROMISE)
    her.press(her.said("Add another point"))
    her.write(her.said("Point %(number)s", number=2), TOLD)
    her.press(her.said("Go on"))
    to_the_check(her)
    her.press(her.said("Send"))
    assert her.heading == her.said("We received it")
    her.follow(her.said("Follow your case"))
    return her.at.rsplit("/", 1)[1].partition("?")[0]


def step(handler: Citizen, case: str, name: str, values: Mapping[str, object], press: str) -> None:
    """Do one thing with the complaint."""
    handler.open(f"desk/complaints/{case}/steps/{name}")
    fill(handler, values)
    handler.press(handler.said(press))
    assert handler.said("There is a problem") not in handler.text, handler.text[:300]


def hear(handler: Citizen, her: Citizen, case: str) -> None:
    """Send the copy as she left it, hear both sides, and check the facts with her."""
    step(
        handler,
        case,
        "copy",
        {"text": "Twee coaches spraken over mijn gezin.\nMijn kind is ziek."},
        "Show it to the person",
    )
    her.open(f"cases/{case}")
    copy = her.page.locator("form[action$='/copy']")
    copy.locator("input[type=checkbox]").last.check()
    copy.locator("button").first.click()
    her.look()
    step(handler, case, "send-copy", {}, "I sent the copy")
    assert (
        "Mijn kind is ziek."
        not in handler.text.split(handler.said("Read the copy"))[1].split(handler.said("Messages"))[0]
    )
    said: dict[str, object] = {"side": "person", "text": PROMISE}
    said |= {"first_given_on-day": "1", "first_given_on-month": "9", "first_given_on-year": "2026"}
    step(handler, case, "argument", said, "Keep this argument")
    for what in ("person", "body", "facts"):
        values = {"what": what, "text": "Wat zegt u hierover?"}
        step(handler, case, "hearing", values, "Ask this")
    handler.open(f"desk/complaints/{case}/steps/reaction")
    fill(handler, {"how": "reacted", "text": "Wij dachten dat het mocht."})
    handler.page.locator("main input[name=window]").first.check()
    handler.page.locator("main form button.nl-button--primary").click()
    for _ in range(2):
        her.open(f"cases/{case}")
        form = her.page.locator("form[action*='/windows/']").first
        form.locator("textarea").fill("Zo was het.")
        form.locator("button").first.click()
        her.look()


def answer(handler: Citizen, case: str) -> None:
    """Write the letter in every part, read it as she will, and send it."""
    handler.open(f"desk/complaints/{case}/letter")
    names = handler.page.locator("main form[action$='/letter'] [name]").evaluate_all(
        "all => [...new Set(all.map(one => one.name))]"
    )
    values: dict[str, object] = {}
    for name in names:
        sort = name.split("-")[0]
        if sort in ("rule", "facts", "reasoning", "weighed", "hope", "meaning", "summary", "summary_own"):
            values[name] = ANSWER if sort == "reasoning" else "Dat leggen wij uit."
        given = {"outcome": "well_founded", "theme": "other", "norms": "reliability", "allowed": "no"}
        if sort in given:
            values[name] = given[sort]
    values |= {"efforts": "investigating", "holds_decision": "no", "is_about_data": "yes"}
    values |= {"apology": "Het spijt ons.", "measure-1": "Eerst vragen.", "owner-1": "teamleider"}
    values |= {"due-1-day": "1", "due-1-month": "2", "due-1-year": "2027"}
    fill(handler, {name: value for name, value in values.items() if name in names or name.startswith("due")})
    handler.press(handler.said("Read it as the person will"))
    assert ANSWER in handler.text
    handler.press(handler.said("Send it"))
    assert handler.said("The letter is sent.") in handler.text


@pytest.mark.parametrize("lang", ["en", "nl"], ids=["English with scripts", "Dutch without scripts"])
@pytest.mark.requirement("R-008", "R-030", "R-033", "R-003", "R-253")
def test_from_the_talk_to_the_ombudsman_both_partners_read_their_own_and_she_gets_her_answer(
    app: Flask, phone: Phones, clock: FakeClock, lang: str
) -> None:
    people = ("caseworker", "wife", "husband", "complaint-handler")
    official, her, him, handler = (phone(one, scripts=lang == "en", lang=lang) for one in people)
    write_down(app, official)
    # Each was told, and reads a text of an own; neither text is anywhere in what the other was sent.
    for who in (her, him):
        who.open("notices")
        assert who.said("Organisations talked about you") in who.text
    his = newest(him, HIS)
    hers = newest(her, HERS)
    assert HERS not in his and HIS not in hers
    assert her.said("No. They say that they could not ask you.") in her.text
    case = complain(her)
    assert her.part(her.said("Your points, each with its own answer")).lower().count(LATEST[lang]) == 2
    # He sees nothing of it, and who works for them neither.
    him.open("cases")
    assert PROMISE not in him.everything
    assert official.page.request.get(f"/{lang}/desk/complaints/{case}").status == 404
    handler.open("desk/complaints")
    handler.page.locator(f"form[action*='/{case}/take'] button").click()
    handler.look()
    step(handler, case, "acknowledge", {}, "I begin")
    hear(handler, her, case)
    answer(handler, case)
    her.open(f"cases/{case}")
    for words in (her.said("You are right (well-founded)"), ANSWER, "Het spijt ons.", "Eerst vragen."):
        assert words in her.text, words
    until = her.said(FURTHER, day=date(2027, 11, 23))
    assert until in her.text
    # All of it goes along in one file; and a year later the day is still the same.
    pack = f"/{lang}/cases/{case}/all/file?look=zip"
    assert "content-disposition" not in her.page.request.get(pack).headers, "a warning comes first"
    packed = her.page.request.get(f"{pack}&sure=yes")
    assert packed.headers["content-disposition"].endswith('.zip"')
    clock.later(days=364)
    her.sign_in("wife")
    her.open(f"cases/{case}")
    assert until in her.text
    with store_of(app).reading() as work:
        rule = select(Notice.kind).where(Notice.person_id == person_of(app, "husband"))
        assert not [row for row in work.rows(rule) if row.kind.startswith("case_")]
