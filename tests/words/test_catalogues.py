"""Keeping translations in step with what the portal says."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.words import load_words
from portal.words.catalogues import compile_book, offered, read_book, renewed, save_book
from portal.words.checking import missing, problems
from portal.words.filling import DoesNotFit, fill
from portal.words.rooms import UnreadableFile, messages, rooms

ROOT = Path(__file__).resolve().parents[2]

CODE = '''
"""A room."""
TITLE = N_("Your cases")
LATE = Said(N_("Answer due by %(day)s."), day=day)
LEFT = SaidCount("%(n)s day left", "%(n)s days left", days, place="not a message")
'''

PAGE = """{% extends "base.html" %}
<h1 title="{{ _('Your cases') }}">{{ button(_("Send it")) }}</h1>
{{ ngettext("%(n)s case", "%(n)s cases", n) }} {{ _("Hello %(name)s", name=viewer.name) }}
"""

COMPLETE: dict[str, dict[str, str | list[str]]] = {
    "cases": {
        "Your cases": "Uw zaken",
        "Answer due by %(day)s.": "U krijgt antwoord voor %(day)s.",
        "%(n)s day left": ["Nog %(n)s dag", "Nog %(n)s dagen"],
        "Send it": "Versturen",
        "%(n)s case": ["%(n)s zaak", "%(n)s zaken"],
        "Hello %(name)s": "Dag %(name)s",
    },
    "portal": {"Loose": "Los"},
    "web": {},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portal with one room, one loose module and one loose template."""
    files = {
        "portal/cases/kinds/one.py": CODE,
        "portal/app.py": 'A = N_("Loose")\n',
        "templates/cases/list.html": PAGE,
        "templates/base.html": '<a href="#main">{{ _("Your cases") }}</a>',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    save_book(tmp_path / "translations", "nl", renewed("nl", messages(tmp_path), {}))
    return tmp_path


@pytest.fixture
def complete(root: Path) -> Path:
    """The same portal, all in Dutch."""
    fill(root, root / "translations", "nl", COMPLETE)
    return root


def catalogue(root: Path, room: str) -> Path:
    """Return the Dutch catalogue of a room."""
    return root / "translations" / "nl" / "LC_MESSAGES" / f"{room}.po"


def test_a_room_is_its_code_and_its_templates_together(root: Path) -> None:
    found = {room: [path.name for path in paths] for room, paths in rooms(root).items()}
    assert found == {"cases": ["one.py", "list.html"], "portal": ["app.py"], "web": ["base.html"]}


def test_every_way_of_marking_a_message_is_seen(root: Path) -> None:
    assert missing(root, root / "translations", "nl") == {
        "cases": [
            "Your cases",
            "Answer due by %(day)s.",
            ["%(n)s day left", "%(n)s days left"],
            "Send it",
            ["%(n)s case", "%(n)s cases"],
            "Hello %(name)s",
        ],
        "portal": ["Loose"],
        "web": ["Your cases"],
    }


def test_a_template_that_cannot_be_parsed_stops_the_work_by_name(root: Path) -> None:
    (root / "templates" / "base.html").write_text("{% if %}", "utf-8")
    with pytest.raises(UnreadableFile, match=r"base\.html"):
        messages(root)


def test_one_translation_serves_every_room_that_says_it(complete: Path) -> None:
    assert missing(complete, complete / "translations", "nl") == {}
    assert problems(complete, complete / "translations") == []
    assert 'msgstr "Uw zaken"' in catalogue(complete, "web").read_text("utf-8")


def test_a_second_run_gives_no_difference(complete: Path) -> None:
    translations = complete / "translations"
    again = renewed("nl", messages(complete), read_book(translations, "nl"))
    assert save_book(translations, "nl", again) == []


def test_a_catalogue_holds_no_date_and_no_line_number(complete: Path) -> None:
    text = catalogue(complete, "cases").read_text("utf-8")
    assert "Date" not in text
    assert "#: portal/cases/kinds/one.py templates/cases/list.html\n" in text


def test_a_message_nobody_says_any_more_leaves_the_catalogue(complete: Path) -> None:
    (complete / "portal" / "app.py").write_text('"""Silent."""\n', "utf-8")
    translations = complete / "translations"
    assert any("portal: nothing is said" in fault for fault in problems(complete, translations))
    save_book(translations, "nl", renewed("nl", messages(complete), read_book(translations, "nl")))
    assert not catalogue(complete, "portal").exists()
    assert problems(complete, translations) == []


@pytest.mark.parametrize(
    ("room", "old", "new", "fault"),
    [
        ("portal", 'msgstr "Los"', 'msgstr ""', "is missing"),
        ("portal", 'msgid "Loose"', '#, fuzzy\nmsgid "Loose"', "fuzzy"),
        ("portal", 'msgstr "Los"', 'msgstr "<b>Los</b>"', "HTML"),
        ("cases", "voor %(day)s.", "voor %(dag)s.", "the places differ"),
        ("cases", "Dag %(name)s", "Dag %(name)s 5%", "a bare %"),
        ("web", "Uw zaken", "Je zaken", "is said differently in cases and web"),
        ("web", "Language: nl", "Language: de", "not as written anew"),
    ],
)
def test_what_keeps_a_language_from_being_offered_is_named(
    complete: Path, room: str, old: str, new: str, fault: str
) -> None:
    path = catalogue(complete, room)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert any(fault in found for found in problems(complete, complete / "translations"))


@pytest.mark.parametrize(
    ("source", "fault"), [("Go <b>on</b>", "HTML"), ("%(n)d days", "%(name)s"), ("%s of %(n)s", "%(name)s")]
)
def test_a_message_that_no_translator_could_get_right_is_named(
    complete: Path, source: str, fault: str
) -> None:
    (complete / "portal" / "app.py").write_text(f'A = N_("{source}")\n', "utf-8")
    assert any(
        found.startswith("portal:") and fault in found
        for found in problems(complete, complete / "translations")
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"nowhere": {"Loose": "Los"}}, "no such room"),
        ({"portal": {"Unsaid": "Los"}}, "not said there"),
        ({"portal": {"Loose": ["Los", "Losse"]}}, "needs 1"),
        ({"cases": {"%(n)s case": "zaak"}}, "needs 2"),
        ({"cases": {"Hello %(name)s": "Dag"}}, "the places differ"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused_and_nothing_is_written(
    root: Path, given: dict[str, dict[str, str | list[str]]], fault: str
) -> None:
    before = catalogue(root, "cases").read_text("utf-8")
    with pytest.raises(DoesNotFit, match=fault):
        fill(root, root / "translations", "nl", {"cases": {"Your cases": "Uw zaken"}, **given})
    assert catalogue(root, "cases").read_text("utf-8") == before


def test_a_form_that_means_one_number_may_leave_the_number_out(root: Path) -> None:
    fill(root, root / "translations", "nl", {"cases": {"%(n)s case": ["Eén zaak", "%(n)s zaken"]}})


def test_compiled_words_are_the_words_of_the_catalogue(complete: Path) -> None:
    translations = complete / "translations"
    assert compile_book(translations, "nl") == 3
    assert catalogue(complete, "web").with_suffix(".mo").exists()
    dutch = load_words(translations, ["nl"])["nl"]
    assert dutch.text("Your cases") == "Uw zaken"
    assert dutch.count("%(n)s day left", "%(n)s days left", 2) == "Nog 2 dagen"


def test_every_offered_language_is_complete_and_as_written_anew() -> None:
    assert "nl" in offered(ROOT / "translations")
    assert problems(ROOT, ROOT / "translations") == []
