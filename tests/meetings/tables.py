"""Meetings to test with: planned at a body for somebody, with one invited body, and told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from portal.access import acting, looking
from portal.access.service import turn_to
from portal.meetings import service
from portal.store import Store, new_id
from portal.viewer import Official, Viewer
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

HOST, DEBT, SCHOOL = "a" * 26, "b" * 26, "c" * 26
NEXT_WEEK = MONDAY + timedelta(days=7)
AFTER = NEXT_WEEK + timedelta(hours=2)

WITHOUT = "Wij vroegen u twee keer of u wilt komen. U gaf geen antwoord, en uw huis liep gevaar."
"""Why they met without an answer."""

HOST_OFFICIAL = Official("h" * 26, "caseworker", HOST)
DEBT_OFFICIAL = Official("d" * 26, "debt_adviser", DEBT)


def plan(**changes: Any) -> service.Plan:
    """A whole plan."""
    complete: dict[str, Any] = {
        "kind": "case",
        "planned_at": NEXT_WEEK,
        "channel": "spoken",
        "covenant": service.NO_COVENANT,
        "question": "Hoe kunnen de schulden minder worden?",
        "goal": "Samen een plan voor het geld.",
        "recorded": "Een verslag bij Werk en Inkomen, zes weken lang.",
        "contact": new_id(),
        "is_invited": True,
    }
    return service.Plan(**{**complete, **changes})


def invitation(**changes: Any) -> service.Invitation:
    """A whole invitation of the debt adviser."""
    complete: dict[str, Any] = {
        "agency": DEBT,
        "role": "debt_adviser",
        "why": "Zij kennen de regeling.",
        "data_kinds": ("debt", "income"),
        "basis": "public_task",
        "article": "Participatiewet art. 7",
    }
    return service.Invitation(**{**complete, **changes})


@dataclass
class Table:
    """One meeting of one person, and the ways to do something with it."""

    store: Store
    person: Somebody
    official: Official = HOST_OFFICIAL
    id: str = field(default_factory=new_id)

    @property
    def viewer(self) -> Viewer:
        """How the official looks at this person."""
        return Viewer(self.official.account, self.person.id, capacity="assigned", reason="meeting")

    def begin(self, *, table: str = "", at: datetime = MONDAY, **changes: Any) -> bool:
        """Keep a draft."""
        with acting(self.store, self.viewer) as work:
            return service.begin(
                work,
                official=self.official,
                person=self.person.id,
                plan=plan(**changes),
                token=self.id,
                table=table,
                at=at,
            )

    def shown(self) -> service.Shown:
        """The meeting as the body sees it."""
        with self.store.reading() as work:
            turn_to(work, self.viewer)
            return service.show_at_body(
                work, meeting=self.id, person=self.person.id, body=self.official.agency
            )

    def read(self) -> service.Shown:
        """The meeting as the person reads it."""
        with looking(self.store, self.person.viewer, at=MONDAY) as look:
            return service.show(look, meeting=self.id, person=self.person.id)

    def limits(self) -> tuple[service.OwnLimit, ...]:
        """What the person said about sharing."""
        with looking(self.store, self.person.viewer, at=MONDAY) as look:
            return tuple(service.limits_of(look, person=self.person.id))

    def invite(self, *, token: str = "", at: datetime = MONDAY, **changes: Any) -> str:
        """Invite a body; return its id."""
        id, found, limits = token or new_id(), self.shown(), self.limits()
        with acting(self.store, self.viewer) as work:
            service.invite(
                work,
                official=self.official,
                person=self.person.id,
                found=found,
                invitation=invitation(**changes),
                limits=limits,
                agreement=None,
                token=id,
                at=at,
            )
        return id

    def tell(self, *, later: service.Later | None = None, at: datetime = MONDAY) -> None:
        """Tell the person beforehand."""
        found, limits = self.shown(), self.limits()
        with acting(self.store, self.viewer) as work:
            service.tell_beforehand(
                work,
                official=self.official,
                person=self.person.id,
                found=found,
                limits=limits,
                how="phone",
                later=later,
                at=at,
            )

    def hold(self, *, at: datetime = AFTER, **changes: Any) -> None:
        """Write down that it was held; everybody was there and all was told."""
        found, limits = self.shown(), self.limits()
        complete: dict[str, Any] = {
            "there": {one.id for one in found.partners},
            "shared": {datum.id for one in found.partners for datum in one.data},
            "was_present": "no",
            "without": WITHOUT,
        }
        with acting(self.store, self.viewer) as work:
            service.hold(
                work,
                official=self.official,
                person=self.person.id,
                found=found,
                limits=limits,
                at=at,
                **{**complete, **changes},
            )

    def finish(self, *, at: datetime = AFTER, **changes: Any) -> None:
        """Tell what was said."""
        complete: dict[str, Any] = {
            "report": "Wij spraken over de regeling.",
            "solution": "De regeling loopt door.",
            "not_shared": "",
            "keep_until": service.usual_keep_until(at.date()),
        }
        with acting(self.store, self.viewer) as work:
            service.finish(
                work,
                official=self.official,
                person=self.person.id,
                found=self.shown(),
                report=service.Report(**{**complete, **changes}),
                entry=new_id(),
                at=at,
            )

    def stop(self, *, at: datetime = MONDAY) -> bool:
        """Let the person stop it."""
        found = self.read()
        with acting(self.store, self.person.viewer) as work:
            return service.stop(work, person=self.person.id, found=found, by="person", at=at)


def planned(store: Store, person: Somebody, **changes: Any) -> Table:
    """A meeting that the person was told of."""
    table = Table(store, person)
    table.begin(**changes)
    table.invite()
    table.tell()
    return table


def limit(store: Store, person: Somebody, answer: str, *kinds: str, agency: str = DEBT) -> None:
    """Say something about a body."""
    with acting(store, person.viewer) as work:
        service.say_limit(
            work,
            viewer=person.viewer,
            agency=agency,
            data_kinds=kinds,
            answer=answer,
            words="Liever niet.",
            at=MONDAY,
        )
