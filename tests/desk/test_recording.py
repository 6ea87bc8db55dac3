"""Writing down a talk: one page, the person's own view of it, and then both sides see the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import func, select

from portal.agencies.models import ContactPoint
from portal.consultations.models import ConsultationSubject
from portal.consultations.rules import AskedFirst
from portal.desk.recording.fields import ASKED_FIRST
from portal.notices.models import Notice
from tests.clocks import MONDAY, FakeClock
from tests.desk.test_recording_holds import HIDE
from tests.desk.ways import assignment_of, opened, person_of, second, store_of, talk, written
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]


class Desk:
    """The caseworker with the wife's file open."""

    def __init__(self, app: Flask, client_for: ClientFor, lang: str = "en") -> None:
        self.app = app
        self.official = client_for("caseworker", lang=lang)
        self.assignment = assignment_of(app, "caseworker", "wife")
        opened(self.official, self.assignment)

    def write(self, *, status: int = 200, **changes: Any) -> Page:
        """Fill in the first page."""
        return written(self.official, self.assignment, talk(self.app, **changes), status=status)

    def press(self, page: Page, do: str, *, status: int = 200, **values: Any) -> Page:
        """Press a button of a page."""
        return self.official.fill(page, {"do": do, **values}, form=self.assignment, status=status)


@pytest.fixture
def desk(app: Flask, client_for: ClientFor) -> Desk:
    """The caseworker with the wife's file open."""
    return Desk(app, client_for)


def entries(app: Flask, person: str, kind: str = "exchange") -> list[Any]:
    """The entries of today about somebody."""
    who = person_of(app, person)
    found = select(*ConsultationSubject.__table__.columns).where(
        ConsultationSubject.person_id == who,
        ConsultationSubject.kind == kind,
        ConsultationSubject.recorded_at >= MONDAY,
    )
    with store_of(app).reading() as work:
        return list(work.rows(found))


def notices(app: Flask, entry: str) -> int:
    """How many notices there are about an entry."""
    with store_of(app).reading() as work:
        return int(work.value(select(func.count()).select_from(Notice).where(Notice.about_id == entry)))


def part(page: Page) -> str:
    """The middle of the page of an entry, as it was sent."""
    return html.tostring(page.tree.get_element_by_id("entry"), encoding="unicode").strip()


@pytest.mark.requirement("R-149")
def test_before_it_is_kept_an_official_reads_the_very_text_of_the_person(
    app: Flask, client_for: ClientFor
) -> None:
    desk = Desk(app, client_for, lang="nl")
    shown = desk.write()
    assert entries(app, "wife") == []
    desk.press(shown, "save")
    (kept,) = entries(app, "wife")
    assert part(client_for("wife").open(f"consultations/{kept.id}")) == part(shown)


@pytest.mark.requirement("R-008", "R-033", "L-63")
def test_what_is_kept_says_all_and_tells_the_person_in_the_same_breath(desk: Desk) -> None:
    page = desk.press(desk.write(), "save")
    assert "It is written down" in page.text
    (kept,) = entries(desk.app, "wife")
    assert (kept.channel, kept.basis, kept.article) == ("phone", "public_task", "Participatiewet art. 7")
    assert kept.data_kinds == "debt" and not kept.is_internal
    assert (kept.in_proportion, kept.no_other_way, kept.is_told) == ("yes", "yes", "no")
    assert notices(desk.app, kept.id) == 1


def test_a_person_who_was_told_already_still_gets_a_notice(desk: Desk) -> None:
    desk.press(desk.write(is_told="yes"), "save")
    (kept,) = entries(desk.app, "wife")
    assert kept.told_at is not None and notices(desk.app, kept.id) == 1


