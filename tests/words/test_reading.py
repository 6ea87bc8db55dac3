"""Is what the portal says plain enough to read?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.words.catalogues import forms, read_book, spoken
from portal.words.rooms import messages
from tests.words.pagetext import read_page
from tests.words.reading import WORD, Score, score, score_page

ROOT = Path(__file__).resolve().parents[2]
LONG_ENOUGH = 8
"""A message of fewer words is a label or a heading, and says little about sentences."""

PLAIN = (
    "Iemand van de gemeente was niet aardig voor u. U mag daarover klagen. Dat kost niets. Wij lezen uw "
    "klacht en bellen u. Daarna zoeken wij uit wat er is gebeurd. U krijgt binnen zes weken een antwoord. "
    "Lukt dat niet? Dan schrijven wij u een brief. Wilt u hulp? Bel ons dan, of kom langs."
)
OFFICE = (
    "Indien u van mening bent dat de betreffende persoonsgegevens onjuist zijn geregistreerd, dient u "
    "middels het daartoe bestemde formulier een gemotiveerd verzoek tot rectificatie in te dienen bij de "
    "verwerkingsverantwoordelijke. Uw verzoekschrift wordt vervolgens in behandeling genomen door de "
    "desbetreffende organisatieonderdelen, waarna een beslissing inzake de gegrondheid van uw verzoek wordt "
    "bekendgemaakt."
)
PAGE = """<!doctype html><html lang="nl"><head><title>Niet de titel</title></head><body>
<nav>Niet het menu.</nav><main><h1>Uw zaken</h1><!-- Geen woord. -->
<p>U hebt <strong>twee</strong> zaken. Dat is goed.</p>
<ul><li>Eerste stap</li><li>Tweede stap</li></ul>
<dl><dt>Nummer</dt><dd>AB-12 middels het systeem</dd></dl><p hidden>Verborgen.</p>
<blockquote>Wat een ander zegt.</blockquote><p>Uw <dfn>grondslag</dfn> en uw termijn en een zienswijze.</p>
<a href="/nl/woordenlijst#termijn">Wat is een termijn?</a><script>var x = "Nee";</script>
</main></body></html>"""


def dutch() -> dict[str, list[str]]:
    """Return every Dutch message of the portal, by room."""
    return {
        room: [form for message in spoken(catalogue) for form in forms(message) if form]
        for room, catalogue in read_book(ROOT / "translations", "nl").items()
    }


def english() -> list[str]:
    """Return every message as it stands in the code."""
    ids = [message.id for catalogue in messages(ROOT).values() for message in spoken(catalogue)]
    return [one for msgid in ids for one in ((msgid,) if isinstance(msgid, str) else msgid)]


def row(name: str, result: Score) -> str:
    """Return one line of the table."""
    numbers = (
        f"{result.sentences:9} {result.words_a_sentence:9.1f} {result.longest_words:7} {result.ease:6.0f}"
    )
    return f"{name:15} {numbers} {result.passives:8}"


@pytest.mark.requirement("R-120")
def test_plain_dutch_scores_high_and_office_dutch_scores_low() -> None:
    plain, office = score([PLAIN]), score([OFFICE])
    assert plain.ease >= 80
    assert plain.words_a_sentence <= 12
    assert not plain.forbidden
    assert not plain.unexplained
    assert office.ease < 30
    assert office.longest_words > 25
    assert {"dient u", "indien", "middels", "betreffende", "inzake"} <= set(office.forbidden)
    assert office.passives == 1
    assert "verwerkingsverantwoordelijke" in office.unexplained


def test_english_is_graded_by_school_year() -> None:
    plain = score(
        ["You may complain about this. It is free. We read it and call you within six weeks."], "en"
    )
    office = score(
        ["Notification regarding the administrative determination is communicated subsequently."], "en"
    )
    assert plain.grade < 6 < office.grade


def test_an_abbreviation_or_a_number_does_not_end_a_sentence() -> None:
    assert score(["U betaalt 1.204 euro, bijv. in mei. Dat is alles."]).sentences == 2
    assert score(["Antwoord voor %(day)s. Zie %(what)s."]).words == 7


def test_the_text_of_a_page_is_what_somebody_reads_of_it() -> None:
    assert read_page(PAGE).passages == (
        *("Uw zaken", "U hebt twee zaken. Dat is goed.", "Eerste stap", "Tweede stap", "Nummer"),
        *("Uw grondslag en uw termijn en een zienswijze.", "Wat is een termijn?"),
    )


@pytest.mark.requirement("R-120")
def test_a_hard_word_passes_only_where_the_page_explains_it() -> None:
    result = score_page(PAGE)
    assert result.unexplained == ("zienswijze",)
    assert result.forbidden == ()
    assert result.sentences == 8
    assert "grondslag" in score_page(PAGE.replace("dfn", "em")).unexplained


@pytest.mark.requirement("R-120", "T-68")
def test_no_dutch_sentence_is_long_and_none_talks_like_an_office() -> None:
    faults = []
    for room, texts in dutch().items():
        for text in texts:
            result = score([text])
            if len(WORD.findall(text)) >= LONG_ENOUGH and result.longest_words > 25:
                faults.append(f"{room}: {result.longest_words} words: {result.longest}")
            faults += [f"{room}: {phrase!r} in: {text}" for phrase in result.forbidden]
    assert not faults, "\n".join(faults)


@pytest.mark.requirement("R-252")
@pytest.mark.parametrize(
    "text", ["U dient dit te sturen.", "Dit is uw eigen schuld.", "U had moeten bellen.", "U hebt nagelaten."]
)
def test_a_text_that_orders_or_blames_is_stopped_in_a_message_and_on_a_page(text: str) -> None:
    assert score([text]).forbidden
    assert score_page(f'<html lang="nl"><main><h1>Brief</h1><p>{text}</p></main></html>').forbidden
    assert not score(["Stuur dit voor vrijdag. Bel ons als het niet lukt."]).forbidden


@pytest.mark.requirement("T-78")
def test_laws_and_bodies_have_the_names_of_today() -> None:
    """What the reports call Wbp and AMHK is the AVG and Veilig Thuis now."""
    old = re.compile(r"\b(?:Wbp|AMHK|College bescherming|Bureau Jeugdzorg|Wet bescherming persoons)", re.I)
    said = [form for texts in dutch().values() for form in texts] + english()
    assert [text for text in said if old.search(text)] == []
    assert any("AVG" in text for text in said) and any("Veilig Thuis" in text for text in said)


@pytest.mark.requirement("R-120")
def test_dutch_says_who_does_what() -> None:
    result = score(
        text for texts in dutch().values() for text in texts if len(WORD.findall(text)) >= LONG_ENOUGH
    )
    assert result.passives <= 0.1 * result.sentences


@pytest.mark.requirement("R-120", "T-68", "L-60")
def test_all_dutch_together_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    book = dutch()
    together = score(text for texts in book.values() for text in texts)
    table = [row(room, score(texts)) for room, texts in book.items()]
    with capsys.disabled():
        print("\n\nDutch by room   sentences  words/s. longest  Douma passives")
        print("\n".join([*table, row("all together", together)]))
    assert together.words_a_sentence <= 12
    assert together.ease >= 65


@pytest.mark.requirement("R-120")
def test_all_english_together_is_for_grade_six(capsys: pytest.CaptureFixture[str]) -> None:
    together = score(english(), "en")
    with capsys.disabled():
        print(f"\nEnglish: {together.sentences} sentences, grade {together.grade:.1f}")
    assert together.words_a_sentence <= 12
    assert together.grade < 7
