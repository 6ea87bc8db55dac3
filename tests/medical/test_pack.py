"""What is kept apart never goes along: not in the pack for the ombudsman, not in a letter, not in a copy."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator

import pytest

from portal.letters import engine
from tests.cases.ways import picture
from tests.medical.sounds import m4a
from tests.medical.test_pages import decide, first, offer
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
NAME = "huisarts"


def leaving(who: Visitor, case: str) -> Iterator[tuple[str, bytes]]:
    """Give everything that its person can take along of a case, each file with a name."""
    packed = who.client.get(f"{case}/all/file?look=zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        for entry in found.infolist():
            yield entry.filename, found.read(entry)
    looks = ("text", "letter", "large", "kept") if engine.is_available() else ("text",)
    for look in looks:
        yield f"all-{look}", who.client.get(f"{case}/all/file?look={look}").data
        for address in who.open(f"{case}/letters").links("/letters/"):
            yield f"letter-{look}", who.client.get(f"{address}/file?look={look}").data
    yield "all.html", who.client.get(f"{case}/all").data
    yield "receipt.json", who.client.get(f"{case}/receipt/file").data


def check(who: Visitor, case: str, content: bytes) -> None:
    """Check that neither the thing, nor its mark, nor its name leaves."""
    marks = [hashlib.sha256(content).hexdigest().encode(), NAME.encode()]
    names = set()
    for name, given in leaving(who, case):
        names.add(name)
        assert content not in given, name
        assert not [mark for mark in marks if mark in given], name
        assert given, name
    assert {"all.txt", "receipt.json", "all-text", "letter-text"} <= names
    assert not [name for name in names if name.startswith("file-")]


@pytest.mark.requirement("R-037", "R-041")
def test_a_paper_about_health_is_in_no_pack_before_and_after_it_was_opened(client_for: ClientFor) -> None:
    her, adviser = client_for("wife", device="own"), client_for("medical-adviser")
    content = picture().getvalue()
    case = offer(her, "yes", io.BytesIO(content), f"{NAME}.jpg")
    check(her, case, content)
    item = first(adviser)
    page = decide(adviser, item, "decide_to_open")
    token = {"csrf_token": page.tree.xpath("//input[@name='csrf_token']/@value")[0]}
    opened = adviser.client.post(f"{item}/file", data=token).data
    check(her, case, opened)
    decide(adviser, item, "destroy", conclusion="Een traplift is nodig.")
    check(her, case, opened)


@pytest.mark.requirement("R-037", "R-210")
def test_a_recording_that_waits_is_in_no_pack(client_for: ClientFor) -> None:
    her = client_for("wife", device="own")
    content = m4a()
    case = offer(her, "others", io.BytesIO(content), f"{NAME}.m4a")
    check(her, case, content)


@pytest.mark.requirement("R-037", "R-041")
def test_beside_a_file_that_may_go_along_only_that_one_does(client_for: ClientFor) -> None:
    her = client_for("wife", device="own")
    case = offer(her, "yes", picture(), f"{NAME}.jpg")
    her.fill(her.open(case), {"file": (picture(), "keuken.jpg"), "medical": "no"}, form="/files")
    packed = her.client.get(f"{case}/all/file?look=zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        files = [name for name in found.namelist() if name.startswith("file-")]
        text = found.read("all.txt").decode()
    assert files == ["file-1.jpg"]
    assert "keuken.jpg" in text
    assert NAME not in text
