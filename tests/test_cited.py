"""What is cited from the reports is right, also where the reports say two things or print something wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from portal.cases.norms import NORMS
from portal.settings import ROOT
from portal.terms import LEGAL_TERMS

pytestmark = pytest.mark.requirement("T-79")
HOME = Path(ROOT)

PRINTED = {
    r"58\D{1,20}48\D{1,30}\b20\s?%": "10 of 58 is 17.2%; 20.8% is the change divided by the new value",
    r"3\D{1,12}6\D{1,20}\b50\s?%": "from 3 to 6 is 100% more",
    r"2\D{1,12}6\D{1,20}\b67\s?%(?! up' is wrong)": "from 2 to 6 is 200% more",
    r"(?i)\b(?:thirty|dertig|30)\s+(?:norms|normen)": "the annex has 31",
    r"(?i)recommendation 5\b.{0,40}socrates": "it is about recommendation 6",
    r"(?i)persoonsgebonden\s*aanpak": "persoonsgerichte aanpak",
    r"(?i)algemene verordening gegevensverwerking": "gegevensbescherming",
    r"(?i)vraag analyse": "one word: vraaganalyse",
    r"5 (?:juli|July) 2018": "the talk was on 5 July 2019",
    r"(?i)mevrouw O\.": "elsewhere she is H., and then G.",
    r"\b139\b(?= signalen| signals)": "24 reactions and 115 signals are two collections",
    r"(?i)art(?:ikel|icle|\.)\s*\d+\s*(?:van de\s*)?Wbp(?!.*(?:GDPR|AVG|old))": "the GDPR since 2018",
}
"""What stands in a report and is not right, each with what is."""


def texts() -> Iterator[tuple[str, str]]:
    """Every text that cites: our lists of requirements, laws and traps, and all that pages say."""
    for name in ("requirements", "laws", "traps"):
        with (HOME / "docs" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from ((f"docs/{name}.csv", " ".join(row)) for row in csv.reader(file))
    for path in sorted((HOME / "translations" / "nl" / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as book:
            for message in read_po(book, locale="nl"):
                forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
                yield from ((path.name, str(one)) for one in (*forms, message.id))
    for path in sorted((HOME / "portal" / "demo" / "town").glob("*.jsonl")):
        yield from ((path.name, line) for line in path.read_text("utf-8").splitlines())


def test_nothing_repeats_what_a_report_printed_wrong() -> None:
    faults = [
        f"{where}: {text[:90]} ({right})"
        for where, text in texts()
        for printed, right in PRINTED.items()
        if re.search(printed, text)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (0, "van 58 naar 48 klachten, dat is ongeveer 20% minder"),
        (3, "The thirty norms of conduct"),
        (6, "Algemene Verordening Gegevensverwerking"),
        (8, "het gesprek van 5 juli 2018"),
    ],
)
def test_the_look_finds_what_it_looks_for(printed: int, text: str) -> None:
    assert re.search(list(PRINTED)[printed], text)


def test_a_wrong_figure_that_is_named_says_that_it_is_wrong() -> None:
    (row,) = [text for where, text in texts() if where == "docs/requirements.csv" and "67%" in text]
    assert "wrong" in row and "200" in row


def test_terms_come_from_the_law_and_the_norms_are_those_of_the_ombudsman() -> None:
    """The reports name no terms of a complaint, and another number of norms."""
    assert len(NORMS) == 22
    assert all(row.article for row in LEGAL_TERMS.rows if not row.is_own_target)
