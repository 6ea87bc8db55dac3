"""Every address, tried by everybody: nothing of another person, not even that it exists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import RefusedTry
from portal.consultations.models import ConsultationSubject
from portal.declarations.models import Declaration
from portal.mandates.rules import MOST_FOR, Relation
from portal.people.models import Account
from portal.promises.models import Promise
from portal.store import new_id
from tests.assistance.ways import visit
from tests.clocks import MONDAY
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.ways import IN_THREE_MONTHS, demo, mandate, store_of
from tests.visitor import Visitor

OFFICIALS = (
    "caseworker",
    "complaint-handler",
    "second-caseworker",
    "safety-officer",
    "second-safety-officer",
    "team-leader",
    "privacy-officer",
    "second-privacy-officer",
    "medical-adviser",
    "manager",
    "advocate",
    "helpdesk",
    "second-helpdesk",
)


def addresses(app: Flask, values: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(endpoint, method, address) of every page that is not open to all."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if getattr(view, "is_public", False) or rule.endpoint.startswith("static"):
            continue
        path = re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda found: values.get(found[1], values["id"]), rule.rule)
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule.endpoint, method, path


def ids_of(app: Flask, person: str) -> dict[str, str]:
    """Ids that belong to one demo person, for the places in addresses."""
    with app.extensions["inzage"].store.reading() as work:
        who = work.value(select(Account.person_id).where(Account.demo_name == person))
        entry = work.rows(select(ConsultationSubject.id).where(ConsultationSubject.person_id == who).limit(1))
        signed = work.rows(select(Declaration.id).where(Declaration.person_id == who).limit(1))
        promised = work.rows(select(Promise.id).where(Promise.person_id == who).limit(1))
    return {"entry": entry[0].id, "declaration": signed[0].id, "promise": promised[0].id}


def values_for(endpoint_ids: str) -> dict[str, str]:
    fixed = {"lang": "nl", "id": endpoint_ids, "file": new_id(), "kind": "complaint", "number": "1"}
    return defaultdict(new_id, fixed)


def test_nothing_but_what_is_marked_open_answers_without_signing_in(app: Flask) -> None:
    client = app.test_client()
    for endpoint, method, path in addresses(app, values_for(new_id())):
        answer = client.open(path, method=method)
        if method == "GET":
            assert answer.status_code == 302, f"{endpoint} answered {answer.status_code}"
            assert "/sign-in" in answer.headers["Location"]
        else:
            assert answer.status_code in {400, 401}, f"{endpoint} answered {answer.status_code}"


@pytest.mark.requirement("R-045", "R-168")
@pytest.mark.parametrize("official", OFFICIALS)
def test_an_official_gets_the_same_page_as_for_what_does_not_exist(
    app: Flask, client_for: Callable[..., Visitor], official: str
) -> None:
    """Citizens' pages, other roles' pages, and people who are not theirs: all are not there."""
    real, role = ids_of(app, "wife"), role_of(app, official)
    visitor = client_for(official)
    missing = visitor.client.get(f"/nl/consultations/{new_id()}").text
    tried = 0
    for endpoint, method, path in addresses(app, values_for(real["entry"])):
        roles = getattr(app.view_functions[endpoint], "roles", None)
        view = app.view_functions[endpoint]
        is_staff = official not in {"advocate", "helpdesk", "second-helpdesk"}
        is_open = roles is not None and (
            (is_staff or getattr(view, "is_for_helpers", False)) and (not roles or role in roles)
        )
        is_open = is_open or (official == "advocate" and getattr(view, "is_for_helping", False))
        is_own_list = is_open and real["entry"] not in path
        if method != "GET" or is_own_list:
            continue
        answer = visitor.client.get(path)
        assert answer.status_code == 404, f"{official} got {answer.status_code} at {endpoint}"
        assert answer.text == missing, endpoint
        tried += 1
    assert tried > 20


def test_a_citizen_finds_no_desk(app: Flask, client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife")
    for endpoint, method, path in addresses(app, values_for(new_id())):
        if method == "GET" and hasattr(app.view_functions[endpoint], "roles"):
            assert wife.client.get(path).status_code == 404, endpoint


def role_of(app: Flask, official: str) -> str:
    """The role of a demo official."""
    with app.extensions["inzage"].store.reading() as work:
        return str(work.value(select(Account.role).where(Account.demo_name == official)))


@pytest.mark.requirement("R-004", "R-030", "R-128", "T-01", "T-63")
@pytest.mark.parametrize(("who", "other"), [("wife", "husband"), ("husband", "wife")])
def test_two_people_of_one_household_cannot_tell_that_the_others_things_exist(
    app: Flask, client_for: Callable[..., Visitor], who: str, other: str
) -> None:
    theirs = ids_of(app, other)
    visitor = client_for(who)
    for page, found in (
        ("consultations", theirs["entry"]),
        ("declarations", theirs["declaration"]),
        ("promises", theirs["promise"]),
    ):
        foreign = visitor.client.get(f"/nl/{page}/{found}")
        missing = visitor.client.get(f"/nl/{page}/{new_id()}")
        assert foreign.status_code == missing.status_code == 404
        assert foreign.get_data() == missing.get_data(), "not yours equals not there, byte for byte"
        assert dict(foreign.headers) == dict(missing.headers)
    for kind in ("complaint", "question", "correction"):
        foreign = visitor.client.get(f"/nl/cases/new/{kind}?entry={theirs['entry']}")
        missing = visitor.client.get(f"/nl/cases/new/{kind}?entry={new_id()}")
        assert foreign.status_code == missing.status_code == 404
        assert foreign.get_data() == missing.get_data()


def test_a_refused_try_is_written_down_the_same_whether_or_not_the_thing_exists(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    visitor = client_for("husband")
    visitor.client.get(f"/nl/consultations/{ids_of(app, 'wife')['entry']}")
    visitor.client.get(f"/nl/consultations/{new_id()}")
    with app.extensions["inzage"].store.reading() as work:
        rows = work.rows(select(RefusedTry.account_id, RefusedTry.endpoint, RefusedTry.at))
    assert len(rows) == 2
    assert tuple(rows[0]) == tuple(rows[1])


@pytest.mark.requirement("T-63")
def test_one_person_sees_nothing_of_another_on_any_page(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    """No id of anything of another person stands on any page of one's own."""
    theirs = {*ids_of(app, "husband").values()}
    visitor = client_for("wife")
    mine = ids_of(app, "wife")
    seen = 0
    for _endpoint, method, path in addresses(app, values_for(mine["entry"])):
        if method == "GET":
            text = visitor.client.get(path).text
            assert not [found for found in theirs if found in text]
            seen += 1
    assert seen > 10


