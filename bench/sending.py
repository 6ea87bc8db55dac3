"""A whole durable send: each request sends its own draft, and its case is on disk before the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from sqlalchemy import func, select, text

from bench.ground import Citizen, Ground
from bench.loading import Load, LoadFailed, wrk
from bench.serving import Server
from portal.access import acting
from portal.cases import service
from portal.cases.models import Case
from portal.viewer import Viewer

MOST_PER_SECOND = 1000
"""Drafts prepared for each second of a run; more than any machine here sends."""

CHUNK = 500

ANSWERS: Mapping[str, str | list[str]] = {
    "happened": "Ik kreeg geen antwoord op mijn brief. Ik heb twee keer gebeld en niemand belde terug.",
    "hope": "Dat iemand mij belt en uitlegt hoe het nu verder gaat.",
}

SCRIPT = """
wrk.method = "POST"
wrk.body = "csrf_token={token}"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
local drafts, next_one = {{}}, 0
for line in io.lines("{drafts}") do drafts[#drafts + 1] = line end
function request()
  next_one = next_one + 1
  if next_one > #drafts then error("more drafts are needed") end
  return wrk.format(nil, "/nl/cases/drafts/" .. drafts[next_one] .. "/send")
end
"""

_CASES = select(func.count()).select_from(Case)


def send(made: Ground, server: Server, viewer: Citizen, *, seconds: int) -> Load:
    """Send prepared drafts for some seconds, and make sure that each answer stands for a case.

    :raises LoadFailed: when an answer was an error, or a case is missing.
    """
    folder = made.portal.settings.home
    (folder / "drafts").write_text("\n".join(prepared(made, viewer, seconds * MOST_PER_SECOND)))
    script = folder / "send.lua"
    script.write_text(SCRIPT.format(token=_token(made, viewer), drafts=folder / "drafts"))
    before = _cases(made)
    load = wrk(server, "/", seconds=seconds, cookie=viewer.cookie, script=str(script))
    if _cases(made) - before < load.requests:
        raise LoadFailed(f"{load.requests} answers, and {_cases(made) - before} cases")
    return load


def prepared(made: Ground, viewer: Citizen, number: int) -> Iterator[str]:
    """Write drafts that are ready to be sent, and give their ids."""
    parts = made.portal
    who = Viewer(account=viewer.account, person=viewer.person)
    numbers = iter(range(number))
    while some := list(islice(numbers, CHUNK)):
        with acting(made.store, who) as work:
            for _ in some:
                yield service.start_draft(
                    work,
                    viewer=who,
                    kind="complaint",
                    answers=ANSWERS,
                    at=parts.clock.now(),
                    today=parts.clock.today(),
                )


def durability(made: Ground) -> str:
    """Return how the database keeps what it says it has kept."""
    asked = {
        "sqlite": ("PRAGMA journal_mode", "PRAGMA synchronous"),
        "postgresql": ("SHOW synchronous_commit", "SHOW fsync"),
    }
    with made.store.engine.connect() as connection:
        said = [(ask, connection.scalar(text(ask))) for ask in asked[made.store.engine.dialect.name]]
    return ", ".join(f"{ask.split()[1]}={value}" for ask, value in said)


def _token(made: Ground, viewer: Citizen) -> str:
    client = made.app.test_client()
    client.set_cookie("inzage", viewer.token)
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/nl/cases").text)
    if found is None:
        raise LoadFailed("no form on the page of cases")
    return found[1]


def _cases(made: Ground) -> int:
    with made.store.reading() as work:
        return int(work.value(_CASES))
