"""Rows of what stands in a file: items, parts of life, goals, exemptions, carers, and what was told."""

from __future__ import annotations

from portal.access import Hold
from portal.dossiers.models import FileItem, FileTold
from portal.dossiers.models_plan import FileCarer, FileDomain, FileExemption, FileGoal
from portal.partners.rows import Making, Row, Rows, about_person, hold, required_day


def item(making: Making) -> Rows:
    """Return one thing that stands in a file."""
    values = making.values
    row: Row = {
        "item_id": making.one("file", "file"),
        "data_kind": values.text("data_kind"),
        "what": values.text("what"),
        "fact_id": making.maybe("fact", "file_item"),
        "goal_id": making.maybe("goal", "file_goal"),
        "written_on": required_day(values, "written_on"),
        "came_from": values.text("came_from"),
        "came_on": values.day("came_on"),
        "came_from_agency": making.maybe("came_from_organisation", "organisation"),
        "protected_by": values.text("protected_by"),
        "needed_until": values.day("needed_until"),
        "replaced_at": None,
    }
    return about_person(making, FileItem, row, "text", "purpose")


def domain(making: Making) -> Rows:
    """Return whether a part of life was asked about."""
    values = making.values
    row: Row = {
        "item_id": making.one("file", "file"),
        "domain": values.text("domain"),
        "asked": values.text("asked"),
        "has_number": values.flag("has_number"),
        "asked_on": values.day("asked_on"),
        "asked_by": values.text("asked_by"),
        "asked_where": values.text("asked_where"),
        "reused_on": values.day("reused_on"),
    }
    return about_person(making, FileDomain, row, "necessity")


def goal(making: Making) -> Rows:
    """Return a goal of the plan."""
    values = making.values
    row: Row = {
        "item_id": making.one("file", "file"),
        "choice": values.text("choice"),
        "chosen_on": required_day(values, "chosen_on"),
    }
    return about_person(making, FileGoal, row, "text", "when", "why")


def exemption(making: Making) -> Rows:
    """Return an exemption."""
    values = making.values
    row: Row = {
        "item_id": making.one("file", "file"),
        "begins_on": required_day(values, "begins_on"),
        "ends_on": values.day("ends_on"),
        "letter_on": required_day(values, "letter_on"),
    }
    return about_person(making, FileExemption, row, "text", "reason", "then")


def carer(making: Making) -> Rows:
    """Return a carer, sealed with the key of the person whose record it is."""
    values, person = making.values, making.one("person", "person")

    def sealed(name: str) -> bytes | None:
        text = values.text(name)
        return making.work.seal(person, FileCarer.__tablename__, making.id, name, text) if text else None

    row: Row = {
        "id": making.id,
        "person_id": person,
        "item_id": making.maybe("file", "file") or "",
        "agency_id": making.one("organisation", "organisation"),
        "is_own_entry": values.flag("is_own_entry"),
        "came_with": None,
        "name_sealed": sealed("name"),
        "contact_sealed": sealed("contact"),
        "relation": values.text("relation"),
        "gives_help": " ".join(values.words("gives_help")),
        **making.known_by(),
    }
    return {FileCarer: [row], Hold: hold(making, person)}


def told(making: Making) -> Rows:
    """Return that a person was told about a file."""
    values = making.values
    row: Row = {
        "item_id": making.one("file", "file"),
        "how": values.text("how"),
        "told_on": required_day(values, "told_on"),
        "language": values.text("language"),
        "role": values.text("role"),
        "has_told_rights": values.flag("has_told_rights"),
    }
    return about_person(making, FileTold, row, "reaction")