def test_nobody_opens_any_page_with_a_grant_that_is_not_there(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    """Every page, public ones too, under an invented grant: not there."""
    for who in ("wife", "advocate"):
        visitor = client_for(who)
        missing = visitor.client.get(f"/nl/consultations/{new_id()}").text
        for endpoint, method, path in addresses(app, values_for(new_id())):
            if method == "GET" and path.startswith("/nl/"):
                answer = visitor.client.get(path.replace("/nl/", f"/nl/for/{new_id()}/", 1))
                assert (answer.status_code, answer.text == missing) == (404, True), (who, endpoint)


@pytest.mark.requirement("R-030", "L-97", "T-63")
@pytest.mark.parametrize(
    ("acts", "has_ended"),
    [("see", False), ("complaints", False), ("requests", False), ("see complaints requests", True)],
)
def test_a_mandate_opens_pages_with_its_mark_only_and_none_once_it_has_ended(
    app: Flask, client_for: Callable[..., Visitor], acts: str, has_ended: bool
) -> None:
    """The whole table of addresses with a mandate: what is not ticked is not there, byte for byte."""
    (account, _), (_, person) = demo(app, "advocate"), demo(app, "wife")
    until = MONDAY.date() - timedelta(days=1) if has_ended else IN_THREE_MONTHS
    grant = mandate(store_of(app), person=person, account=account, acts=acts, until=until)
    real, advocate = ids_of(app, "wife"), client_for("advocate")
    missing = advocate.client.get(f"/nl/consultations/{new_id()}").text
    tried = 0
    for endpoint, method, path in addresses(app, values_for(real["entry"])):
        marked = getattr(app.view_functions[endpoint], "acts", frozenset())
        if method != "GET" or not path.startswith("/nl/") or (not has_ended and marked & set(acts.split())):
            continue
        answer = advocate.client.get(path.replace("/nl/", f"/nl/for/{grant}/", 1))
        assert (answer.status_code, answer.text == missing) == (404, True), endpoint
        tried += 1
    assert tried > 40


@pytest.mark.requirement("L-96")
@pytest.mark.parametrize("relation", ["curator", "mentor", "guardian", "administrator"])
def test_a_mandate_by_law_opens_pages_with_its_mark_only(
    app: Flask, client_for: Callable[..., Visitor], relation: str
) -> None:
    """The whole table for each kind of mandate by law: what it does not hold is not there, byte for byte."""
    (account, _), (_, person) = demo(app, "advocate"), demo(app, "wife")
    acts = " ".join(sorted(MOST_FOR[Relation(relation)]))
    law: dict[str, object] = {"how": "law", "relation": relation, "checked_at": MONDAY}
    grant = mandate(store_of(app), person=person, account=account, acts=acts, **law)  # type: ignore[arg-type]
    real, advocate = ids_of(app, "wife"), client_for("advocate")
    missing = advocate.client.get(f"/nl/consultations/{new_id()}").text
    tried = 0
    for endpoint, method, path in addresses(app, values_for(real["entry"])):
        marked = getattr(app.view_functions[endpoint], "acts", frozenset())
        if method != "GET" or not path.startswith("/nl/") or marked & set(acts.split()):
            continue
        answer = advocate.client.get(path.replace("/nl/", f"/nl/for/{grant}/", 1))
        assert (answer.status_code, answer.text == missing) == (404, True), endpoint
        tried += 1
    assert tried > 40


@pytest.mark.requirement("L-90", "L-91", "T-09", "T-25")
@pytest.mark.parametrize(("years", "status"), [(11, 200), (12, 404), (13, 404), (16, 404)])
def test_a_parent_opens_the_page_of_a_child_of_eleven_and_of_none_older(
    app: Flask, client_for: Callable[..., Visitor], years: int, status: int
) -> None:
    """Of the whole table, only what is marked for acting, and only while the law opens it by itself."""
    born(app, "p-mees", years_ago(years))
    custody, mother = custody_of(app, "mother", "p-mees"), client_for("mother")
    for page in ("consultations", "cases", "declarations"):
        assert mother.client.get(f"/nl/for/{custody}/{page}").status_code == status, page
    for endpoint, method, path in addresses(app, values_for(new_id())):
        if method == "GET" and path.startswith("/nl/") and not hasattr(app.view_functions[endpoint], "acts"):
            answer = mother.client.get(path.replace("/nl/", f"/nl/for/{custody}/", 1))
            assert answer.status_code == 404, endpoint


@pytest.mark.requirement("R-050", "T-51", "T-63")
@pytest.mark.parametrize(
    ("acts", "has_ended"), [("see", False), ("complaints", False), ("see requests", True)]
)
def test_a_visit_opens_pages_with_its_mark_only_and_none_once_it_has_ended(
    app: Flask, client_for: Callable[..., Visitor], acts: str, has_ended: bool
) -> None:
    """The whole table of addresses during a visit and after it: all else is not there, byte for byte."""
    helper = client_for("helpdesk")
    grant = visit(helper, client_for("wife"), acts=tuple(acts.split()))
    real, missing = ids_of(app, "wife"), helper.client.get(f"/nl/consultations/{new_id()}").text
    if has_ended:
        page = helper.open(f"/nl/for/{grant}/consultations")
        end = page.tree.xpath("//header//form[contains(@action,'/end')]")[0]
        helper.post(end.get("action"), dict(end.form_values()))
    tried = 0
    for endpoint, method, path in addresses(app, values_for(real["entry"])):
        marked = getattr(app.view_functions[endpoint], "acts", frozenset())
        if method != "GET" or not path.startswith("/nl/") or (not has_ended and marked & set(acts.split())):
            continue
        answer = helper.client.get(path.replace("/nl/", f"/nl/for/{grant}/", 1))
        assert (answer.status_code, answer.text == missing) == (404, True), endpoint
        tried += 1
    assert tried > 40