@pytest.mark.requirement("R-008", "R-009", "R-023", "R-026", "R-028", "R-029", "R-060")
@pytest.mark.parametrize(
    ("box", "text"),
    [
        ("channel", "Say how it went"),
        ("answerer_agency", "Name the organisation, the role and what it did."),
        ("answerer_role", "Name the organisation, the role and what it did."),
        ("question", "Fill in this text for this person."),
        ("summary", "Fill in this text for this person."),
        ("data_kinds", "Say which kinds of data it was about."),
        ("why", "Fill in this text for this person."),
        ("basis", "Say which ground in the law there was."),
        ("article", "Choose the article of the law."),
        ("in_file", "Say whether it stood in the file already."),
        ("in_file_because", "Say how you know whether it stood in the file."),
        ("asked_first", "Say whether the person was asked first."),
        ("not_asked_because", "Say why the person was not asked first."),
        ("was_present", "Say whether the person was there."),
        ("source_kind", "Say where this comes from."),
        ("in_proportion", "Answer this with yes or no."),
        ("no_other_way", "Answer this with yes or no."),
        ("is_told", "Answer this with yes or no."),
        ("contact", "Say whom this person can call about it."),
    ],
)
def test_one_box_left_empty_keeps_nothing_and_loses_nothing(desk: Desk, box: str, text: str) -> None:
    page = desk.write(**{box: []}, status=400)
    assert text in page.text
    assert page.tree.xpath("//*[@role='alert']//a"), "the summary leads to the box"
    if box != "summary":
        assert "De regeling loopt nog een jaar." in page.response.text
    assert entries(desk.app, "wife") == []


@pytest.mark.requirement("R-026")
def test_a_date_alone_is_not_a_record(desk: Desk) -> None:
    page = desk.official.open(f"desk/people/{desk.assignment}/record")
    desk.press(page, "go", status=400)
    desk.press(page, "save", status=400)
    assert entries(desk.app, "wife") == []


@pytest.mark.requirement("R-214")
def test_see_the_law_is_no_article(desk: Desk) -> None:
    assert "Choose the article of the law." in desk.write(article="zie wet", status=400).text


@pytest.mark.requirement("R-036")
def test_there_are_two_reasons_for_not_asking_first_and_no_more(desk: Desk) -> None:
    assert set(ASKED_FIRST) == {"yes", "could_not", "not_in_time"}
    assert {str(one) for one in AskedFirst} - {"unknown", "yes"} == {"could_not", "not_in_time"}
    assert "Say whether the person was asked first." in desk.write(asked_first="faster", status=400).text


@pytest.mark.requirement("R-029")
def test_asked_first_needs_a_day_a_way_and_an_answer(desk: Desk) -> None:
    page = desk.write(asked_first="yes", status=400)
    for text in ("on which day the person was asked", "how the person was asked", "what the person answered"):
        assert text in page.text


@pytest.mark.requirement("R-009")
def test_asking_what_stood_in_the_file_gives_a_warning(desk: Desk) -> None:
    assert "stood in the file already" in desk.write(in_file="yes").text
    assert "Then you did not need to ask." in desk.write(in_file="yes").text
    assert "Then you did not need to ask." not in desk.write(in_file="no").text


@pytest.mark.requirement("R-150")
def test_the_page_offers_only_what_both_roles_may_bring_and_get(desk: Desk) -> None:
    empty = desk.official.open(f"desk/people/{desk.assignment}/record")
    assert empty.tree.xpath("//input[@name='data_kinds']") == []
    for role, kinds in {
        "debt_adviser": {"contact", "work", "income", "debt", "housing", "agenda"},
        "teacher": {"contact", "child", "school", "agenda"},
    }.items():
        page = desk.press(empty, "kinds", answerer_role=role)
        boxes = page.tree.xpath("//input[@name='data_kinds']")
        assert {box.get("value") for box in boxes} == kinds
        assert not [box for box in boxes if box.get("checked") is not None]
    refused = desk.write(data_kinds=["debt", "health"], status=400)
    assert "may not bring or get" in refused.text


@pytest.mark.requirement("R-059")
def test_what_one_makes_of_it_needs_a_fact_and_is_shown_apart(desk: Desk, client_for: ClientFor) -> None:
    assert "An explanation needs a fact." in desk.write(interpretation="Het gaat goed.", status=400).text
    desk.press(desk.write(facts="Er is betaald.", interpretation="Het gaat goed."), "save")
    (kept,) = entries(desk.app, "wife")
    read = client_for("wife", lang="en").open(f"consultations/{kept.id}").text
    assert "What the worker wrote down as factsEr is betaald." in read
    assert "How the worker explains these factsHet gaat goed." in read
    assert "Another organisation told them." in read


