"""Which person was this? A role by default; a name only by a weighed decision one can object to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases.ways import sent
from tests.visitor import Visitor

ASKED = "The look of 2 June by Werk en Inkomen. I think that my ex did it."
WEIGHED = "You fear your ex. It was somebody else. That worker was threatened before."


@pytest.mark.requirement("R-045", "R-116")
def test_a_name_is_weighed_and_a_no_can_be_objected_to(client_for: Callable[..., Visitor]) -> None:
    her, officer = client_for("wife", lang="en"), client_for("privacy-officer", lang="en")
    assert her.open("consultations/access").links("/cases/new/which_person")
    case = sent(her, "which_person", {"answer": ASKED}).rsplit("/", 1)[1]
    page = officer.fill(officer.open("desk/rights"), {"case": case}, form="/desk/rights")
    assert ASKED in page.text
    page = officer.open(page.links("/answer/")[0])
    values = {"outcome": "refused", "meaning": "The look was allowed.", "is_nobody": "y"}
    wrong = officer.fill(page, {**values, "reason": ""}, form="/answer/", status=400)
    assert "Write why." in wrong.text
    values |= {"reason": WEIGHED, "article": "AVG art. 15 lid 4"}
    officer.fill(page, values, form="/answer/")
    own = her.open(f"cases/{case}")
    for text in (WEIGHED, "AVG art. 15 lid 4", "The look was allowed."):
        assert text in own.text
    assert "object" in own.text
