"""A form that came too late and that nobody may keep: whoever sits at that computer next learns nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.visitor import Visitor

WORDS = "They talked about me, and nobody asked."


@pytest.mark.parametrize("site", ["same-origin", "cross-site"])
def test_what_was_sent_after_signing_out_is_shown_to_nobody(
    client_for: Callable[..., Visitor], site: str
) -> None:
    wife = client_for("wife", lang="en")
    page = wife.open("cases/new/complaint")
    token = page.tree.xpath("string(//main//input[@name='csrf_token']/@value)")
    wife.client.delete_cookie("inzage")
    given = {"csrf_token": token, "answer": WORDS}
    answer = wife.client.post("/en/cases/new/complaint", data=given, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 400
    # A browser sends an old form again when somebody goes back: its words must not come with the answer.
    assert WORDS not in answer.text
    assert "Maybe you have to sign in first." in answer.text
    assert "We did not save your last step." in answer.text
