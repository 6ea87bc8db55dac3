"""The person looks along at the counter, in large letters, and goes home with paper or without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.assistance.ways import press, visit
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.fixture
def helper(client_for: ClientFor) -> Visitor:
    """Somebody at the counter."""
    return client_for("helpdesk", lang="en")


@pytest.mark.requirement("R-119")
def test_the_person_looks_along_in_large_letters_at_what_is_typed(
    client_for: ClientFor, helper: Visitor
) -> None:
    id = visit(helper, client_for("wife", lang="en"))
    page = helper.open(f"/en/for/{id}/cases/new/complaint")
    assert "easier" not in (page.tree.get("class") or "")
    (button,) = page.tree.xpath("//button[contains(., 'Look along, in large letters')]")
    form = button.getparent()
    values = {**dict(form.form_values()), "wants": button.get("value")}
    page = helper.post(form.get("action"), values)
    assert page.tree.get("class") == "easier" and f"/for/{id}/" in helper.at, "the same page, large"
    wrong = helper.fill(page, {"answer": "Zij belden mij niet. " * 1500}, form="/complaint", status=400)
    assert wrong.tree.get("class") == "easier"
    assert "Zij belden mij niet." in wrong.form("/complaint").text_content(), "what is typed stands there"


@pytest.mark.requirement("R-119")
def test_a_visit_ends_with_a_receipt_and_the_rights_on_paper(client_for: ClientFor, helper: Visitor) -> None:
    id = visit(helper, client_for("wife", lang="en"), setting="room")
    page = press(helper, helper.open(f"/en/for/{id}/cases"), "/end")
    assert "Print this page and give it to the person." in page.text and "Your rights" in page.text


@pytest.mark.requirement("R-119")
def test_who_wants_no_paper_gets_none_and_loses_nothing(client_for: ClientFor, helper: Visitor) -> None:
    id = visit(helper, client_for("wife", lang="en"))
    page = helper.open(f"/en/for/{id}/cases")
    (button,) = page.tree.xpath("//header//button[contains(., 'the person wants no paper')]")
    form = button.getparent()
    ended = helper.post(form.get("action"), dict(form.form_values()))
    assert "The person wants no paper." in ended.text and "Print this page" not in ended.text
    assert "Nothing of this person is open any more." in ended.text
    assert ended.form("/slip") is not None, "and may still change their mind"
