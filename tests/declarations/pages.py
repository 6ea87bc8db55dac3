"""Ways through the pages of asking and signing."""

from __future__ import annotations

from typing import Any

from tests.promises.ways import day
from tests.visitor import Page, Visitor

ASKED: dict[str, Any] = {
    "question": "Hoe gaat het slapen van Mees?",
    "professional": "huisarts",
    "about": "Mees",
    "data_kinds": ["health", "care"],
    **day("valid_to", 1, 5, 2027),
}
NAMED = ("Basisschool De Waterlelie", "Huisartsen aan de Singel")


def ask(official: Visitor, at: str, **changes: Any) -> Page:
    """Ask about the school and the doctor."""
    page = official.open(f"{at}/new")
    options = page.form("/new").xpath(".//input[@name='bodies']")
    bodies = [one.get("value") for one in options if said(page, one.get("id")) in NAMED]
    assert len(bodies) == 2
    return official.fill(page, {**ASKED, "bodies": bodies, **changes}, form="/new")


def said(page: Page, id: str) -> str:
    """The label of a box."""
    return " ".join(page.tree.xpath("string(//label[@for=$id])", id=id).split())


def whole(page: Page, school: str = "no") -> dict[str, Any]:
    """Answer each body, tick each exception: the school as given, all others yes."""
    form = next(one for one in page.tree.xpath("//main//form") if one.xpath(".//input[@type='checkbox']"))
    values: dict[str, Any] = {"do": "sign"}
    for name in {node.get("name") for node in form.xpath(".//input[@type='radio']")}:
        legend = form.xpath("string(.//fieldset[.//input[@name=$name]]/legend)", name=name)
        values[name] = school if "Waterlelie" in legend else "yes"
    for node in form.xpath(".//input[@type='checkbox']"):
        values[node.get("name")] = "y"
    return values
