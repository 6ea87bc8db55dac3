"""The pages of consultations, as a person opens them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from portal.consultations.phrases import CHANNELS
from portal.consultations.rules import Channel, Kind
from portal.consultations.service import HoldDraft, Party
from tests.consultations.entries import (
    CARE,
    DEBT,
    HAPPENED,
    HUSBAND,
    WIFE,
    WORK,
    couple,
    exchange,
    keep,
    many,
    subject,
)
from tests.small_portal import SmallPortal

PAGES = ("", "/picture", "/coverage", "/permissions")


@pytest.mark.requirement("R-030", "T-01", "T-02")
def test_two_partners_open_two_pages_and_neither_text_crosses(small: SmallPortal) -> None:
    wife, husband = small.someone(), small.someone()
    hers, his = keep(small.store, couple(wife.id, husband.id))
    page = small.browser(wife).open(f"consultations/{hers}")
    other = small.browser(husband).open(f"consultations/{his}")
    assert WIFE["answer"] in page.text and HUSBAND["answer"] in other.text
    assert "doctors" not in other.response.text and HUSBAND["question"] not in page.response.text
    missing = small.browser(husband).open(f"consultations/{hers}", status=404)
    nothing = small.browser(husband).open(f"consultations/{'0' * 26}", status=404)
    assert missing.text == nothing.text


@pytest.mark.requirement("R-147")
def test_an_entry_has_five_lines_in_plain_words(small: SmallPortal) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id, article="art. 7 Participatiewet")))
    page = small.browser(person, lang="en").open(f"consultations/{id}")
    heads = [node.text_content() for node in page.tree.xpath("//main//dl[1]//dt")][:5]
    assert heads == ["Who", "What it was about", "Why", "How", "Which rule"]
    for words in (
        "Werk en Inkomen asked (coach of your partner)",
        "Appointments",
        "Health",
        "By phone",
        "It is a task that the law gives them",
        "art. 7 Participatiewet",
    ):
        assert words in page.text


@pytest.mark.requirement("R-009")
@pytest.mark.requirement("R-012")
@pytest.mark.requirement("R-029")
def test_an_entry_says_when_it_was_written_down_and_what_was_not_asked_first(small: SmallPortal) -> None:
    person = small.someone()
    draft = exchange(subject(person.id), recorded_at=HAPPENED + timedelta(days=60))
    (id,) = keep(small.store, draft)
    browser = small.browser(person, lang="en")
    page, listed = browser.open(f"consultations/{id}"), browser.open("consultations")
    dated = [node.text_content() for node in page.tree.xpath("//main//dd")]
    assert "27 August 2019, 14:05" in dated and "26 October 2019, 14:05" in dated
    for words in (
        "Written down afterwards",
        "Yes. It stood in your file already.",
        WIFE["in_file_because"],
        "No. They say that they could not ask you.",
        WIFE["not_asked_because"],
        "No. Nobody told you before.",
    ):
        assert words in page.text
    assert "Written down afterwards" in listed.text


@pytest.mark.requirement("R-014", "T-21")
def test_a_task_of_the_law_offers_ask_object_and_complain_but_nothing_to_take_back(
    small: SmallPortal,
) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id, declaration="e" * 26)))
    page = small.browser(person).open(f"consultations/{id}")
    for kind in ("question", "objection_to_use", "complaint", "correction", "mixed_up"):
        assert page.links(f"/cases/new/{kind}?entry={id}")
    assert not page.links("withdraw") and not page.links("/declarations/")


@pytest.mark.requirement("R-019")
@pytest.mark.requirement("R-148")
def test_each_entry_offers_why_and_whom_to_call(small: SmallPortal) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id)))
    page = small.browser(person).open(f"consultations/{id}")
    assert page.links(f"/cases/new/question?entry={id}")
    assert "Vragen, Team Noord" in page.text and "010 123 4567" in page.text and "ma-vr 9-17" in page.text


@pytest.mark.requirement("R-020")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "They say that your consent was not needed. The reason: it is a task that the law gives them."),
        (
            {"basis": "release", "release": "given", "release_on": date(2019, 2, 1)},
            "You gave your consent on 1 February 2019.",
        ),
        ({"basis": "release", "release": "missing"}, "Your consent was needed, but we cannot find it."),
    ],
)
def test_each_entry_has_one_plain_state_of_consent(
    small: SmallPortal, given: dict[str, object], words: str
) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id, **given)))
    browser = small.browser(person, lang="en")
    listed, page = browser.open("consultations/permissions"), browser.open(f"consultations/{id}")
    assert words in listed.text and words in page.text
    assert bool(listed.links(f"/cases/new/complaint?entry={id}")) is (given.get("release") == "missing")


@pytest.mark.requirement("R-020")
def test_what_was_not_shared_for_want_of_consent_is_no_fault(small: SmallPortal) -> None:
    person = small.someone()
    texts = {"summary": "Nothing was told.", "not_shared": "Your health.", "why": "You had not agreed."}
    draft = subject(person.id, texts, basis="release", release="missing", is_decision_not_to_share=True)
    draft = replace(draft, in_file="no", asked_first="yes", asked_on=date(2019, 8, 1), asked_how="phone")
    draft = replace(draft, texts={**texts, "asked_answer": "No."})
    (id,) = keep(small.store, exchange(draft))
    browser = small.browser(person, lang="en")
    listed, page = browser.open("consultations/permissions"), browser.open(f"consultations/{id}")
    for shown in (listed, page):
        assert "They say that your consent was not needed. The reason: nothing was shared." in shown.text
        assert "we cannot find it" not in shown.text
    assert not listed.links("/cases/new/complaint")
    assert "Nothing was shared, so no rule was needed for that." in page.text
    assert "We only show the rule they name." not in page.text


@pytest.mark.requirement("R-020")
def test_a_rule_that_was_chosen_is_not_named_when_nothing_was_shared(small: SmallPortal) -> None:
    person = small.someone()
    texts = {"summary": "Nothing was told.", "not_shared": "Your health.", "why": "It was not needed."}
    draft = subject(person.id, texts, is_decision_not_to_share=True)
    draft = replace(draft, in_file="no", asked_first="yes", asked_on=date(2019, 8, 1), asked_how="phone")
    draft = replace(draft, texts={**texts, "asked_answer": "No."})
    (id,) = keep(small.store, exchange(draft))
    page = small.browser(person, lang="en").open(f"consultations/{id}")
    assert "The reason: nothing was shared." in page.text
    assert "it is a task that the law gives them" not in page.text.lower()
    assert "The law gives this organisation a task" not in page.text


@pytest.mark.requirement("R-027")
def test_allowed_and_done_well_are_two_questions_and_nothing_is_called_illegal(small: SmallPortal) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id)))
    page = small.browser(person, lang="en").open(f"consultations/{id}")
    heads = [node.text_content() for node in page.tree.xpath("//main//h3")]
    assert heads[:2] == ["Was it allowed?", "Was it done well?"]
    assert "They did not ask you first." in page.text
    assert "illegal" not in page.text and "unlawful" not in page.text


@pytest.mark.requirement("R-027")
@pytest.mark.parametrize(("kind", "is_told"), [("exchange", True), ("report", False)])
def test_only_a_question_can_ask_for_what_stood_there_already(
    small: SmallPortal, kind: str, *, is_told: bool
) -> None:
    person = small.someone()
    parties = (Party(DEBT, "adviser", "sent"), Party(CARE, "nurse", "received"))
    told = exchange(subject(person.id), kind=kind)
    if kind == "report":
        told = exchange(subject(person.id, parties=parties), kind=kind)
    (id,) = keep(small.store, told)
    page = small.browser(person, lang="en").open(f"consultations/{id}")
    assert ("They asked for something that stood in your file already." in page.text) == is_told


@pytest.mark.requirement("R-016")
def test_talk_within_one_organisation_is_on_the_list(small: SmallPortal) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id)))
    browser = small.browser(person, lang="en")
    assert "Workers of Werk en Inkomen talked about you" in browser.open("consultations").text
    assert "Within one organisation." in browser.open(f"consultations/{id}").text


def test_the_list_is_grouped_by_month_and_filtered(small: SmallPortal) -> None:
    person = small.someone()
    parties = (Party(DEBT, "adviser", "sent"), Party(CARE, "nurse", "received"))
    (report,) = keep(small.store, exchange(subject(person.id, parties=parties), kind="report"))
    later = HAPPENED + timedelta(days=200)
    (talk,) = keep(small.store, exchange(subject(person.id), happened_at=later, recorded_at=later))
    browser = small.browser(person)
    assert [node.text_content() for node in browser.open("consultations").tree.xpath("//main//h2")][:2] == [
        "maart 2020",
        "augustus 2019",
    ]
    for choice, expected in (
        (f"organisation={DEBT}", [report]),
        ("kind=exchange", [talk]),
        ("period=2020", [talk]),
        ("period=2019", [report]),
        ("period=earlier", []),
        ("organisation=nobody&kind=gossip&period=later", [talk, report]),
    ):
        page = browser.open(f"consultations?{choice}")
        shown = [href.rsplit("/", 1)[1] for href in page.tree.xpath("//main//h3/a/@href")]
        assert shown == expected, choice


def test_older_and_newer_keep_the_choice(small: SmallPortal) -> None:
    person = small.someone()
    ids = many(small.store, person.id, 45)
    browser, seen = small.browser(person), []
    page = browser.open("consultations?kind=exchange")
    while True:
        seen += [href.rsplit("/", 1)[1] for href in page.tree.xpath("//main//h3/a/@href")]
        older = page.tree.xpath("//main//a[@rel='next']/@href")
        if not older:
            break
        assert "kind=exchange" in older[0]
        page = browser.open(older[0])
    assert seen == ids
    newer = browser.open(page.tree.xpath("//main//a[@rel='prev']/@href")[0])
    assert len(newer.tree.xpath("//main//h3/a")) == 20


@pytest.mark.parametrize("page", PAGES)
def test_what_is_on_hold_changes_nothing_on_any_page(small: SmallPortal, page: str) -> None:
    with_hold, without = small.someone(), small.someone()
    hold = HoldDraft("UAVG 41", HAPPENED.date() + timedelta(days=7), asked_by="x", approved_by="y")
    keep(small.store, exchange(subject(with_hold.id, hold=hold)))
    seen = [small.browser(person).open(f"consultations{page}").text for person in (with_hold, without)]
    assert seen[0] == seen[1]


def test_the_picture_has_a_table_with_the_same_numbers(small: SmallPortal) -> None:
    person = small.someone()
    many(small.store, person.id, 3)
    page = small.browser(person, lang="en").open("consultations/picture")
    drawn = page.tree.xpath("//main//*[local-name()='svg' and @role='img'][1]//*[local-name()='text']")
    assert [node.text_content() for node in drawn] == ["Werk en Inkomen", "3"]
    row = page.tree.xpath("(//table)[1]/tbody/tr[1]/*")
    assert [node.text_content() for node in row] == ["Werk en Inkomen", "3", "3", "0", "0", "0"]


@pytest.mark.requirement("R-011", "T-32")
def test_it_is_said_what_each_source_covers_and_what_nobody_can_show(small: SmallPortal) -> None:
    browser = small.browser(small.someone(), lang="en")
    line, page = browser.open("consultations"), browser.open("consultations/coverage")
    assert "This list comes from 1 computer system. The oldest goes back to 1 January 2018." in line.text
    assert line.links("/consultations/coverage")
    for words in ("Werkmap", "1 January 2018", "23 November 2026", "A talk that nobody wrote down"):
        assert words in page.text
    assert "Basisschool De Vlieger" in page.text, "an organisation that sends nothing is named"


@pytest.mark.requirement("R-012", "T-34")
def test_nothing_found_is_an_answer_with_two_ways_on(small: SmallPortal) -> None:
    page = small.browser(small.someone()).open("consultations")
    assert page.links("/cases/new/complaint") and page.links("/cases/new/recipients")


@pytest.mark.requirement("R-177", "T-32")
@pytest.mark.parametrize("channel", list(Channel))
def test_every_way_of_talking_is_shown_in_words(small: SmallPortal, channel: Channel) -> None:
    person = small.someone()
    (id,) = keep(small.store, exchange(subject(person.id), channel=channel.value))
    page = small.browser(person, lang="en").open(f"consultations/{id}")
    assert CHANNELS[channel] in page.text


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("lang", ["nl", "zz"])
def test_every_kind_has_a_page_in_words_only(small: SmallPortal, kind: Kind, lang: str) -> None:
    person = small.someone()
    parts = {"meeting": ("present", "invited"), "view": ("opened",), "report": ("sent", "received")}
    parties = [
        Party(agency, "role", part)
        for agency, part in zip((CARE, DEBT), parts.get(kind, ("asked", "answered")), strict=False)
    ]
    entry = subject(person.id, {**WIFE, "decided": "More help."}, parties=tuple(parties))
    (id,) = keep(small.store, replace(exchange(entry, is_internal=False), kind=kind.value))
    browser = small.browser(person, lang=lang)
    for page in (browser.open(f"consultations/{id}"), browser.open("consultations")):
        assert "public_task" not in page.text and "Zorgpunt Kade" in page.text


@pytest.mark.requirement("R-123")
@pytest.mark.parametrize("is_anonymous", [False, True])
def test_a_meeting_within_one_organisation_is_told_like_any_other(
    small: SmallPortal, is_anonymous: bool
) -> None:
    person = small.someone()
    there = (Party(WORK, "coach", "present"), Party(WORK, "team leader", "present"))
    entry = subject(person.id, {**WIFE, "decided": "More help."}, parties=there, is_anonymous=is_anonymous)
    (id,) = keep(small.store, replace(exchange(entry), kind="meeting"))
    page = small.browser(person, lang="en").open(f"consultations/{id}")
    for words in ("Within one organisation.", "coach", "team leader", "27 August 2019", WIFE["summary"]):
        assert words in page.text, words
    assert ("They did not say your name." in page.text) is is_anonymous


@pytest.mark.parametrize("number", [3, 60])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_three_queries_however_much_there_is(small: SmallPortal, page: str, number: int) -> None:
    person = small.someone()
    many(small.store, person.id, number)
    browser = small.browser(person)
    browser.open(f"consultations{page}")
    run: list[str] = []
    event.listen(small.store.engine, "before_cursor_execute", lambda *said: run.append(said[2]))
    browser.open(f"consultations{page}")
    assert len(run) <= 3, run


@pytest.mark.parametrize(
    ("lang", "said", "shown"),
    [
        ("nl", "praktijkondersteuner", "praktijkondersteuner"),
        ("en", "werkcoach", "work coach"),
        ("en", "Klachtbehandelaar", "complaint handler"),
        ("en", "werkcoach van uw man", "werkcoach van uw man"),
        ("en", "uw werkcoach", "uw werkcoach"),
    ],
)
def test_a_role_is_called_by_the_reader_s_word_unless_it_says_more(
    small: SmallPortal, lang: str, said: str, shown: str
) -> None:
    person = small.someone()
    draft = subject(person.id)
    draft = replace(draft, parties=tuple(replace(one, role=said) for one in draft.parties))
    (id,) = keep(small.store, exchange(draft))
    assert f"({shown})" in small.browser(person, lang=lang).open(f"consultations/{id}").text
