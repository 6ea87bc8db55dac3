"""The data catalogue: nothing is asked, or written down, without a reason, a law and a time of keeping."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import wtforms
from flask import Flask
from wtforms.fields.core import UnboundField

from portal import catalogue
from portal.app import create_app
from portal.cases import kinds
from portal.catalogue import Asked, FieldWithoutRow, register
from portal.web.forms import EXAMPLE, Form, asked_by_forms
from tests.clocks import FakeClock
from tests.town import demo_settings
from tests.visitor import Visitor

TODAY = date(2026, 11, 2)
NEVER_ASKED = re.compile(
    r"\b(illness|disease|medicine|diagnosis|addict\w*|drugs?|alcohol|detention|prison|convict\w*|criminal"
    r"|nationality|religion|race|ethnic\w*|pregnan\w*)\b",
    re.IGNORECASE,
)


@pytest.mark.requirement("R-052")
def test_every_field_of_every_form_has_a_row() -> None:
    asked = [*asked_by_forms(), *kinds.asked_by_kinds()]
    assert len(asked) > 100
    catalogue.check(asked, today=TODAY)


@pytest.mark.requirement("R-052")
def test_a_form_that_asks_without_a_reason_cannot_be_made() -> None:
    class Curious(Form):
        service = "complaint"
        nationality = wtforms.StringField("Where were you born?")

    with pytest.raises(FieldWithoutRow, match="nationality"):
        Curious()
    Curious.__module__ = "portal.curious"
    with pytest.raises(FieldWithoutRow, match=r"Curious.*nationality"):
        catalogue.check(asked_by_forms(), today=TODAY)
    Curious.service = EXAMPLE  # Classes stay; the next test must not find it.


@pytest.mark.requirement("R-052")
def test_a_portal_that_still_asks_what_was_withdrawn_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdrawn = replace(catalogue.row("complaint", "hope"), withdrawn_on=TODAY)
    monkeypatch.setitem(register._ROWS, ("complaint", "hope"), withdrawn)
    with pytest.raises(FieldWithoutRow, match=r"hope.*may not be asked since"):
        create_app(demo_settings(tmp_path), clock=FakeClock())


def test_a_row_that_is_withdrawn_later_may_be_asked_until_then(monkeypatch: pytest.MonkeyPatch) -> None:
    later = replace(catalogue.row("complaint", "hope"), withdrawn_on=date(2026, 11, 3))
    monkeypatch.setitem(register._ROWS, ("complaint", "hope"), later)
    catalogue.check([Asked("complaint", "hope", "x")], today=TODAY)


@pytest.mark.requirement("R-052", "R-219")
def test_each_service_names_its_law_and_its_time_of_keeping() -> None:
    for service in catalogue.SERVICES.values():
        assert service.law and service.keeping and service.rows, service.code
        assert all(row.what and row.why for row in service.rows), service.code
    fields = [field for one in catalogue.SERVICES.values() for row in one.rows for field in row.fields]
    assert len(fields) > 100


@pytest.mark.requirement("R-040")
def test_no_form_asks_about_health_justice_addiction_or_nationality() -> None:
    words = [question.label + " " + question.hint for kind in kinds.all() for question in kind.questions]
    words += [f"{row.what} {' '.join(row.fields)}" for one in catalogue.SERVICES.values() for row in one.rows]
    assert [text for text in words if NEVER_ASKED.search(text)] == []
    assert NEVER_ASKED.search("Which nationality have you?")


def labels_for_citizens() -> list[str]:
    """What every field of every form says that a citizen fills in."""
    found, classes = [], [Form]
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        service = catalogue.find(getattr(one, "service", ""))
        if service is None or service.is_for_staff:
            continue
        for name in dir(one):
            field = getattr(one, name)
            if isinstance(field, UnboundField):
                found.append(str(field.kwargs.get("label") or (field.args[0] if field.args else name)))
    return found


@pytest.mark.requirement("R-040")
def test_no_box_of_any_form_of_a_citizen_asks_it_either() -> None:
    labels = labels_for_citizens()
    assert len(labels) > 60
    assert [text for text in labels if NEVER_ASKED.search(text)] == []


@pytest.mark.requirement("R-052", "R-202")
def test_anybody_reads_why_something_is_asked(built_app: Flask) -> None:
    visitor = Visitor(built_app, lang="en")
    page = visitor.open("why-we-ask")
    for service in catalogue.SERVICES.values():
        assert f"/en/why-we-ask/{service.code}" in page.links("/why-we-ask/")
    complaint = visitor.open("why-we-ask/complaint")
    assert "Each point then gets its own answer." in complaint.text
    assert "5 years after the end" in complaint.text
    visitor.open("why-we-ask/not-there", status=404)


@pytest.mark.requirement("R-040")
def test_the_question_itself_says_why_it_is_asked(client_for: Callable[..., Visitor]) -> None:
    page = client_for("wife", lang="en").open("cases/new/complaint")
    assert catalogue.row("complaint", "happened").why in page.text
