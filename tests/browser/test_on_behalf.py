"""An advocate acts for clients until one stops it (J07), in two languages; and a child's own page."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import ViewLog
from portal.cases.models import Case
from portal.mandates.models import Mandate
from portal.store import new_id
from portal.viewer import Act
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.mandates.ways import demo, mandate, store_of

pytestmark = pytest.mark.browser

CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")


def give_code(her: Citizen) -> str:
    """Let somebody of the street advocates see who talked about her, and return the code for it."""
    her.open("me/helpers")
    her.follow("Let somebody act for you")
    her.write("Who will act for you? Write the name.", "Hanneke")
    her.page.get_by_label("Where does this person work?").select_option(index=1)
    her.choose("See who talked about me, and what I signed")
    for part, value in (("Day", "1"), ("Month", "2"), ("Year", "2027")):
        her.write(part, value)
    her.press("Go on")
    assert "Nothing else is allowed." in her.text
    her.press("Yes, I allow this")
    found = CODE.search(her.text)
    assert found
    return found[0]


@pytest.mark.requirement("R-030", "L-97")
def test_an_advocate_acts_on_behalf_and_loses_it_at_the_next_click(phone: Phones) -> None:
    her, advocate = phone("wife", scripts=False), phone("advocate", scripts=True)
    code = give_code(her)
    advocate.open("helping/code")
    advocate.write("Which code did you get?", code)
    advocate.press("Go on")
    advocate.press("Yes, I act for this person")
    advocate.page.locator("main h2 a").click()
    advocate.look()
    assert advocate.heading == "Who talked about you"
    assert "You act on behalf of" in advocate.everything
    her.page.reload()
    her.press("Stop this now")
    assert advocate.page.reload().status == 404  # type: ignore[union-attr]  # A reload has an answer.
    advocate.open("helping")
    assert "Nobody has asked you yet" in advocate.text


@pytest.mark.requirement("L-97")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_an_advocate_files_for_a_client_and_knows_nobody_who_stopped(
    app: Flask, phone: Phones, lang: str
) -> None:
    """The whole of J07, found by what pages do and not by their words, so that it runs in any language."""
    account, person = demo(app, "advocate")[0], demo(app, "wife")[1]
    grant = mandate(store_of(app), person=person, account=account, acts=f"{Act.COMPLAINTS} {Act.SEE}")
    other = mandate(store_of(app), person=demo(app, "newcomer")[1], account=account, acts=Act.COMPLAINTS)
    her, advocate = phone("wife", scripts=False, lang=lang), phone("advocate", scripts=True, lang=lang)
    start = f"/{lang}/for/{grant}"
    advocate.open(f"{start}/cases/new/complaint")
    advocate.page.locator("main textarea").fill("Zij luisterden niet.")
    advocate.page.locator("main form .nl-button--primary").first.click()
    draft = next(part for part in re.split(r"[/?]", advocate.at) if len(part) == 26 and part != grant)
    advocate.open(f"{start}/cases/drafts/{draft}?q=check")
    assert "Imane" in advocate.everything, "it says for whom"
    assert "Rahaf" not in advocate.everything, "a second client is never on the same page"
    advocate.page.locator("main form[action$='/send'] .nl-button--primary").click()
    with store_of(app).reading() as work:
        case = work.row(select(Case.id, Case.person_id, Case.account_id))
        looks = {row.account_id for row in work.rows(select(ViewLog.account_id))}
    assert case is not None
    assert (case.person_id, case.account_id) == (person, account)
    assert account in looks
    # What is medical stays closed, and no permission is taken back; both answer as what is not there.
    for address in (f"declarations/{new_id()}/withdraw", "me", "notices"):
        assert advocate.page.goto(f"{start}/{address}").status == 404  # type: ignore[union-attr]  # Has an answer.
    her.open(f"cases/{case.id}")
    her.open(f"me/helpers/{grant}")
    her.page.locator("main form[action$='/stop'] button").click()
    assert advocate.page.goto(f"{start}/cases/{case.id}").status == 404  # type: ignore[union-attr]
    advocate.open("helping")
    assert "Imane" not in advocate.everything
    assert grant not in advocate.everything
    assert other in advocate.everything
    with store_of(app).reading() as work:
        assert work.value(select(Mandate.end_reason).where(Mandate.id == grant)) == "stopped"


@pytest.mark.requirement("R-213")
def test_a_child_reads_on_an_own_page_who_may_look(phone: Phones) -> None:
    child = phone("child-13", scripts=False)
    child.open("me/young")
    assert "You are 12 or older. Your parents must ask first." in child.text
    child.follow("I want to say something")
    assert child.at.endswith("/cases/new/complaint")
