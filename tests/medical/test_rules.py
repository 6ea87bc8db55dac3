"""Rules of what is kept apart, of recordings, and of the letter to a doctor; no store is needed."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from portal.cases.recordings import cleaned, recording_type, seconds
from portal.errors import Refused
from portal.medical.letters import asks_for_whole_file
from portal.medical.rules import (
    HOLDING_BYTES,
    STEPS,
    Kind,
    Other,
    State,
    Step,
    destroy_on,
    fetch_until,
    may,
    may_tell,
)
from tests.medical.sounds import HOME, m4a, mp3, ogg, ogg_check, page, wav

ALLOWED = {
    (State.WAITING, Step.DECIDE_TO_OPEN),
    (State.WAITING, Step.GIVE_BACK),
    (State.WAITING, Step.DESTROY),
    (State.WAITING, Step.TAKE_BACK),
    (State.WAITING, Step.FETCH),
    (State.TO_OPEN, Step.FETCH),
    (State.TO_OPEN, Step.OPEN),
    (State.TO_OPEN, Step.GIVE_BACK),
    (State.TO_OPEN, Step.DESTROY),
    (State.RETURNED, Step.FETCH),
    (State.RETURNED, Step.TAKE_BACK),
}


@pytest.mark.requirement("R-041", "R-210")
@pytest.mark.parametrize(("state", "step"), list(product(State, Step)))
def test_the_table_of_states_allows_these_steps_and_no_other(state: State, step: Step) -> None:
    assert may(state, step) is ((state, step) in ALLOWED)


@pytest.mark.requirement("R-095", "R-210")
def test_what_is_sealed_about_health_is_open_to_its_person_and_a_recording_only_when_given_back() -> None:
    for state in HOLDING_BYTES:
        assert may(state, Step.FETCH)
        assert may(state, Step.FETCH, kind=Kind.RECORDING) is (state is State.RETURNED)


def test_it_is_opened_only_after_the_decision_to_open() -> None:
    assert [state for state in State if Step.OPEN in STEPS[state]] == [State.TO_OPEN]
    assert all(not STEPS[state] for state in State if state not in HOLDING_BYTES)


@pytest.mark.requirement("R-210", "T-46")
@pytest.mark.parametrize("step", [Step.DECIDE_TO_OPEN, Step.OPEN])
def test_nobody_listens_before_it_is_settled_whether_the_other_person_is_told(step: Step) -> None:
    state = State.WAITING if step is Step.DECIDE_TO_OPEN else State.TO_OPEN
    assert not may(state, step, kind=Kind.RECORDING)
    assert all(may(state, step, kind=Kind.RECORDING, other=other) for other in Other)
    assert may(state, Step.DESTROY, kind=Kind.RECORDING)


def test_who_is_in_danger_is_not_given_away_by_telling_the_other() -> None:
    assert may_tell(is_offerer_at_risk=False)
    assert not may_tell(is_offerer_at_risk=True)


def test_it_is_destroyed_after_four_weeks_and_fetched_within_two() -> None:
    assert destroy_on(date(2026, 11, 2)) == date(2026, 11, 30)
    assert fetch_until(date(2026, 11, 2)) == date(2026, 11, 16)


@pytest.mark.parametrize(
    "asked",
    [
        "Kopie medisch dossier",
        "een afschrift van het dossier graag",
        "het hele dossier",
        "Graag uw volledige medische dossier",
        "a copy of the medical file",
        "the whole file",
        "نسخة من الملف",
    ],
)
@pytest.mark.requirement("R-044")
def test_no_doctor_is_asked_for_a_copy_of_the_file(asked: str) -> None:
    assert asks_for_whole_file(asked)


@pytest.mark.parametrize("asked", ["Kan zij traplopen?", "How far can she walk?", "Hoe lang kan hij staan?"])
def test_a_targeted_question_is_no_copy_of_the_file(asked: str) -> None:
    assert not asks_for_whole_file(asked)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (m4a(), "audio/mp4"),
        (mp3(), "audio/mpeg"),
        (wav(), "audio/wav"),
        (ogg(), "audio/ogg"),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_a_recording_is_known_by_what_is_in_it(content: bytes, media_type: str | None) -> None:
    assert recording_type(content) == media_type


@pytest.mark.parametrize(
    ("content", "sound"), [(m4a(), b"quarrel"), (mp3(), b"lalala"), (wav(), b"hush"), (ogg(), b"lala")]
)
def test_a_recording_says_nothing_of_where_it_was_made(content: bytes, sound: bytes) -> None:
    kept = cleaned(content, "voice").content
    assert HOME in content
    assert HOME not in kept
    assert sound in kept


@pytest.mark.parametrize(
    ("content", "what"), [(m4a(), "no"), (b"\xff\xd8\xff", "voice"), (b"%PDF", "others")]
)
def test_a_file_must_be_what_its_sender_says(content: bytes, what: str) -> None:
    with pytest.raises(Refused):
        cleaned(content, what)


def test_a_recording_with_boxes_that_do_not_fit_is_refused() -> None:
    with pytest.raises(Refused):
        cleaned(m4a()[:-5], "voice")


def test_a_voice_message_is_written_anew_with_nothing_but_its_sound() -> None:
    kept = cleaned(ogg(), "voice").content
    assert kept.count(b"OggS") == 4, "its head, empty notes, and twice sound"
    assert b"xx" not in kept, "nor does it name the program that made it"
    numbers = []
    for one in kept.split(b"OggS")[1:]:
        written = b"OggS" + one
        check, empty = written[22:26], written[:22] + bytes(4) + written[26:]
        assert int.from_bytes(check, "little") == ogg_check(empty), (
            "a player refuses a page with a wrong check"
        )
        numbers.append(int.from_bytes(written[18:22], "little"))
    assert numbers == [0, 1, 2, 3]
    assert seconds(ogg(seconds=61), "audio/ogg") == 61


@pytest.mark.parametrize(
    "content",
    [
        ogg()[:-5],
        ogg() + b"more",
        ogg() + ogg(),
        ogg(channels=1),
        ogg().replace(b"OpusTags", b"OpusToys"),
        ogg()[: len(page(b"OpusHead".ljust(19), number=0))],
        ogg(seconds=16 * 60),
    ],
)
def test_a_voice_message_that_is_broken_longer_or_more_than_one_is_refused(content: bytes) -> None:
    assert recording_type(content) == "audio/ogg"
    with pytest.raises(Refused):
        cleaned(content, "voice")