@pytest.mark.requirement("R-151")
def test_advice_without_data_says_so(desk: Desk) -> None:
    assert "Only advice. They shared no data behind it." in desk.write(data_kinds=[], is_advice_only="y").text
    desk.write(is_advice_only="y", status=400)


@pytest.mark.requirement("R-103")
def test_the_person_reads_that_the_call_was_made_in_their_presence(desk: Desk) -> None:
    assert "Yes, you joined by phone." in desk.write(was_present="phone").text


@pytest.mark.requirement("R-016")
def test_a_talk_within_one_organisation_is_a_talk(desk: Desk, client_for: ClientFor) -> None:
    page = desk.official.open(f"desk/people/{desk.assignment}/record")
    (own,) = page.tree.xpath("//select[@name='asker_agency']/option[@selected]/@value")
    desk.press(desk.write(answerer_agency=own, answerer_role="work_coach"), "save")
    assert entries(desk.app, "wife")[0].is_internal
    read = client_for("wife", lang="en").open("consultations").text
    assert "Workers of Werk en Inkomen Waterstad talked about you" in read


@pytest.mark.requirement("R-177")
def test_spoken_and_phone_stand_first(desk: Desk) -> None:
    page = desk.official.open(f"desk/people/{desk.assignment}/record")
    assert page.tree.xpath("//input[@name='channel']/@value")[:2] == ["spoken", "phone"]


@pytest.mark.requirement("R-012")
def test_what_is_written_down_later_says_so(desk: Desk) -> None:
    later = {"day-day": "20", "day-month": "11", "day-year": "2026"}
    assert "Written down afterwards" in desk.write(**later).text
    assert "Written down afterwards" not in desk.write().text
    ahead = {"day-day": "24", "day-month": "11", "day-year": "2026"}
    assert "This day is still to come." in desk.write(**ahead, status=400).text
    assert "This time is still to come." in desk.write(clock="23:59", status=400).text
    assert "Write the time" in desk.write(clock="soon", status=400).text


def test_the_same_form_pressed_twice_is_kept_once(desk: Desk) -> None:
    shown = desk.write()
    desk.press(shown, "save")
    desk.press(shown, "save")
    (kept,) = entries(desk.app, "wife")
    assert notices(desk.app, kept.id) == 1


def test_a_reason_that_runs_out_while_typing_costs_no_text(desk: Desk, clock: FakeClock) -> None:
    shown = desk.write()
    for _ in range(4):
        clock.later(minutes=9)
        desk.official.open("desk")
    desk.press(shown, "save")
    assert len(entries(desk.app, "wife")) == 1


@pytest.mark.requirement("R-030", "T-02")
def test_a_talk_about_two_people_is_two_texts_and_two_notices(desk: Desk, client_for: ClientFor) -> None:
    other = assignment_of(desk.app, "caseworker", "husband")
    page = desk.write(other=other)
    assert page.heading == "The text for the other person"
    refused = desk.press(page, "go", status=400)
    assert "Fill in this text for this person." in refused.text
    shown = desk.press(page, "go", **second(**{"contact": talk(desk.app)["contact"]}))
    assert "What Jelle Oudeveld reads" in shown.text and "names the other" not in shown.text
    desk.press(shown, "save")
    (hers,), (his,) = entries(desk.app, "wife"), entries(desk.app, "husband")
    assert notices(desk.app, hers.id) == notices(desk.app, his.id) == 1
    read = part(client_for("husband").open(f"consultations/{his.id}"))
    assert "Er is tijd voor een gesprek." in read and "schuld is" not in read and "regeling" not in read
    assert "tijd voor een gesprek" not in part(client_for("wife").open(f"consultations/{hers.id}"))


@pytest.mark.requirement("R-030")
def test_a_text_that_names_the_other_person_gives_a_warning(desk: Desk) -> None:
    page = desk.write(other=assignment_of(desk.app, "caseworker", "husband"))
    named = second(contact=talk(desk.app)["contact"], why="Omdat Imane dat vroeg.")
    assert "One text names the other person" in desk.press(page, "go", **named).text


