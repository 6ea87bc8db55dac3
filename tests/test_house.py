"""The house keeps its own rules: sizes, names, and nothing that ties it to one machine."""

from __future__ import annotations

import csv
import re
import runpy
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests import house_rules as rules

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / "portal"
ROOMS_BEHIND_THE_DOOR = (
    "cases",
    "clients",
    "consultations",
    "declarations",
    "dossiers",
    "medical",
    "meetings",
    "promises",
)


def our_modules() -> list[Path]:
    """Every module of the portal but the migrations, which are written by a tool and kept as they were."""
    return [file for file in sorted(PORTAL.rglob("*.py")) if "migrations" not in file.parts]


def committed() -> list[Path]:
    """Every file that git keeps and that is still there."""
    # git and its arguments are fixed here; nothing comes from outside.
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def faults(files: Iterable[Path], find: Callable[[str], Iterator[str]]) -> list[str]:
    """Tell each fault with the file it is in. A file that is no text has none."""
    found = []
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{file.relative_to(ROOT)}: {fault}" for fault in find(text)]
    return found


def listed(name: str) -> list[dict[str, str]]:
    """The rows of a list in docs/: the requirements, the rules of law, or the traps."""
    with (ROOT / "docs" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_list_of_requirements_is_complete() -> None:
    rows = listed("requirements")
    assert [row["id"] for row in rows] == [f"R-{number:03}" for number in range(1, 268)]
    assert all(row["sentence"].endswith((".", "?", "!")) and row["report"] for row in rows)


def test_the_list_of_traps_is_complete() -> None:
    rows = listed("traps")
    assert [row["id"] for row in rows] == [f"T-{number:02}" for number in range(1, 81)]
    assert all(row["sentence"].endswith(".") and row["source"] for row in rows)


def test_a_test_names_only_requirements_rules_of_law_and_traps_that_exist() -> None:
    known = {row["id"] for row in [*listed("requirements"), *listed("laws"), *listed("traps")]}
    tests = [file for file in sorted((ROOT / "tests").rglob("test_*.py")) if "node_modules" not in file.parts]
    named = faults(tests, rules.requirements_named)
    assert [name for name in named if name.rpartition(": ")[2] not in known] == []


def test_no_module_is_too_long_to_read() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in our_modules()}
    assert {str(file.relative_to(ROOT)): n for file, n in lengths.items() if n > rules.LONGEST_FILE} == {}


def test_no_function_is_too_long_to_read() -> None:
    assert faults(our_modules(), rules.long_functions) == []


@pytest.mark.requirement("T-10")
def test_nothing_says_of_somebody_in_one_word_whether_they_are_grown_up() -> None:
    word = re.compile(r"\b(?:is_|are_)(?:minor|adult|child|grown)\w*")
    assert faults(our_modules(), lambda text: iter(word.findall(text))) == []


@pytest.mark.requirement("T-62")
def test_an_address_of_a_visitor_is_read_for_counting_in_one_place_and_logged_nowhere() -> None:
    word = re.compile(r"\b(?:remote_addr|access_route|REMOTE_ADDR|X-Forwarded-For|X-Real-IP)\b")
    elsewhere = [file for file in our_modules() if file != PORTAL / "web" / "networks.py"]
    assert faults(elsewhere, lambda text: iter(word.findall(text))) == []
    assert runpy.run_path(str(ROOT / "gunicorn.conf.py"))["accesslog"] is None


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [file for file in our_modules() if empty_names & {file.stem, file.parent.name}] == []


def test_a_silenced_checker_comes_with_its_reason() -> None:
    assert faults([*our_modules(), ROOT / "gunicorn.conf.py"], rules.bare_excuses) == []


def test_nothing_is_left_unfinished() -> None:
    assert faults([*our_modules(), *sorted((ROOT / "templates").rglob("*.html"))], rules.unfinished) == []


def test_sqlalchemys_mapper_is_never_loaded() -> None:
    """It would take a sixth of the memory of each process, and no room has work for it."""
    for_the_checker = PORTAL / "store" / "columns.py"
    imported = faults([file for file in our_modules() if file != for_the_checker], rules.modules_imported)
    assert [name for name in imported if name.rpartition(": ")[2].startswith("sqlalchemy.orm")] == []


