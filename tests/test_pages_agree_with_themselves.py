"""Nothing on a page says the opposite of something else on it, and what is over is not still to come."""

from __future__ import annotations

import lxml.html
import pytest

from tests.everypage.fixtures import Albums

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def said_on(album_of: Albums, name: str, lang: str = "en") -> str:
    """Return the text of the main part of one page, with one space between words."""
    page = next(one for one in album_of(lang).pages if one.name == name)
    (main,) = lxml.html.fromstring(page.html).xpath("//main")
    return " ".join(main.text_content().split())


def test_a_day_that_has_passed_is_told_as_past(album_of: Albums) -> None:
    said = said_on(album_of, "case-late")
    assert "they had to tell you on 21 December 2026 at the latest." in said
    assert "Will they not look into your complaint?" not in said
    assert "They could take longer once, until 1 February 2027." in said
    assert "They may take longer" not in said


def test_a_point_without_an_answer_is_too_late_as_well(album_of: Albums) -> None:
    page = next(one for one in album_of("en").pages if one.name == "case-late")
    heading = "Your points, each with its own answer"
    (point,) = lxml.html.fromstring(page.html).xpath(
        "//h2[.=$heading]/following-sibling::ol[1]/li", heading=heading
    )
    assert "Too late" in point.text_content() and "It did not come." in point.text_content()
    assert "Received" not in point.text_content()
    assert "Answer on" not in point.text_content()


def test_a_box_that_one_button_needs_is_not_called_optional(album_of: Albums) -> None:
    for name in ("inspection-check", "inspection-check-wrong"):
        said = said_on(album_of, name)
        assert "What must be changed?" in said and "Only when you send it back." in said
        assert "What must be changed? (you may leave this empty)" not in said


def test_an_error_names_what_this_page_asks(album_of: Albums) -> None:
    said = said_on(album_of, "complaint-step-wrong")
    assert "Write what you want to ask." in said and "want to add" not in said


def test_a_letter_to_send_speaks_of_my_data_and_says_that_it_is_in_dutch(album_of: Albums) -> None:
    said = said_on(album_of, "case-letter-formal")
    assert "Request to see my data" in said and "your data" not in said
    assert "These words are in Dutch" in said
    assert "Deze woorden zijn in het Nederlands" not in said_on(album_of, "case-letter-formal", "nl")


def test_the_box_with_the_dutch_letter_is_marked_as_dutch(album_of: Albums) -> None:
    page = next(one for one in album_of("ar").pages if one.name == "case-letter-formal")
    (box,) = lxml.html.fromstring(page.html).xpath("//main//textarea")
    assert box.get("lang") == "nl" and "U BENT TE LAAT MET UW ANTWOORD" in box.text


def test_what_was_wrong_in_an_earlier_text_does_not_stand_beside_a_yes(album_of: Albums) -> None:
    said = said_on(album_of, "voice-in-dutch")
    assert "You said that it is right" in said
    assert "What you said is not right" not in said and "What was not right in the text before" in said
    assert "What you said is not right" in said_on(album_of, "voice-wrong")


def test_no_rule_is_named_where_nothing_was_shared(album_of: Albums) -> None:
    said = said_on(album_of, "desk-meeting-preview")
    assert "decided not to share something about you" in said
    assert "They say that your consent was not needed. The reason: nothing was shared." in said
    assert said.count("Nothing was shared, so no rule was needed for that.") == 2
    assert "Participatiewet" not in said and "The law gives this organisation a task" not in said
