"""A page for an official speaks to that official: the words of the person stand there as a quotation only."""

from __future__ import annotations

import re

import lxml.html
import pytest

from tests.everypage.fixtures import Albums

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

OF_OFFICIALS = (
    "visit-ask-phone",
    "visit-paper",
    "desk-paper",
    "desk-law",
    "desk-law-check",
    "desk-helpers-law",
    "complaint-letter",
    "stand-ins",
    "policies",
    "desk-files-of-person",
    "desk-file",
    "desk-file-parts",
    "desk-file-extra-asked",
    "desk-papers-code",
    "helping",
)
"""Pages that only an official or who acts reads, and that once spoke to the person as well."""

TO_THE_PERSON = re.compile(
    r"about me\b|\bmy (?:data|health)|talked about me|I choose|only your money|You are right|somebody I know|"
    r"act for you|your (?:home|body|child|neighbourhood|privacy|file\b)|and you agreed|I have a question|"
    r"you feel|you do in the day|about you only|which you asked for"
)


@pytest.mark.parametrize("name", OF_OFFICIALS)
def test_a_page_for_an_official_does_not_speak_to_the_person(name: str, album_of: Albums) -> None:
    page = next(one for one in album_of("en").pages if one.name == name)
    (main,) = lxml.html.fromstring(page.html).xpath("//main")
    as_read = "They stand here as the person reads them."
    for quoted in main.xpath(".//blockquote | .//nav | .//fieldset[contains(., $said)]", said=as_read):
        quoted.drop_tree()
    said = re.sub(r"“[^”]*”", "", main.text_content())
    assert TO_THE_PERSON.findall(said) == []


def test_what_is_read_out_by_phone_stands_apart_as_words_for_the_person(album_of: Albums) -> None:
    page = next(one for one in album_of("en").pages if one.name == "visit-ask-phone")
    (main,) = lxml.html.fromstring(page.html).xpath("//main")
    (quoted,) = main.xpath(".//h2[normalize-space()='Read this out']/following-sibling::*[1]")
    assert quoted.tag == "blockquote"
    for words in ("Look with me who talked about me", "at once when you say so", "Vraagloket Centrum"):
        assert words in quoted.text_content()
        assert main.text_content().count(words) == 1
