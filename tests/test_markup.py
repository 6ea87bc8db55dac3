"""The code of every page is right: what the Nu HTML checker and html-validate find."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from portal.settings import ROOT
from tests.everypage import Album
from tests.everypage.fixtures import Albums

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

TOOLS = ROOT / "tests" / "tools" / "node_modules"
NU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"

NEWER_THAN_THE_CHECKER = ("field-sizing", "vector-effect")
"""Properties that browsers know and the list of the checker has not; without them a page works too."""

STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)

RULES = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:a11y"],
    "rules": {
        # HTML as people write it: a small doctype, quotes only where needed, titles as long as their page.
        **dict.fromkeys(("doctype-style", "attr-quotes", "void-style", "no-trailing-whitespace"), "off"),
        **dict.fromkeys(("no-implicit-button-type", "no-implicit-input-type", "long-title"), "off"),
        # The style sheet keeps a telephone number on one line.
        "tel-non-breaking": "off",
        # The boxes of one question have one name.
        "form-dup-name": ["error", {"shared": ["radio", "checkbox", "submit", "button"]}],
        "aria-label-misuse": ["error", {"allowAnyNamable": True}],
    },
}


def written(album: Album, folder: Path) -> list[Path]:
    """Write the pages of an album as files; the style, the same in each, is checked by itself."""
    files = []
    for page in album.pages:
        file = folder / f"{album.lang}-{page.name}.html"
        file.write_text(STYLE.sub("<style></style>", page.html), encoding="utf-8")
        files.append(file)
    return files


def nu(files: Iterable[Path], *options: str) -> dict[str, list[str]]:
    """Return what the Nu HTML checker finds, with the files where it finds it."""
    java = os.environ.get("JAVA") or "java"
    command = [java, "-Xss1m", "-jar", str(NU), "--errors-only", "--format", "json", *options]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        found[message["message"]].append(f"{Path(message['url']).name}: {message.get('extract', '')}")
    return found


@pytest.fixture(scope="module")
def files(album_of: Albums, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All pages in Dutch, and the Arabic ones that a browser looks at, as files."""
    folder = tmp_path_factory.mktemp("markup")
    arabic = album_of("ar")
    return [*written(album_of("nl"), folder), *written(Album("ar", arabic.seen(), {}), folder)]


def test_the_code_of_each_page_is_right(files: Sequence[Path]) -> None:
    assert nu(files) == {}


def test_the_style_sheet_is_right() -> None:
    faults = nu([ROOT / "static" / "portal.css"], "--css")
    assert [fault for fault in faults if not any(name in fault for name in NEWER_THAN_THE_CHECKER)] == []


def test_the_checker_finds_a_fault(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><html lang=nl><title>x</title><p><div></div></p>", encoding="utf-8")
    assert len(nu([wrong])) == 1


def test_the_code_of_each_page_serves_who_cannot_see_it(files: Sequence[Path], tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), encoding="utf-8")
    found_in = tmp_path / "found.json"
    node = os.environ.get("NODE") or "node"
    command = [
        node,
        str(TOOLS / "html-validate" / "bin" / "html-validate.mjs"),
        "--formatter",
        f"json={found_in}",
    ]
    done = subprocess.run(
        [*command, "--config", str(rules), *map(str, files)], capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    found: dict[str, str] = {}
    for result in json.loads(found_in.read_text(encoding="utf-8")):
        for message in result["messages"]:
            found[f"{message['ruleId']}: {message['message']}"] = Path(result["filePath"]).name
    assert found == {}