def test_a_migration_runs_without_todays_models() -> None:
    versions = sorted((PORTAL / "migrations" / "versions").glob("*.py"))
    imported = faults(versions, rules.modules_imported)
    assert [name for name in imported if name.rpartition(": ")[2].startswith("portal")] == []


@pytest.mark.requirement("T-73")
def test_the_rooms_read_a_persons_things_only_through_the_door() -> None:
    behind = [file for file in our_modules() if file.relative_to(PORTAL).parts[0] in ROOMS_BEHIND_THE_DOOR]
    imported = faults(behind, rules.modules_imported)
    around = {
        "sqlalchemy",
        "sqlalchemy.select",
        "sqlalchemy.text",
        "sqlalchemy.sql.select",
        "sqlalchemy.orm.Session",
    }
    assert [name for name in imported if name.rpartition(": ")[2] in around] == []


def test_no_committed_file_names_a_registry_or_a_path_of_one_machine() -> None:
    assert faults(committed(), rules.places_named) == []


def test_the_locks_hold_no_address() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
    npm = (ROOT / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in npm
    assert '"resolved"' not in npm


def test_no_style_sheet_says_left_or_right() -> None:
    assert faults(sorted((ROOT / "static").rglob("*.css")), rules.physical_sides) == []
    assert faults(sorted((ROOT / "templates").rglob("*.*")), rules.physical_sides_in_page) == []


def test_no_template_has_an_attribute_that_the_browser_must_refuse() -> None:
    assert faults(sorted((ROOT / "templates").rglob("*.*")), rules.inline_attributes) == []


def test_a_list_of_links_has_links_that_a_thumb_can_press() -> None:
    assert faults(sorted((ROOT / "templates").rglob("*.html")), rules.bare_lists_of_links) == []


@pytest.mark.parametrize(
    ("find", "wrong", "right"),
    [
        (rules.physical_sides, "a { margin-left: 1rem }", "a { margin-inline-start: 1rem }"),
        (rules.physical_sides, "a{border-top-left-radius:2px}", "a{border-start-start-radius:2px}"),
        (rules.physical_sides, "a { text-align: right; }", "a { text-align: end; }"),
        (rules.physical_sides, "a { right: 0 }", ".right-of-appeal { inset-inline-end: 0 }"),
        (rules.physical_sides_in_page, "<style>a{left:0}</style>", "<p>left: 0</p>"),
        (rules.inline_attributes, '<p style="color: red">', '<p class="style" data-on="x">'),
        (rules.inline_attributes, '<a href="{{ url("a") }}"\n onclick="go()">', '{% set onward = "x" %}<a>'),
        (
            rules.bare_lists_of_links,
            '<ul>{% for a in b %}<li><a href="">',
            '<ul class="utrecht-link-list"><li><a>',
        ),
        (rules.places_named, "see https://pypi" + ".org/x", "see https://example.org/work/x"),
        (rules.places_named, "cd /wo" + "rk/main", "cd ~/main"),
        (rules.bare_excuses, "x = 1  # no" + "qa: E501", "x = 1  # no" + "qa: E501  # It is an address."),
        (rules.bare_excuses, "y = 1  # type: " + "ignore[misc]", "# Why.\ny = 1  # type: " + "ignore[misc]"),
        (rules.unfinished, "raise NotImple" + "mentedError", "raise NotFound"),
        (rules.long_functions, "def f():\n" + "    x()\n" * 40, "def f():\n" + "    x()\n" * 39),
    ],
)
def test_a_rule_finds_the_fault_and_only_the_fault(
    find: Callable[[str], Iterator[str]], wrong: str, right: str
) -> None:
    assert list(find(wrong)) != []
    assert list(find(right)) == []


def test_the_requirements_a_test_names_are_read() -> None:
    source = (
        '@pytest.mark.requirement("R-001")\n@pytest.mark.requirement("R-002", "R-003")\ndef test_x(): ...'
    )
    assert sorted(rules.requirements_named(source)) == ["R-001", "R-002", "R-003"]
