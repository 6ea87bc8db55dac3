"""How a sheet begins: empty, with what an emergency says, or with an entry that has to be corrected."""

from __future__ import annotations

from collections.abc import Mapping

from portal import web
from portal.access import assigned, urgent
from portal.access.assigned import OwnPerson
from portal.clock import AMSTERDAM
from portal.consultations import service
from portal.desk.recording.beginning import first_moment
from portal.desk.recording.forms import RecordForm
from portal.desk.recording.sheet import Others, Sheet, offer_all
from portal.errors import NotFound
from portal.store import new_id
from portal.store.texts import read_all


def others(assignment: str) -> Others:
    """Return the person of an assignment, and the official's other people.

    :raises NotFound: without an assignment of today.
    """
    official, today = web.official(), web.today()
    with web.portal().store.reading() as work:
        first = assigned.own_person(work, official=official, assignment=assignment, today=today)
        people = assigned.own_people(work, official=official, today=today)
    web.warn_of_address(is_secret=first.has_secret_address)
    return Others(first, tuple(one for one in people if one.person != first.person))


def open_sheet(person: OwnPerson, *, emergency: str = "") -> Sheet:
    """Return an empty sheet: now, by phone, asked by this official; or what an emergency says already.

    :raises NotFound: when the emergency is not this official's.
    """
    data = {**first_moment(), "token": new_id(), "emergency": emergency}
    if emergency:
        data |= _of_emergency(person, emergency)
    return _sheet(person, data)


def from_entry(person: OwnPerson, entry: service.Entry) -> Sheet:
    """Return a sheet with what an entry says, to be corrected."""
    parts = {party.part: party for party in entry.parties}
    asker, answerer = (
        parts.get(one) or parts.get(other) for one, other in (("asked", "sent"), ("answered", "received"))
    )
    happened = entry.happened_at.astimezone(AMSTERDAM)
    data = {
        **{name: getattr(entry, name) for name in _SAME_NAME},
        **entry.texts,
        "summary": entry.text("answer") or entry.text("summary"),
        "token": new_id(),
        "way": _way(entry, is_told="sent" in parts),
        "day": happened.date(),
        "clock": f"{happened:%H:%M}",
        "data_kinds": entry.data_kinds.split(),
        "was_not_allowed": entry.broken_rules != "",
        "basis": "" if entry.basis == "unknown" else entry.basis,
    }
    for name, party in (("asker", asker), ("answerer", answerer)):
        data[f"{name}_agency"] = party.agency if party else ""
        data[f"{name}_role"] = party.role if party else ""
    return _sheet(person, data, corrects=entry.id)


def _way(entry: service.Entry, *, is_told: bool) -> str:
    if entry.is_decision_not_to_share:
        return "refused"
    if entry.kind == "report":
        return "report"
    return "told" if is_told else "question"


_SAME_NAME = (
    *("channel", "basis", "article", "in_file", "asked_first", "asked_on", "asked_how", "was_present"),
    *("release_on", "is_advice_only", "source_kind", "source_on", "in_proportion", "no_other_way"),
    *("is_told", "contact"),
)
"""What an entry and its form call by one name."""


def _sheet(person: OwnPerson, data: Mapping[str, object], *, corrects: str = "") -> Sheet:
    form = RecordForm(data=data)
    offer_all(form, others(person.assignment))
    return Sheet(person, form, corrects=corrects)


def _of_emergency(person: OwnPerson, emergency: str) -> dict[str, object]:
    with web.portal().store.reading() as work:
        work.know(person.person, person.wrapped_key)
        found = urgent.own(work, official=web.official(), emergency=emergency)
        if found.person != person.person:
            raise NotFound("emergency")
        texts = read_all(work, person=found.person, about_id=found.item)
    happened = found.happened_at.astimezone(AMSTERDAM)
    summary = texts.get("summary", "")
    return {"day": happened.date(), "clock": f"{happened:%H:%M}", "summary": summary}
