"""With a code: take back what was told, take it up again, and add a file once there is a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.signals.models import SignalFile
from tests.cases.ways import picture
from tests.signals.test_naming import add_name, store_of
from tests.signals.ways import told, use
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody at a computer of a library."""
    return Visitor(app, lang="en")


@pytest.mark.requirement("R-199", "L-04")
def test_what_has_no_name_is_taken_back_and_taken_up_by_writing_again(
    visitor: Visitor, client_for: ClientFor
) -> None:
    use(visitor, told(visitor, kind="complaint"))
    page = visitor.open("signal/mine/withdraw")
    assert "Does somebody press you to withdraw? You do not have to." in page.text
    page = visitor.fill(page, {}, form="/withdraw")
    assert "You took it back. Nobody works on it." in page.text
    handler = client_for("complaint-handler", lang="en")
    shown = handler.open(handler.open("desk/signals").links("/desk/signals/")[0])
    assert "Its sender took it back" in shown.text
    assert not shown.tree.xpath("//main//form"), "nobody answers it"
    page = visitor.fill(visitor.open("signal/mine"), {"text": "Toch wel."}, form="/signal/mine")
    assert "It came in." in page.text
    assert handler.open(handler.at).tree.xpath("//main//form"), "it can be answered again"


@pytest.mark.requirement("R-199", "T-57")
def test_a_case_with_a_code_is_withdrawn_and_taken_up_within_two_weeks(visitor: Visitor) -> None:
    use(visitor, told(visitor, kind="complaint"))
    add_name(visitor)
    page = visitor.fill(visitor.open("signal/mine/withdraw"), {}, form="/withdraw")
    assert "You can take it up again until" in page.text
    assert not page.tree.xpath("//main//form[contains(@action, '/case/files')]")
    page = visitor.fill(page, {}, form="/undo")
    assert "You can take it up again" not in page.text
    assert page.tree.xpath("//main//form[contains(@action, '/case/files')]")


@pytest.mark.requirement("R-199", "T-60")
def test_a_file_is_added_with_a_code_and_a_download_warns_first(visitor: Visitor) -> None:
    use(visitor, told(visitor, kind="complaint"))
    page = add_name(visitor)
    wrong = visitor.fill(page, {}, form="/case/files", status=400)
    assert "Choose a file first." in wrong.text
    page = visitor.fill(page, {"file": (picture(), "brief.jpg"), "medical": "no"}, form="/case/files")
    file = page.links("/case/files/")[0]
    warning = visitor.open(file)
    assert "Anyone who uses this device" in warning.text or warning.links("sure=yes")
    given = visitor.client.get(warning.links("sure=yes")[0])
    assert given.data.startswith(b"\xff\xd8\xff")
    assert given.headers["Content-Disposition"] == 'attachment; filename="file-1.jpg"'
    other = Visitor(visitor.app, lang="en")
    assert other.client.get(file).status_code == 401
    use(other, told(other, kind="complaint"))
    add_name(other)
    assert other.client.get(file).status_code == 401, "another code opens nothing of it"


@pytest.mark.requirement("R-199", "L-04")
def test_a_file_without_a_name_is_read_at_the_desk_and_goes_along_into_the_case(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    use(visitor, told(visitor, kind="complaint"))
    page = visitor.open("signal/mine/files")
    wrong = visitor.fill(page, {"file": (picture(), "x.jpg"), "medical": "yes"}, form="/files", status=400)
    assert "Add your name first." in wrong.text
    visitor.fill(page, {"file": (picture(), "jan jansen.jpg"), "medical": "no"}, form="/files")
    mine = visitor.open("signal/mine/files").links("/signal/mine/files/")[0]
    assert visitor.client.get(f"{mine}?sure=yes").data.startswith(b"\xff\xd8\xff")
    handler = client_for("complaint-handler", lang="en")
    shown = handler.open(handler.open("desk/signals").links("/desk/signals/")[0])
    assert "jansen" not in shown.response.text, "a name of a file could say who it is"
    file = shown.links("/files/")[0]
    assert handler.client.get(file).data.startswith(b"\xff\xd8\xff")
    assert client_for("privacy-officer", lang="en").client.get(file).status_code == 404
    assert Visitor(app).client.get(f"{mine}?sure=yes").status_code == 401
    with store_of(app).reading() as work:
        assert b"\xff\xd8\xff" not in work.value(select(SignalFile.sealed)), "it is sealed"
    page = add_name(visitor)
    assert visitor.client.get(f"{page.links('/case/files/')[0]}?sure=yes").data.startswith(b"\xff\xd8\xff")
    with store_of(app).reading() as work:
        assert work.rows(select(SignalFile.id)) == []
