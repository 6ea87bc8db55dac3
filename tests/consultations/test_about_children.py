"""A talk that was about one's child as well: a parent with custody is led to the child's own entry. J02."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold
from portal.consultations.models import Consultation, ConsultationSubject
from portal.people.models import Custody, Person
from portal.store import new_id
from tests.clocks import MONDAY
from tests.desk.ways import account_of, person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("R-030")
OPEN = "See what was said about your child"


def id_of(app: Flask, source_id: str) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(Person.id).where(Person.source_id == source_id)))


def entry_of(app: Flask, person: str) -> str:
    with store_of(app).reading() as work:
        found = (
            select(ConsultationSubject.id)
            .join(Consultation, Consultation.id == ConsultationSubject.consultation_id)
            .where(Consultation.source_id == "k-2019-0827", ConsultationSubject.person_id == person)
        )
        return str(work.value(found))


def his(app: Flask, client_for: ClientFor) -> Page:
    return client_for("husband", lang="en").open(f"consultations/{entry_of(app, person_of(app, 'husband'))}")


@pytest.mark.requirement("T-03", "T-04")
def test_a_parent_with_custody_opens_what_was_said_about_the_child(app: Flask, client_for: ClientFor) -> None:
    page = his(app, client_for)
    assert OPEN in page.text and "Sami" in page.text
    assert "therapeuten" not in page.text, "what was said stands on the child's own page"
    (address,) = [link for link in page.links("/for/") if entry_of(app, id_of(app, "p-sami")) in link]
    child = client_for("husband", lang="en").open(address)
    assert "artsen en therapeuten" in child.text
    assert "You act on behalf of Sami" in child.response.get_data(as_text=True)
    assert "gezin veel afspraken" not in child.text, "her own text stays hers"


@pytest.mark.requirement("T-03", "T-11")
@pytest.mark.parametrize("custody", ["no", "unknown"])
def test_without_custody_nothing_says_that_there_is_an_entry(
    app: Flask, client_for: ClientFor, custody: str
) -> None:
    with store_of(app).writing() as work:
        work.run(update(Custody).where(Custody.source_id == "g-sami-v").values(has_custody=custody))
    page = his(app, client_for)
    assert OPEN not in page.text and "Sami" not in page.text
    assert "/for/" not in page.response.get_data(as_text=True)


def test_a_hold_on_the_childs_entry_is_absent_for_the_parent_it_hides_from(
    app: Flask, client_for: ClientFor
) -> None:
    hold = {
        "id": new_id(),
        "item_table": "consultation_subjects",
        "item_id": entry_of(app, id_of(app, "p-sami")),
        "hidden_from": person_of(app, "husband"),
        "article": "UAVG art. 41",
        "review_on": date(2027, 1, 5),
        "asked_by": account_of(app, "safety-officer"),
        "approved_by": account_of(app, "second-safety-officer"),
        "made_at": MONDAY,
    }
    with store_of(app).writing() as work:
        work.add(Hold, hold)
    assert OPEN not in his(app, client_for).text
    hers = client_for("wife", lang="en").open(f"consultations/{entry_of(app, person_of(app, 'wife'))}")
    assert OPEN in hers.text


def test_a_child_at_risk_is_not_named(app: Flask, client_for: ClientFor) -> None:
    with store_of(app).writing() as work:
        work.run(update(Person).where(Person.source_id == "p-sami").values(is_at_risk=True))
    assert OPEN not in his(app, client_for).text
