"""Rows of organisations, contact points, systems and files."""

from __future__ import annotations

import json

from portal.access import Hold
from portal.agencies.models import Agency, ContactPoint, Counter, File, System
from portal.agencies.models_texts import TextVersion, TextWording
from portal.agencies.signable import Wording, lines_of, wording_row
from portal.notices.models import Notice
from portal.notices.service import notice_row
from portal.partners.rows import Making, Row, Rows, about_person, required_day
from portal.partners.values import Values
from portal.terms.moments import amsterdam_day


def _plain(values: Values, name: str = "plain") -> str:
    return json.dumps(values.by_language(name), ensure_ascii=False)


def organisation(making: Making) -> Rows:
    """Return an organisation."""
    values = making.values
    row: Row = {
        "id": making.id,
        "name": values.text("name"),
        "plain": _plain(values),
        "kind": values.text("what"),
        "parent_id": making.maybe("parent", "organisation"),
        "phone": values.text("phone"),
        "hours": values.text("hours"),
        "complaint_address": values.text("complaint_address"),
        "privacy_officer": values.text("privacy_officer"),
        "may_walk_in": values.flag("may_walk_in"),
        **making.known_by(),
    }
    return {Agency: [row]}


def contact_point(making: Making) -> Rows:
    """Return a function or team that answers questions."""
    values = making.values
    row: Row = {
        "id": making.id,
        "agency_id": making.one("organisation", "organisation"),
        "function": values.text("function"),
        "team": values.text("team"),
        "phone": values.text("phone"),
        "hours": values.text("hours"),
        **making.known_by(),
    }
    return {ContactPoint: [row]}


def counter(making: Making) -> Rows:
    """Return a place where people are helped in person."""
    values = making.values
    row: Row = {
        "id": making.id,
        "agency_id": making.one("organisation", "organisation"),
        **{name: values.text(name) for name in ("name", "address", "hours", "screening")},
        **making.known_by(),
    }
    return {Counter: [row]}


def system(making: Making) -> Rows:
    """Return a source system."""
    values = making.values
    row: Row = {
        "id": making.id,
        "agency_id": making.one("organisation", "organisation"),
        "name": values.text("name"),
        "plain": _plain(values),
        "covers_since": values.day("covers_since"),
        "delivers": " ".join(values.words("delivers")),
        "last_delivered_at": values.moment("last_delivered_at"),
        "purpose": _plain(values, "purpose"),
        "lookers": _plain(values, "lookers"),
        "width": values.text("width"),
        "looks_on": values.day("looks_on"),
        "data_kinds": " ".join(values.words("data_kinds")),
        "law": values.text("law"),
        "keep_years": int(values.text("keep_years")) if values.text("keep_years") else None,
        "keep_from": values.text("keep_from"),
        "parent_id": making.maybe("part_of", "system"),
        **making.known_by(),
    }
    return {System: [row]}


def file(making: Making) -> Rows:
    """Return a file about one person, with its texts, and the notice that it is joint (R-015)."""
    values = making.values
    row: Row = {
        "agency_id": making.one("organisation", "organisation"),
        "system_id": making.maybe("system", "system"),
        "is_joint": values.flag("is_joint"),
        "consult_kinds": " ".join(values.words("consult_kinds")),
        "joint_told_on": None,
        "from_day": required_day(values, "from_day"),
        "until_day": values.day("until_day"),
        "keep_until": values.day("keep_until"),
        "service": values.text("service"),
        "data_kinds": " ".join(values.words("data_kinds")),
        "is_paper": values.flag("is_paper"),
        "is_intake": values.flag("is_intake"),
    }
    rows = about_person(making, File, row, "name", "purpose", "shared_with", "consulters", "consult_goal")
    if values.flag("is_joint") and not rows[Hold]:
        own = rows[File][0]
        own["joint_told_on"] = amsterdam_day(making.at)
        rows[Notice] = [
            notice_row(
                person=str(own["person_id"]),
                kind="file_joint",
                about_table=File.__tablename__,
                about_id=making.id,
                at=making.at,
                batch=making.batch,
            )
        ]
    return rows


def declaration_text(making: Making) -> Rows:
    """Return a version of a text that people are asked to sign, with its words in each language."""
    values = making.values
    row: Row = {
        "id": making.id,
        "purpose": values.text("purpose"),
        "kind": values.text("what"),
        "version": values.text("version"),
        "made_at": values.moment("made_at"),
        "made_by": None,
        "retired_at": values.moment("retired_at"),
        **making.known_by(),
    }
    said = {name: values.by_language(name) for name in ("titles", "texts", "goals", "exceptions")}
    wordings = [
        wording_row(
            making.id,
            Wording(
                language,
                title,
                said["texts"].get(language, ""),
                said["goals"].get(language, ""),
                lines_of(said["exceptions"].get(language, "")),
            ),
        )
        for language, title in said["titles"].items()
    ]
    return {TextVersion: [row], TextWording: wordings}