@pytest.mark.requirement("R-012")
def test_a_correction_takes_the_place_of_the_older_entry_which_stays(
    desk: Desk, client_for: ClientFor
) -> None:
    desk.press(desk.write(), "save")
    (older,) = entries(desk.app, "wife")
    address = f"desk/people/{desk.assignment}/entries/{older.id}/correct"
    page = desk.official.open(address)
    assert "Hoe hoog is de schuld nu?" in page.response.text
    shown = desk.press(page, "go", summary="De regeling loopt nog twee jaar.", data_kinds=["debt"])
    desk.press(shown, "save")
    newer, kept = sorted(entries(desk.app, "wife"), key=lambda row: row.replaced_at is not None)
    assert newer.corrects_id == older.id == kept.id and kept.replaced_at is not None
    assert notices(desk.app, newer.id) == 1
    wife = client_for("wife")
    assert "nog twee jaar" in wife.open(f"consultations/{newer.id}").text
    wife.open(f"consultations/{older.id}", status=404)


def test_the_second_of_two_corrections_is_told_and_keeps_the_text(desk: Desk) -> None:
    desk.press(desk.write(), "save")
    (older,) = entries(desk.app, "wife")
    address = f"desk/people/{desk.assignment}/entries/{older.id}/correct"
    one, other = desk.official.open(address), desk.official.open(address)
    first = desk.press(one, "go", summary="Een.", data_kinds=["debt"])
    late = desk.press(other, "go", summary="Twee.", data_kinds=["debt"])
    desk.press(first, "save")
    desk.press(first, "save")
    refused = desk.press(late, "save", status=409)
    assert "Somebody else has just corrected this entry." in refused.text
    assert "Twee." in refused.response.text
    assert len(entries(desk.app, "wife")) == 2


@pytest.mark.requirement("T-47")
@pytest.mark.parametrize("box", ["question", "summary", "why", "facts"])
def test_a_citizen_service_number_in_a_text_is_warned_of_before_it_is_kept(desk: Desk, box: str) -> None:
    said = "It seems to hold a citizen service number"
    assert said not in desk.write().text
    given = {box: "Het gaat om 111.222.333 en de schuld van vorig jaar."}
    page = desk.write(**given)
    assert said in page.text
    # The official takes it out, and then it is kept without.
    page = desk.press(page, "edit")
    assert given[box] in page.response.text
    assert entries(desk.app, "wife") == []


@pytest.mark.requirement("T-26")
@pytest.mark.parametrize("was_asked", [True, False])
@pytest.mark.parametrize("is_hidden", [True, False])
def test_not_asking_and_not_telling_are_two_switches(desk: Desk, was_asked: bool, is_hidden: bool) -> None:
    """Who was not asked is told all the same; who was asked may still have to wait for the notice."""
    asked: dict[str, Any] = {"basis": "safety", "article": "AVG art. 6 lid 1 onder d"}
    if was_asked:
        asked |= {"asked_first": "yes", "asked_how": "phone", "asked_answer": "Dat is goed."}
        asked |= {"asked_on-day": "20", "asked_on-month": "11", "asked_on-year": "2026"}
    page = desk.press(desk.write(**{**asked, **(HIDE if is_hidden else {})}), "save")
    (kept,) = entries(desk.app, "wife")
    assert (kept.asked_first == "yes") == was_asked
    assert notices(desk.app, kept.id) == (0 if is_hidden else 1)
    assert ("it is hidden" in page.text) == is_hidden


@pytest.mark.requirement("R-009")
def test_what_can_be_known_stands_there_already_and_usual_answers_are_offered(desk: Desk) -> None:
    page = desk.official.open(f"desk/people/{desk.assignment}/record")
    chosen = page.tree.xpath("//select[@name='contact']/option[@selected]/@value")
    mine = page.tree.xpath("//select[@name='asker_agency']/option[@selected]/@value")
    with store_of(desk.app).reading() as work:
        whose = work.value(select(ContactPoint.agency_id).where(ContactPoint.id == chosen[0]))
    assert [whose] == mine
    assert page.tree.xpath("//input[@name='is_told'][@checked]/@value") == ["no"]
    box = page.tree.xpath("//input[@name='in_file_because']")[0]
    offered = page.tree.xpath(f"//datalist[@id='{box.get('list')}']/option/@value")
    assert "I looked. It was not in the file." in offered
    kept = desk.write(in_file_because=offered[0])
    assert offered[0] in kept.text
