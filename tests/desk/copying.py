"""How tests make the copy that answers a request to see data: one official makes it, another checks it."""

from __future__ import annotations

from tests.visitor import Page, Visitor

YES = {"outcome": "granted", "reason": "This is what we keep.", "meaning": "You get a copy."}


def copy_form(officer: Visitor, case: str) -> Page:
    """Take the case, unless that was done, and open the form of the copy."""
    page = officer.open("desk/rights")
    if case in page.tree.xpath("//button[@name='case']/@value"):
        officer.fill(page, {"case": case}, form="/desk/rights")
    (address,) = officer.open(f"desk/rights/{case}").links("/copy/")
    return officer.open(address)


def whole(page: Page, **changes: str) -> dict[str, str]:
    """A copy in which something was found in each system."""
    names = page.tree.xpath("//input[starts-with(@name, 'system-')]/@name")
    texts = page.tree.xpath("//textarea[starts-with(@name, 'text-')]/@name")
    return {**dict.fromkeys(names, "found"), **dict.fromkeys(texts, "What stands there."), **changes}


def offered(officer: Visitor, case: str, **changes: str) -> Page:
    """Make a copy and ask a colleague to check it; return the page of the case."""
    form = copy_form(officer, case)
    page = officer.fill(form, whole(form, **changes), form="/copy/")
    return officer.fill(page, {"do": "offer"}, form="/preview")


def to_check(second: Visitor, case: str) -> Page:
    """Take the check of the one copy that waits; return the page that the person will get."""
    page = second.open("desk/rights")
    (part,) = page.tree.xpath("//button[@name='part']/@value")
    shown = second.fill(page, {"part": part}, form="/desk/rights/check")
    assert f"/{case}/" in second.at
    return shown


def checked(officer: Visitor, second: Visitor, case: str, **changes: str) -> None:
    """Make a copy and let a colleague check it."""
    offered(officer, case, **changes)
    second.fill(to_check(second, case), {"do": "agree"}, form="/preview")


def answered(officer: Visitor, case: str) -> Page:
    """Send the answer, with the copy that was checked."""
    page = officer.open(officer.open(f"desk/rights/{case}").links("/answer/")[0])
    return officer.fill(page, YES, form="/answer/")


def article(page: Page) -> str:
    """What the person reads: the copy itself, as it stands in the page."""
    text = page.response.get_data(as_text=True)
    return text[text.index("<article>") : text.index("</article>")]
