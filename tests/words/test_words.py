"""What the portal says in a language: messages, counts, days, lists."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from timeit import timeit

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from portal.settings import ROOT
from portal.words import N_, MissingCatalogue, Said, SaidCount, Words, load_words
from portal.words.compiled import read_compiled
from portal.words.loading import taken
from tests.words.brackets import outside

DAY = date(2019, 8, 27)

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: %s;\\n"\n\n'
DUTCH = HEADER % "nplurals=2; plural=(n != 1)"
ARABIC = HEADER % (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
)


@pytest.fixture
def words(tmp_path: Path) -> dict[str, Words]:
    """Two Dutch rooms and one Arabic room of a small portal."""
    files = {
        "nl/cases": DUTCH
        + 'msgid "Answer due by %(day)s."\nmsgstr "U krijgt antwoord voor %(day)s."\n\n'
        + 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s dag"\nmsgstr[1] "%(n)s dagen"\n',
        "nl/web": DUTCH
        + 'msgid "Send & stop"\nmsgstr "Stuur & stop"\n\n#, fuzzy\nmsgid "Back"\nmsgstr "Rug"\n\n'
        + 'msgid "Case %(number)s & more"\nmsgstr "Zaak %(number)s & meer"\n',
        "ar/cases": ARABIC
        + 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'
        + "".join(f'msgstr[{form}] "{form}: %(n)s"\n' for form in range(6)),
    }
    for name, text in files.items():
        lang, room = name.split("/")
        path = tmp_path / lang / "LC_MESSAGES" / f"{room}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load_words(tmp_path, ["nl", "en", "ar"], pseudo=True)


def test_the_rooms_of_a_language_speak_with_one_mouth(words: dict[str, Words]) -> None:
    assert words["nl"].text("Send & stop") == "Stuur & stop"
    assert words["nl"].text("Answer due by %(day)s.", day=DAY) == "U krijgt antwoord voor 27 augustus 2019."


def test_a_message_nobody_translated_is_said_in_english(words: dict[str, Words]) -> None:
    assert words["nl"].text("Unknown %(thing)s", thing="x") == "Unknown x"
    assert words["nl"].count("%(n)s cat", "%(n)s cats", 2) == "2 cats"


def test_a_translation_that_somebody_doubts_is_not_said(words: dict[str, Words]) -> None:
    assert words["nl"].text("Back") == "Back"


def test_english_needs_no_catalogue_but_a_language_without_one_is_refused(tmp_path: Path) -> None:
    assert load_words(tmp_path, ["en"])["en"].text("Hello") == "Hello"
    with pytest.raises(MissingCatalogue, match="nl"):
        load_words(tmp_path, ["nl"])


def test_a_count_takes_the_form_of_its_number(words: dict[str, Words]) -> None:
    assert words["nl"].count("%(n)s day", "%(n)s days", 1) == "1 dag"
    assert words["nl"].count("%(n)s day", "%(n)s days", 1204) == "1.204 dagen"
    assert words["en"].count("%(n)s day", "%(n)s days", 1204) == "1,204 days"
    forms = [words["ar"].count("%(n)s day", "%(n)s days", n)[0] for n in (0, 1, 2, 3, 11, 100)]
    assert forms == ["0", "1", "2", "3", "4", "5"]


def test_a_message_travels_as_a_value_until_a_language_is_known(words: dict[str, Words]) -> None:
    said = Said(N_("Answer due by %(day)s."), day=DAY)
    assert said == Said("Answer due by %(day)s.", day=DAY)
    assert hash(said) == hash(Said("Answer due by %(day)s.", day=DAY))
    assert said != Said("Answer due by %(day)s.", day=date(2020, 1, 1))
    assert words["nl"].say(said) == "U krijgt antwoord voor 27 augustus 2019."
    assert words["nl"].say(SaidCount("%(n)s day", "%(n)s days", 3)) == "3 dagen"
    assert words["nl"].say("Send & stop") == "Stuur & stop"
    with pytest.raises(AttributeError):
        said.msgid = "other"  # type: ignore[misc]  # This is what must fail.


def test_a_message_in_a_log_shows_none_of_its_values() -> None:
    assert "Sanne" not in repr(Said("Dear %(name)s", name="Sanne")) + str(
        SaidCount("a", "b", 1, name="Sanne")
    )


def test_a_message_within_a_message_is_said_in_the_same_language(words: dict[str, Words]) -> None:
    inner = SaidCount("%(n)s day", "%(n)s days", 2)
    assert words["nl"].text("Wait: %(what)s", what=inner) == "Wait: 2 dagen"


def test_days_are_written_as_the_language_writes_them(words: dict[str, Words]) -> None:
    dutch, english, arabic = words["nl"], words["en"], words["ar"]
    assert dutch.day(DAY) == "27 augustus 2019"
    assert dutch.weekday(DAY) == "dinsdag 27 augustus 2019"
    assert dutch.month(DAY) == "augustus 2019"
    assert english.day(DAY) == "27 August 2019"
    assert arabic.day(DAY).startswith("27 ") and arabic.day(DAY).endswith(" 2019")


def test_an_evening_belongs_to_that_evenings_day_in_amsterdam(words: dict[str, Words]) -> None:
    evening = datetime(2019, 8, 27, 22, 30, tzinfo=UTC)
    assert words["nl"].moment(evening) == "28 augustus 2019, 00:30"
    assert words["nl"].day(evening) == "28 augustus 2019"
    assert words["nl"].text("%(at)s", at=evening) == "28 augustus 2019, 00:30"
    assert words["nl"].moment(datetime(2019, 1, 27, 13, 5, tzinfo=UTC)) == "27 januari 2019, 14:05"


def test_a_moment_without_a_time_zone_is_refused(words: dict[str, Words]) -> None:
    with pytest.raises(ValueError, match="aware"):
        words["nl"].moment(datetime(2019, 8, 27, 14, 5))


def test_a_year_gets_no_dots_and_an_amount_does(words: dict[str, Words]) -> None:
    assert words["nl"].text("In %(year)s", year=2019) == "In 2019"
    assert words["nl"].number(1204) == "1.204"
    assert words["nl"].text("%(hours)s", hours=1.5) == "1,5"
    assert words["ar"].number(1204).isascii()


def test_what_is_said_in_parts_has_the_comma_of_the_language() -> None:
    real = load_words(ROOT / "translations", ["nl", "ar"])
    assert real["nl"].row("Gemeente", "", Said("Back")) == "Gemeente, Terug"
    assert real["ar"].row("جهة", "قسم") == "جهة، قسم"
    assert real["nl"].row() == ""


def test_a_list_ends_with_and(words: dict[str, Words]) -> None:
    assert words["nl"].listing([]) == ""
    assert words["nl"].listing(["a"]) == "a"
    assert words["nl"].listing(["a", "b"]) == "a en b"
    assert words["nl"].listing(["a", "b", DAY, "d"]) == "a, b, 27 augustus 2019 en d"
    assert words["nl"].listing([Markup("<b>a</b>"), "<i>"]) == Markup("<b>a</b> en &lt;i&gt;")


def test_a_dutch_name_keeps_its_direction_in_arabic(words: dict[str, Words]) -> None:
    apart = "\u2068Gemeente Waterstad.\u2069"
    assert words["ar"].text("To %(name)s", name="Gemeente Waterstad.") == f"To {apart}"
    assert apart in words["ar"].listing(["Gemeente Waterstad.", "جهة"])
    assert words["ar"].text("To %(name)s", name="جهة") == "To جهة"
    assert words["ar"].text("To %(name)s", name=Markup("<b>a</b>")) == Markup("To <b>a</b>")
    assert words["nl"].text("To %(name)s", name="Gemeente") == "To Gemeente"


@pytest.mark.parametrize("number", ["088 1805 250", "14 099", "+31 88 180 52 50", "(010) 123 45", "2020-2"])
def test_groups_of_digits_keep_their_order_in_arabic(words: dict[str, Words], number: str) -> None:
    # On two lines the second half would stand before the first.
    whole = number.replace(" ", "\u00a0")
    assert words["ar"].text("Call %(phone)s", phone=number) == f"Call \u2068{whole}\u2069"
    assert words["nl"].text("Call %(phone)s", phone=number) == f"Call {number}"
    assert words["ar"].text("In %(year)s", year="2026") == "In 2026"


def test_a_case_number_stays_markup_and_all_around_it_is_escaped(words: dict[str, Words]) -> None:
    number = Markup('<bdi dir="ltr">AB-12</bdi>')
    text = words["nl"].text("Case %(number)s & more", number=number)
    assert text == Markup('Zaak <bdi dir="ltr">AB-12</bdi> &amp; meer')
    assert isinstance(text, Markup)
    mixed = words["en"].text("%(a)s %(b)s", a=number, b="<script>")
    assert mixed.endswith("&lt;script&gt;")
    assert not isinstance(words["nl"].text("Case %(number)s & more", number="<x>"), Markup)


def test_a_percent_sign_stands_for_itself_where_there_are_no_values(words: dict[str, Words]) -> None:
    assert words["nl"].text("50% of all") == "50% of all"
    assert words["nl"].text("50%% of %(x)s", x="all") == "50% of all"


def test_a_language_knows_its_name_and_direction(words: dict[str, Words]) -> None:
    assert [(w.lang, w.name, w.dir) for w in words.values()] == [
        ("nl", "Nederlands", "ltr"),
        ("en", "English", "ltr"),
        ("ar", "العربية", "rtl"),
        ("zz", "⟦Pseudo⟧", "ltr"),
    ]


def test_the_made_up_language_puts_everything_in_one_pair_of_brackets(words: dict[str, Words]) -> None:
    pseudo = words["zz"]
    said = Said("Due %(day)s, %(rest)s", day=DAY, rest=Said("or later"))
    assert pseudo.say(said) == "⟦Due 27 August 2019, or later⟧"
    everything = [
        *(pseudo.text("Hi"), pseudo.count("%(n)s day", "%(n)s days", 2), pseudo.day(DAY), pseudo.month(DAY)),
        *(pseudo.weekday(DAY), pseudo.moment(datetime(2019, 8, 27, tzinfo=UTC)), pseudo.listing(["a", "b"])),
    ]
    assert outside("".join(everything)) == ""
    assert pseudo.text("%(x)s!", x=Markup("<b>1</b>")) == Markup("⟦<b>1</b>!⟧")
    assert outside(f"a{pseudo.text('%(d)s', d=pseudo.day(DAY))}b") == "ab"


def test_words_edited_after_they_were_compiled_are_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "nl" / "LC_MESSAGES" / "web.po"
    path.parent.mkdir(parents=True)
    path.write_text(DUTCH + 'msgid "Stop"\nmsgstr "Stoppen"\n', "utf-8")
    path.with_suffix(".mo").write_bytes(b"older than the text beside it")
    os.utime(path.with_suffix(".mo"), (1_000, 1_000))
    assert load_words(tmp_path, ["nl"])["nl"].text("Stop") == "Stoppen"


def test_a_hundred_messages_and_twenty_days_cost_almost_nothing(words: dict[str, Words]) -> None:
    dutch, days = words["nl"], [date(2026, 3, day) for day in range(1, 21)]
    assert timeit(lambda: [dutch.text("Send & stop") for _ in range(100)], number=20) / 20 < 0.001
    dutch.listing(days)
    assert timeit(lambda: [dutch.day(day) for day in days], number=20) / 20 < 0.001


def test_a_compiled_catalogue_says_the_same_as_the_one_it_was_made_of() -> None:
    for path in (ROOT / "translations").glob("*/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            catalogue = read_po(file)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        assert read_compiled(compiled.getvalue()) == taken(catalogue), path


def test_what_is_no_compiled_catalogue_is_not_read() -> None:
    with pytest.raises(ValueError, match="no compiled catalogue"):
        read_compiled(b"msgid " * 10)
