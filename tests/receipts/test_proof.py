"""A receipt is genuine as it was given, and never when anything in it was changed."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.receipts.checking import Finding, Verdict, check
from portal.receipts.proof import (
    Receipt,
    as_file,
    canonical,
    compact,
    hash_of,
    key_id,
    public_of,
    salt_for,
    signed,
    trusted,
)
from portal.settings import ROOT

SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33))
KEYS = trusted(SEED, [])
WORDS = {"kind": "complaint", "answers": {"happened": "Ze belden niet. “Nooit” \n é"}, "points": []}


def receipt(files: int = 1, seed: bytes = SEED) -> Receipt:
    """A receipt as the portal gives it."""
    return signed(
        number="2026-K7Q4-X9TM",
        received="2026-11-23",
        words=WORDS,
        files=[f"{place:064x}" for place in range(files)],
        salt=salt_for(b"s" * 32, "a" * 26),
        seed=seed,
    )


FILE, COMPACT = as_file(receipt()), compact(receipt()).encode()


@pytest.mark.parametrize("files", [0, 1, 10])
def test_both_forms_are_genuine_as_they_were_given(files: int) -> None:
    given = receipt(files)
    assert check(as_file(given), KEYS) == Finding(Verdict.GENUINE, given.proof, has_words=True)
    assert check(compact(given).encode(), KEYS) == Finding(Verdict.GENUINE, given.proof, has_words=False)
    address = f"https://inzage.example/nl/verify#{compact(given)}\r\n"
    assert check(address.encode(), KEYS).verdict == Verdict.GENUINE


@given(st.integers(0, len(COMPACT) - 1), st.integers(33, 126))
def test_any_changed_byte_of_the_compact_form_is_detected(place: int, byte: int) -> None:
    changed = COMPACT[:place] + bytes([byte]) + COMPACT[place + 1 :]
    finding = check(changed, KEYS)
    # What stands before a # is an address: to cut the proof off there leaves no proof.
    assert (finding.verdict == Verdict.GENUINE) == (changed == COMPACT)
    assert finding.proof is None or changed == COMPACT


@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_any_changed_byte_of_the_file_is_detected(place: int, byte: int) -> None:
    changed = FILE[:place] + bytes([byte]) + FILE[place + 1 :]
    assert (check(changed, KEYS).verdict == Verdict.GENUINE) == (changed == FILE)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode(errors="replace")))
def test_anything_else_is_not_readable(content: bytes) -> None:
    assert check(content, KEYS).verdict == Verdict.UNREADABLE


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"proof":' * 50_000,
        b'{"proof":1,"salt":1,"signature":1,"words":1}',
        FILE.replace(b'"version":1', b'"version":1.0'),
        FILE.replace(b'"version":1', b'"version":true'),
        FILE.replace(b'{"files"', b'{"number":"2026-FAKE","files"'),
        FILE.replace(b'"words":', b'"remark":"paid","words":'),
        FILE.replace(b"2026-11-23", b"2026-11-31"),
        FILE.replace(b"Ze belden", b"\\ud800"),
    ],
)
def test_what_the_signature_does_not_cover_may_not_stand_in_it(content: bytes) -> None:
    assert content != FILE
    assert check(content, KEYS).verdict == Verdict.UNREADABLE


def test_other_words_are_a_change_and_laying_it_out_anew_is_none() -> None:
    assert check(FILE.replace(b"belden niet", b"belden wel "), KEYS).verdict == Verdict.CHANGED
    assert check(FILE.replace(b"2026-11-23", b"2026-11-22"), KEYS).verdict == Verdict.CHANGED
    assert check(json.dumps(json.loads(FILE), indent=2).encode(), KEYS).verdict == Verdict.GENUINE


def test_after_a_rotation_old_receipts_stay_genuine() -> None:
    old, new = receipt(), receipt(seed=OTHER_SEED)
    rotated = trusted(OTHER_SEED, [public_of(SEED)])
    assert next(iter(rotated)) == new.proof.key
    assert check(as_file(old), rotated).verdict == Verdict.GENUINE
    assert check(as_file(new), rotated).verdict == Verdict.GENUINE
    assert check(as_file(new), KEYS).verdict == Verdict.OTHER_KEY
    # Somebody else's signature under the name of our key.
    forged = as_file(new).replace(new.proof.key.encode(), key_id(public_of(SEED)).encode())
    assert check(forged, KEYS).verdict == Verdict.CHANGED


def test_the_salt_differs_by_case_and_keeps_the_words_from_being_guessed() -> None:
    one, other = salt_for(b"s" * 32, "a" * 26), salt_for(b"s" * 32, "b" * 26)
    assert len(one) == 16
    assert len({hash_of(WORDS, salt) for salt in (one, other, b"")}) == 3
    assert one == salt_for(b"s" * 32, "a" * 26)
    assert b"belden" not in COMPACT
    assert canonical({"b": "é", "a": [1]}) == '{"a":[1],"b":"é"}'.encode()


def run_script(tmp_path: Path, content: bytes, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run the program that needs no portal, away from the portal."""
    keys = {"keys": [{"id": id, "public": b64encode(public).decode()} for id, public in KEYS.items()]}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    (tmp_path / "receipt.json").write_bytes(content)
    command = [sys.executable, "-I", str(ROOT / "script" / "verify_receipt"), "receipt.json", "keys.json"]
    return subprocess.run(
        [*command, *map(str, files)], cwd=tmp_path, capture_output=True, text=True, check=False
    )


def test_the_program_says_the_same_without_the_portal(tmp_path: Path) -> None:
    real = run_script(tmp_path, FILE)
    assert (real.returncode, real.stdout) == (
        0,
        "genuine: number 2026-K7Q4-X9TM, received on 2026-11-23, 1 file(s)\n",
    )
    for content, said in (
        (FILE.replace(b"belden", b"bellen"), "changed"),
        (FILE.replace(b"2026-11-23", b"2026-11-22"), "changed"),
        (as_file(receipt(seed=OTHER_SEED)), "other key"),
        (FILE.replace(b'{"files"', b'{"number":"2026-FAKE","files"'), "not readable"),
        (b"no receipt", "not readable"),
        (b"[]", "not readable"),
    ):
        answer = run_script(tmp_path, content)
        assert answer.returncode == 1, content
        assert answer.stdout.startswith(said), answer.stdout


def test_the_program_checks_files_too_and_stays_short(tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7")
    assert "letter.pdf was not sent along" in run_script(tmp_path, FILE, letter).stdout
    source = (ROOT / "script" / "verify_receipt").read_text()
    assert len(source.splitlines()) < 100
    assert "portal" not in {line.split()[1].split(".")[0] for line in source.splitlines() if "import" in line}
