"""Every page that links lead to, from the first page on: nothing is missing, no word escapes translation."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from PIL import Image

from portal.settings import ROOT
from tests.visitor import Page, Visitor, check
from tests.words.brackets import outside

UNTRANSLATED = """ancestor-or-self::*[
    self::script or self::style or self::blockquote or self::bdi or self::option
    or @translate='no' or @dir='auto' or (@lang and @lang!='zz')]"""
"""Names, numbers, and what people wrote themselves: nobody translates that."""
TOWN = ROOT / "portal" / "demo" / "town"
WORD = re.compile(r"[^\W\d_]{2,}")


def picture() -> io.BytesIO:
    """A small real picture."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(file, "PNG")
    file.seek(0)
    return file


def with_a_past(her: Visitor) -> None:
    """Give somebody a case with a file and a message, and a draft, so that every page has something on it."""
    page = her.fill(her.open("cases/new/complaint"), {"answer": "2019"}, form="/cases/new/complaint")
    draft = her.at
    page = her.open(f"{draft}?q=files")
    her.fill(page, {"file": (picture(), "8.png"), "medical": "no"}, form="/files")
    case = her.fill(her.open(f"{draft}?q=check"), {}, form="/send")
    assert "/receipt" in her.at, case.heading
    her.fill(her.open(her.at.removesuffix("/receipt")), {"message": "2020"}, form="/messages")
    her.fill(her.open("cases/new/question"), {"point-0": "2021"}, form="/cases/new/question")


def links(page: Page, at: str, lang: str) -> Iterator[str]:
    """All addresses of ours in this language that a page leads to; one without what stands behind the #."""
    for href in page.tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
        found = urlsplit(urljoin(f"http://here{at}", href))
        if found.path == f"/{lang}/leave":
            continue  # The way out ends the sign-in, and leads elsewhere.
        if found.netloc == "here" and (found.path.startswith(f"/{lang}/") or not page_like(found.path)):
            yield found.path + (f"?{found.query}" if found.query else "")


def page_like(path: str) -> bool:
    """Tell whether an address is a page in some language."""
    return bool(re.match(r"/[a-z]{2}(/|$)", path))


def crawl(visitor: Visitor) -> Iterator[tuple[str, Page]]:
    """Follow every link from the first page, each address once."""
    waiting = [f"/{visitor.lang}/"]
    seen = set(waiting)
    while waiting:
        at = waiting.pop(0)
        answer = visitor.client.get(at, follow_redirects=True)
        assert answer.status_code == 200, f"{at} answered {answer.status_code}"
        if not answer.mimetype.startswith("text/html"):
            answer.close()
            continue
        page = Page(answer)
        check(page, lang=visitor.lang if at.startswith(f"/{visitor.lang}/") else page.tree.get("lang"))
        yield at, page
        new = [link for link in links(page, at, visitor.lang) if link not in seen]
        seen.update(new)
        waiting += new


def stored() -> list[str]:
    """What the records of the town hold in words of others, the longest first; closed lists are codes."""
    found: set[str] = {
        words for file in TOWN.glob("*.csv") for words in re.split(r'[",\n]', file.read_text())
    }
    waiting: list[object] = [
        json.loads(line) for file in TOWN.glob("*.jsonl") for line in file.read_text().splitlines()
    ]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.add(one)
        elif isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one
    return sorted((words for words in found if re.search(r" |^[A-Z]", words)), key=len, reverse=True)


def bare(page: Page, known: Iterable[str]) -> list[str]:
    """The words that stand outside all brackets of the made-up language, and in no record."""
    title = page.tree.xpath("string(//title)").rsplit(" - ", 1)[0]
    said = page.tree.xpath(f"//body//text()[not({UNTRANSLATED})]")
    named = page.tree.xpath(f"//*[not({UNTRANSLATED})]/@*[name()='aria-label' or name()='alt']")
    left = " ".join(outside(" ".join([title, *said, *named])).split())
    for words in known:
        left = left.replace(words, " ")
    return WORD.findall(left)


@pytest.fixture
def her(client_for: Callable[..., Visitor], request: pytest.FixtureRequest) -> Visitor:
    """A woman with entries, declarations, a case and a draft, in the language that was asked for."""
    found = client_for("wife", lang=request.param)
    with_a_past(found)
    return found


@pytest.mark.parametrize("her", ["nl", "en"], indirect=True)
def test_every_link_leads_to_a_page(her: Visitor) -> None:
    pages = dict(crawl(her))
    rooms = {at.split("/")[2].split("?")[0] for at in pages}
    assert {"consultations", "declarations", "cases", "me"} <= rooms
    assert len(pages) > 60


@pytest.mark.parametrize("her", ["zz"], indirect=True)
def test_no_word_escapes_translation(her: Visitor) -> None:
    known = [*stored(), *(words.name for words in her.app.extensions["inzage"].words.values())]
    wrong = [f"{at}: {' '.join(words)}" for at, page in crawl(her) if (words := bare(page, known))]
    assert wrong == [], "\n".join(wrong)


def test_the_measure_itself_sees_a_bare_word() -> None:
    html = "<title>⟦Ja⟧</title><body><p>⟦Goed ⟦2019⟧⟧ Fout Een naam </p><p aria-label='Mis'><bdi>Wij</bdi>"
    page = Page.__new__(Page)
    page.tree = lxml.html.document_fromstring(html)
    assert bare(page, ["Een naam"]) == ["Fout", "Mis"]
