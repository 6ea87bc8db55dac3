"""A visitor: opens pages, fills in forms, and checks every page it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import lxml.html
from flask import Flask
from werkzeug.test import TestResponse

Node = lxml.html.HtmlElement


@dataclass
class Page:
    """A page as the browser would have it."""

    response: TestResponse
    tree: Node = field(init=False)

    def __post_init__(self) -> None:
        self.tree = lxml.html.document_fromstring(self.response.get_data(as_text=True))

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.response.status_code

    @property
    def text(self) -> str:
        """The words of the main part, in one line."""
        return " ".join(self.tree.get_element_by_id("main").text_content().split())

    @property
    def heading(self) -> str:
        """The words of the one main heading."""
        return " ".join(self.tree.xpath("//h1")[0].text_content().split())

    def links(self, part: str = "") -> list[str]:
        """All addresses in the main part that contain this."""
        return [href for href in self.tree.xpath("//main//a/@href") if part in href]

    def form(self, part: str = "") -> Node:
        """The first form in the main part whose address contains this."""
        found = [form for form in self.tree.xpath("//main//form") if part in (form.get("action") or "")]
        assert found, f"no form with {part!r} on {self.heading!r}"
        return found[0]


def check(page: Page, *, lang: str) -> None:
    """Check what is true of every page."""
    tree = page.tree
    assert len(tree.xpath("//h1")) == 1, "a page has one main heading"
    title = " ".join(tree.xpath("//title")[0].text_content().split())
    assert title.startswith(page.heading), f"title {title!r} starts with {page.heading!r}"
    assert tree.get("lang") == lang
    assert tree.get("dir") == ("rtl" if lang == "ar" else "ltr")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), f"ids twice: {sorted(i for i in ids if ids.count(i) > 1)}"
    assert not tree.xpath("//@style | //*[@onclick or @onload or @onsubmit]"), (
        "no code or style inside a page"
    )
    for control in tree.xpath(
        "//main//*[self::input[not(@type='hidden')] or self::textarea or self::select]"
    ):
        assert _has_label(tree, control), f"no label for {control.get('name')}"
    for form in tree.xpath("//form[translate(@method,'POST','post')='post']"):
        assert form.get("action"), "a form says where it goes"
        assert form.xpath(".//input[@name='csrf_token']"), "a form proves where it came from"


def _has_label(tree: Node, control: Node) -> bool:
    name = control.get("id")
    is_labelled = bool(name and tree.xpath("//label[@for=$name]", name=name))
    return (
        is_labelled
        or bool(control.get("aria-label") or control.get("aria-labelledby"))
        or bool(control.xpath("ancestor::label"))
    )


class Visitor:
    """One browser: keeps cookies, follows what it is told to follow."""

    def __init__(self, app: Flask, *, lang: str = "nl") -> None:
        self.app = app
        self.client = app.test_client()
        self.lang = lang
        self.at = ""

    def sign_in(self, person: str, *, device: str = "shared") -> Page:
        """Sign in as a demo person."""
        token = self.open("/demo").tree.xpath("//input[@name='csrf_token']/@value")[0]
        return self.post(
            "/demo", {"csrf_token": token, "person": person, "device": device, "lang": self.lang}
        )

    def open(self, address: str, *, status: int = 200) -> Page:
        """Open a page, as if its address was typed."""
        path = address if address.startswith("/") else f"/{self.lang}/{address}"
        return self._page(self.client.get(path, follow_redirects=True), status)

    def post(self, address: str, values: dict[str, Any], *, status: int = 200) -> Page:
        """Send values, and follow where that leads."""
        answer = self.client.post(
            address, data=values, follow_redirects=True, content_type="multipart/form-data"
        )
        return self._page(answer, status)

    def fill(
        self, page: Page, values: dict[str, Any], *, form: str = "", button: str = "", status: int = 200
    ) -> Page:
        """Fill in a form of a page as a person would, leaving what already stands there, and send it.

        :param button: the value of the button that is pressed, where a form has several.
        """
        found = page.form(form)
        sent: dict[str, Any] = {}
        for name, value in found.form_values():
            sent.setdefault(name, []).append(value)
        for node in found.xpath(".//button[@name]"):
            if button and node.get("value") == button:
                sent[node.get("name")] = button
        sent.update(values)
        return self.post(found.get("action"), sent, status=status)

    def _page(self, answer: TestResponse, status: int) -> Page:
        page = Page(answer)
        self.at = answer.request.path
        assert page.status == status, f"{self.at} answered {page.status}, not {status}: {page.text[:300]}"
        check(page, lang=page.tree.get("lang") or "")
        first = self.at.split("/")[1]
        if first in {"nl", "en", "ar", "zz"}:
            assert page.tree.get("lang") == first
        return page
