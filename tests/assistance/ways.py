"""Ways of a visit: a code made at home, begun at the counter, and agreed to on the helper's screen."""

from __future__ import annotations

from tests.visitor import Page, Visitor

ACTS = ("see", "complaints")


def code_of(person: Visitor) -> str:
    """Make a code on the person's own page, as it is written down."""
    page = person.open("me/visits")
    page = person.fill(page, {}, form="/code")
    return str(page.tree.xpath("//main//p/b/bdi")[0].text_content())


def begun(helper: Visitor, code: str, *, setting: str = "counter", status: int = 200) -> Page:
    """Begin a visit with a code; the page that asks the person, or the same page when it was refused."""
    page = helper.open("desk/help")
    return helper.fill(page, {"setting": setting, "code": code}, form="/desk/help", status=status)


def press(helper: Visitor, page: Page, part: str, *, status: int = 200) -> Page:
    """Press a button of the banner of a visit."""
    form = page.tree.xpath(f"//header//form[contains(@action,'{part}')]")[0]
    return helper.post(form.get("action"), dict(form.form_values()), status=status)


def visit(helper: Visitor, person: Visitor, *, acts: tuple[str, ...] = ACTS, setting: str = "counter") -> str:
    """Begin a visit to which the person agrees, and return its id."""
    page = begun(helper, code_of(person), setting=setting)
    id = helper.at.rsplit("/", 1)[1]
    helper.fill(page, {"acts": list(acts)}, form=f"/{id}")
    return id
