"""Ways to go with a meeting: an official plans, invites, tells, holds and reports."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.desk.ways import agency, opened
from tests.meetings.tables import WITHOUT
from tests.visitor import Page, Visitor

PLAN: dict[str, Any] = {
    "kind": "case",
    "day-day": "30",
    "day-month": "11",
    "day-year": "2026",
    "clock": "14:00",
    "covenant": "none",
    "question": "Hoe kan het met de schulden beter gaan?",
    "goal": "Samen een oplossing zoeken.",
}
"""What an official must type; the rest stands there already."""

INVITE: dict[str, Any] = {
    "role": "debt_adviser",
    "why": "Zij kennen de regeling.",
    "data_kinds": ["debt"],
    "basis": "public_task",
    "article": "Participatiewet art. 7",
    "do": "save",
}

REPORT: dict[str, Any] = {
    "report": "Wij spraken over de regeling. Die loopt goed.",
    "solution": "De regeling loopt door tot juni.",
    "nothing_to_do": "y",
}


def begun(visitor: Visitor, assignment: str, *, status: int = 200, **changes: Any) -> Page:
    """Fill in the first page of a meeting."""
    opened(visitor, assignment)
    page = visitor.open(f"desk/people/{assignment}/meetings/new")
    return visitor.fill(page, {**PLAN, **changes}, form="/new", status=status)


def invited(visitor: Visitor, page: Page, app: Flask, *, status: int = 200, **changes: Any) -> Page:
    """Fill in the page of an organisation."""
    values = {**INVITE, "agency": agency(app, "o-krediet"), **changes}
    return visitor.fill(page, values, form="/invite", status=status)


def told(visitor: Visitor, meeting: str, **changes: Any) -> Page:
    """Tell the person beforehand."""
    page = visitor.open(f"{meeting}/tell")
    return visitor.fill(page, {"how": "phone", **changes}, form="/tell")


def planned(visitor: Visitor, assignment: str, app: Flask, **changes: Any) -> str:
    """Plan a meeting with the debt adviser and tell the person; return its address at the desk."""
    page = begun(visitor, assignment, **changes)
    invited(visitor, page, app)
    meeting = visitor.at
    told(visitor, meeting)
    return meeting


def all_ticked(page: Page, *names: str) -> dict[str, list[str]]:
    """Every box with these names."""
    return {name: [str(one) for one in page.tree.xpath(f"//input[@name='{name}']/@value")] for name in names}


def held(visitor: Visitor, meeting: str, *, status: int = 200, **changes: Any) -> Page:
    """Write down that all were there and all was told."""
    page = visitor.open(f"{meeting}/held")
    values = {**all_ticked(page, "there", "shared"), "was_present": "no", "without_you": WITHOUT}
    return visitor.fill(page, {**values, **changes}, form="/held", status=status)


def reported(visitor: Visitor, meeting: str, **changes: Any) -> Page:
    """Write the report, look at it, and tell it."""
    page = visitor.fill(visitor.open(f"{meeting}/report"), {**REPORT, **changes, "do": "go"}, form="/report")
    return visitor.fill(page, {"do": "save"}, form="/report")
