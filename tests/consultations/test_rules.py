"""What an entry must say before it is kept, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.agencies.grounds import BASES
from portal.consultations.checks import EntryIncomplete, check, problems
from portal.consultations.drafts import Draft, HoldDraft, Party, SubjectDraft
from portal.consultations.phrases import (
    ASKED_FIRST,
    BASES_EXPLAINED,
    CHANNELS,
    KIND_CHOICES,
    KIND_ICONS,
    KINDS,
    PARTS,
    RELEASE_BADGES,
    RELEASE_REASONS,
    RELEASES,
)
from portal.consultations.rules import (
    AskedFirst,
    Basis,
    Channel,
    Kind,
    Part,
    Release,
    is_late,
    may_be_withdrawn,
)
from tests.consultations.entries import ASKED, CARE, HAPPENED, WIFE, WORK, exchange, subject


def fields(draft: Draft) -> list[str]:
    """The fields that keep a draft from being kept."""
    return [problem.field for problem in problems(draft)]


def without(field: str) -> SubjectDraft:
    """A complete entry without one of its texts."""
    return subject("p", {name: text for name, text in WIFE.items() if name != field})


def test_a_complete_question_between_workers_is_kept() -> None:
    check(exchange(subject("p")))


@pytest.mark.requirement("R-008", "L-78")
@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (exchange(), "subjects"),
        (exchange(subject("")), "subjects"),
        (exchange(subject("p"), subject("p")), "subjects"),
        (exchange(subject("p", parties=())), "subjects[0].parties"),
        (exchange(subject("p", parties=ASKED[:1])), "subjects[0].parties"),
        (exchange(subject("p", parties=(Party(WORK, "", "asked"), ASKED[1]))), "subjects[0].parties"),
        (exchange(without("question")), "subjects[0].texts.question"),
        (exchange(without("answer")), "subjects[0].texts.answer"),
        (exchange(without("why")), "subjects[0].texts.why"),
        (exchange(subject("p", basis="unknown")), "subjects[0].basis"),
        (exchange(subject("p"), channel="pigeon"), "channel"),
        (exchange(subject("p"), kind="gossip"), "kind"),
        (exchange(subject("p"), recorded_at=HAPPENED - timedelta(hours=1)), "recorded_at"),
    ],
)
def test_a_question_that_misses_something_is_refused_by_name(draft: Draft, field: str) -> None:
    assert field in fields(draft)
    with pytest.raises(EntryIncomplete):
        check(draft)


@pytest.mark.requirement("R-026")
def test_that_there_was_contact_is_not_enough() -> None:
    missing = fields(exchange(without("summary"))) + fields(exchange(subject("p", data_kinds=())))
    assert missing == ["subjects[0].texts.summary", "subjects[0].data_kinds"]


@pytest.mark.requirement("R-009")
def test_asking_what_stood_in_the_file_already_needs_a_reason() -> None:
    assert fields(exchange(without("in_file_because"))) == ["subjects[0].texts.in_file_because"]
    assert fields(exchange(subject("p", in_file="unknown"))) == ["subjects[0].in_file"]


@pytest.mark.requirement("R-029")
def test_asking_the_person_first_has_a_day_a_way_and_an_answer() -> None:
    missing = fields(exchange(subject("p", asked_first="yes")))
    assert missing == ["subjects[0].asked_on", "subjects[0].asked_how", "subjects[0].texts.asked_answer"]
    texts = {**WIFE, "asked_answer": "I can come."}
    asked = subject("p", texts, asked_first="yes", asked_on=date(2019, 8, 26), asked_how="phone")
    assert fields(exchange(asked)) == []
    assert fields(exchange(subject("p", asked_first="unknown"))) == ["subjects[0].asked_first"]


@pytest.mark.requirement("R-036")
def test_only_two_reasons_exist_for_not_asking_and_each_needs_an_explanation() -> None:
    assert set(AskedFirst) - {AskedFirst.YES, AskedFirst.UNKNOWN} == {"could_not", "not_in_time"}
    assert fields(exchange(subject("p", asked_first="easier"))) == ["subjects[0].asked_first"]
    assert fields(exchange(without("not_asked_because"))) == ["subjects[0].texts.not_asked_because"]


@pytest.mark.requirement("R-033", "T-26", "R-068", "L-64", "L-75")
def test_silence_needs_an_exception_that_a_second_person_approved() -> None:
    hold = HoldDraft(
        article="UAVG 41", review_on=HAPPENED.date() + timedelta(days=14), asked_by="one", approved_by="two"
    )
    silent = subject("p", is_to_be_told=False)
    assert fields(exchange(silent)) == ["subjects[0].is_to_be_told"]
    assert fields(exchange(replace(silent, hold=replace(hold, approved_by=None)))) == [
        "subjects[0].is_to_be_told"
    ]
    assert fields(exchange(replace(silent, hold=replace(hold, approved_by="one")))) == ["subjects[0].hold"]
    assert fields(exchange(replace(silent, hold=hold))) == []
    assert fields(exchange(replace(silent, told_at=HAPPENED))) == []


def test_a_hold_is_looked_at_again_within_thirty_days() -> None:
    hold = HoldDraft("UAVG 41", HAPPENED.date() + timedelta(days=31), asked_by="one", approved_by="two")
    assert fields(exchange(subject("p", hold=hold))) == ["subjects[0].hold"]


def test_another_system_may_say_that_it_never_asked() -> None:
    unknown = subject("p", basis="unknown", in_file="unknown", asked_first="unknown", contact=None)
    assert fields(exchange(unknown, source="raak", source_id="1")) == []


def test_a_view_says_who_opened_the_file_and_why() -> None:
    opened = SubjectDraft("p", (Party(CARE, "intake worker", "opened"),), {}, ("care",), "public_task")
    draft = exchange(opened, kind="view", channel="system")
    assert fields(draft) == ["subjects[0].texts.why"]
    assert fields(replace(draft, subjects=(replace(opened, texts={"why": "Your call."}),))) == []


def test_a_decision_not_to_share_says_what_was_not_shared() -> None:
    refused = subject("p", {"summary": "s", "why": "w", "not_asked_because": "n", "in_file_because": "i"})
    draft = exchange(replace(refused, is_decision_not_to_share=True))
    assert fields(draft) == ["subjects[0].texts.not_shared"]


@pytest.mark.requirement("T-27")
@pytest.mark.parametrize("present", ["yes", "phone"])
def test_being_there_is_no_release(present: str) -> None:
    there = subject("p", basis="release", was_present=present)
    assert fields(exchange(there)) == ["subjects[0].release"]
    assert fields(exchange(replace(there, release="not_needed"))) == ["subjects[0].release"]


def test_a_release_as_ground_was_needed_and_has_a_day() -> None:
    assert fields(exchange(subject("p", basis="release"))) == ["subjects[0].release"]
    given = subject("p", basis="release", release="given")
    assert fields(exchange(given)) == ["subjects[0].release_on"]
    assert fields(exchange(replace(given, release_on=date(2019, 1, 1)))) == []


@pytest.mark.requirement("R-012")
@pytest.mark.parametrize(("hours", "late"), [(0, False), (24, False), (24.01, True), (1000, True)])
def test_an_entry_is_late_after_more_than_a_day(hours: float, late: bool) -> None:
    assert is_late(HAPPENED, HAPPENED + timedelta(hours=hours)) is late


@pytest.mark.requirement("R-014")
def test_only_where_a_release_is_the_ground_can_something_be_taken_back() -> None:
    assert [basis for basis in Basis if may_be_withdrawn(basis)] == [Basis.RELEASE]


@pytest.mark.requirement("R-177")
def test_spoken_and_phone_stand_first() -> None:
    assert list(Channel)[:2] == ["spoken", "phone"]
    assert list(CHANNELS)[:2] == [Channel.SPOKEN, Channel.PHONE]


def test_every_value_of_every_closed_list_has_plain_words() -> None:
    for words in (KINDS, KIND_CHOICES, KIND_ICONS):
        assert set(words) == set(Kind)
    for words in (BASES, BASES_EXPLAINED, RELEASE_REASONS):
        assert set(words) == set(Basis)
    for words in (RELEASES, RELEASE_BADGES):
        assert set(words) == set(Release)
    assert (set(CHANNELS), set(PARTS), set(ASKED_FIRST)) == (set(Channel), set(Part), set(AskedFirst))
