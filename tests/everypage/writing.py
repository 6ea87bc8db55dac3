"""Pages on which a signed-in person writes: telling what happened, each question, checking and sending."""

from __future__ import annotations

import io
from datetime import date

from portal.cases import kinds
from portal.cases.kind import Kind, Shape
from tests.cases.ways import answered, begun, picture
from tests.everypage.camera import Camera, Roll
from tests.everypage.for_all import DETAILS
from tests.everypage.reading import entries
from tests.mandates.test_children import born, years_ago

STORY = "Zij zouden mij bellen. Niemand belde."


def first_answer(kind: Kind) -> dict[str, str]:
    """Return what a person writes on the first page of a kind."""
    return {"point-0" if kind.questions[0].shape is Shape.GRIEVANCES else "answer": STORY}


def walk(roll: Roll) -> None:
    """Write drafts of every kind, rightly and wrongly, and leave them unsent."""
    citizen = roll.camera("late-objector")
    citizen.take("cases-empty", "cases")
    _starting(citizen)
    for kind in kinds.all():
        _questions(citizen, kind)
    _mistakes(citizen)
    _files(citizen)
    _about_something(roll)
    _too_young(roll)
    citizen.take("cases-drafts", "cases?done=later")


def _too_young(roll: Roll) -> None:
    """See what a child reads that asks what its parents ask (L-83e)."""
    born(roll.app, "p-ayoub", years_ago(11))
    roll.camera("child-13").take("case-too-young", "cases/new/destruction")
    born(roll.app, "p-ayoub", date(2013, 5, 20))


def _starting(citizen: Camera) -> None:
    page = citizen.take("case-start", "cases/new")
    citizen.take("case-start-nothing", citizen.fill(page, {"answer": ""}, form="/cases/new", status=400))
    page = citizen.fill(page, {"answer": "Ik wil mijn dossier zien. " + STORY}, form="/cases/new")
    citizen.take("case-choose", page)
    citizen.take("case-choose-wrong", citizen.fill(page, {"kind": "gossip"}, form="/kind", status=400))


def _questions(citizen: Camera, kind: Kind) -> None:
    """Open every question of a kind; one page of each shape is enough for a browser."""
    page = citizen.take(f"case-{kind.code}-first", f"cases/new/{kind.code}", act=DETAILS)
    citizen.fill(page, first_answer(kind), form="/cases/new/")
    draft = citizen.at
    if kind.code == "complaint":
        answered(citizen, draft, "already_sent", {"answer": "yes"})
    if kind.code == "objection":
        long_ago = {"answer-day": "1", "answer-month": "2", "answer-year": "2026"}
        answered(citizen, draft, "letter_date", long_ago)
    for question in kind.questions[1:]:
        is_alike = kind.code not in {"complaint", "destruction"}
        citizen.take(f"case-{kind.code}-{question.name}", f"{draft}?q={question.name}", alike=is_alike)
    citizen.take(f"case-{kind.code}-check", f"{draft}?q=check", alike=kind.code != "complaint")


def _mistakes(citizen: Camera) -> None:
    """Answer wrongly, and see each page that says so."""
    draft = begun(citizen, "complaint", {"answer": STORY})
    for name, values in {
        "happened": {"answer": " "},
        "hope": {"answer": "x" * 20_001},
        "happened_on": {"answer-day": "31", "answer-month": "2", "answer-year": "2019"},
        "relation": {"answer": "made-up"},
        "bodies": {"answer": "made-up"},
        "urgent": {"answer": "made-up"},
        "other_body": {"answer": "y" * 300},
    }.items():
        citizen.take(f"case-wrong-{name}", answered(citizen, draft, name, values, status=400))
    page = citizen.open(f"{draft}?q=grievances")
    page = citizen.fill(page, {"point-0": STORY}, form="q=", button="add")
    page = citizen.fill(page, {"point-1": STORY}, form="q=", button="add")
    citizen.take("case-points", page)
    wrong = {"point-0": "z" * 5000}
    citizen.take("case-points-wrong", citizen.fill(page, wrong, form="q=", status=400))
    citizen.take("case-number-typed", answered(citizen, draft, "hope", {"answer": "Ik ben 111222333."}))
    citizen.take("case-check-number", f"{draft}?q=check", act=DETAILS)
    citizen.take("case-throw-away", f"{draft}/drop")
    empty = citizen.open("cases/new/question")
    citizen.take("case-first-nothing", citizen.fill(empty, {}, form="/cases/new/", status=400))


def _files(citizen: Camera) -> None:
    draft = begun(citizen, "complaint", {"answer": STORY})
    page = citizen.open(f"{draft}?q=files")
    citizen.take("case-files-nothing", citizen.fill(page, {}, form="/files", status=400))
    wrong = {"file": (io.BytesIO(b"MZ not a picture"), "brief.jpg"), "medical": "no"}
    citizen.take("case-files-wrong", citizen.fill(page, wrong, form="/files", status=400))
    for medical in ("yes", "no"):
        page = citizen.open(f"{draft}?q=files")
        page = citizen.fill(page, {"file": (picture(), "brief.jpg"), "medical": medical}, form="/files")
    citizen.take("case-files", page)


def _about_something(roll: Roll) -> None:
    """Begin from an entry of the timeline, as the button on its page does."""
    citizen = roll.camera("wife")
    entry = entries(citizen)[0].rsplit("/", 1)[1]
    page = citizen.take("case-about-entry", f"cases/new/complaint?entry={entry}")
    citizen.fill(page, {"answer": STORY}, form="/cases/new/")
    citizen.take("case-about-entry-check", f"{citizen.at.split('?')[0]}?q=check")
