"""The schema of records, version 1. The importer, the page and the document are all made from it."""

from __future__ import annotations

from portal.partners import (
    kinds_agencies,
    kinds_declared,
    kinds_events,
    kinds_files,
    kinds_people,
    kinds_plans,
    kinds_rights,
    kinds_rules,
    kinds_signals,
)
from portal.partners.fields import Field, RecordKind, Shape
from portal.words import N_

NAME = "inzage-records/1"

SAME_IN_ALL = (
    Field("schema", Shape.ONE_OF, N_("The version of this schema."), NAME, is_required=True, choices=(NAME,)),
    Field("kind", Shape.TEXT, N_("The kind of record."), "consultation", is_required=True, longest=40),
    Field(
        "source",
        Shape.TEXT,
        N_("A short name for who delivers it. It never changes."),
        "waterstad",
        is_required=True,
        longest=60,
    ),
    Field(
        "id",
        Shape.TEXT,
        N_("The record's own id at the source. It never changes."),
        "k-2019-0827",
        is_required=True,
        longest=120,
    ),
)
"""The fields that every record starts with."""

KINDS = {
    kind.name: kind
    for kind in (
        kinds_people.PERSON,
        kinds_people.CUSTODY,
        kinds_agencies.ORGANISATION,
        kinds_agencies.CONTACT_POINT,
        kinds_agencies.COUNTER,
        kinds_agencies.SYSTEM,
        kinds_people.OFFICIAL,
        kinds_people.TIE,
        kinds_people.TRAINING,
        kinds_rules.POLICY,
        kinds_rules.RECOMMENDATION,
        kinds_rules.ASKING,
        kinds_agencies.FILE,
        kinds_declared.DECLARATION_TEXT,
        kinds_plans.GOAL,
        kinds_files.ITEM,
        kinds_files.DOMAIN,
        kinds_plans.EXEMPTION,
        kinds_plans.CARER,
        kinds_plans.TOLD,
        kinds_declared.DECLARATION,
        kinds_people.ASSIGNMENT,
        kinds_events.CONSULTATION,
        kinds_signals.INDEX_SIGNAL,
        kinds_rights.CORRECTION_ANSWER,
        kinds_declared.PLAN,
        kinds_declared.PROMISE,
    )
}
"""Every kind, in the order in which a delivery should send them."""


def fields_of(kind: RecordKind) -> tuple[Field, ...]:
    """Return all fields of a kind, those that every record has included."""
    return (*SAME_IN_ALL, *kind.fields)


def lines_of(kind: RecordKind) -> Field | None:
    """Return the field whose parts stand on lines of their own in CSV, if the kind has one."""
    return next((field for field in kind.fields if field.has_own_lines), None)
