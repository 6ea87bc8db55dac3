"""A form that came too late and that nobody may keep: its reader gets the words back on the page."""

from __future__ import annotations

from collections.abc import Callable

from tests.visitor import Visitor

WORDS = "They talked about me, and nobody asked."


def late(wife: Visitor, **headers: str) -> str:
    """Send a first page after the session is gone, and return what the answer says."""
    page = wife.open("cases/new/complaint")
    token = page.tree.xpath("string(//main//input[@name='csrf_token']/@value)")
    wife.client.delete_cookie("inzage")
    given = {"csrf_token": token, "answer": WORDS}
    answer = wife.client.post("/en/cases/new/complaint", data=given, headers=headers)
    assert answer.status_code == 400
    return answer.text


def test_what_was_typed_after_signing_out_is_shown_again(client_for: Callable[..., Visitor]) -> None:
    text = late(client_for("wife", lang="en"))
    assert WORDS in text
    assert "Maybe you have to sign in first." in text
    assert "We did not save your last step." in text


def test_what_another_site_sent_is_no_text_of_the_reader(client_for: Callable[..., Visitor]) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert WORDS not in late(client_for("wife", lang="en"), **headers)
