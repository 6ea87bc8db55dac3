"""Kinds of record about what stands in a file of one person."""

from __future__ import annotations

from portal.agencies.data_kinds import DataKind
from portal.dossiers.rules import Asked, CameFrom, Domain, What
from portal.partners.fields import Field, RecordKind, Shape
from portal.partners.parts import HOLD
from portal.words import N_

PERSON = Field(
    "person",
    Shape.REFERENCE,
    N_("The one person it is about: never a household."),
    "p-001",
    is_required=True,
    refers_to="person",
)
FILE_OF = Field(
    "file",
    Shape.REFERENCE,
    N_("The file of that person in which it stands."),
    "f-01",
    is_required=True,
    refers_to="file",
)

ITEM = RecordKind(
    "file_item",
    N_("One thing that stands in a file. About two people? Then send two records, each with its own text."),
    (
        PERSON,
        FILE_OF,
        Field(
            "data_kind",
            Shape.ONE_OF,
            N_("The kind of data."),
            "housing",
            is_required=True,
            choices=tuple(DataKind),
        ),
        Field(
            "what",
            Shape.ONE_OF,
            N_("A fact, or what a worker makes of it."),
            "fact",
            is_required=True,
            choices=tuple(What),
        ),
        Field(
            "fact",
            Shape.REFERENCE,
            N_("The fact that an explanation rests on."),
            "fi-01",
            refers_to="file_item",
        ),
        Field(
            "text",
            Shape.TEXT,
            N_("What is written, as this person may read it."),
            "U woont op de eerste verdieping.",
            is_required=True,
        ),
        Field(
            "purpose",
            Shape.TEXT,
            N_("What it is needed for, in a whole sentence. Without it we show that it can go."),
            "Om te weten welke steun past.",
        ),
        Field("written_on", Shape.DAY, N_("When it was written down."), "2024-02-12", is_required=True),
        Field(
            "came_from",
            Shape.ONE_OF,
            N_("Where it comes from."),
            "person",
            is_required=True,
            choices=tuple(CameFrom),
        ),
        Field("came_on", Shape.DAY, N_("The day it came in."), "2024-02-12"),
        Field(
            "came_from_organisation",
            Shape.REFERENCE,
            N_("The organisation it comes from."),
            "o-02",
            refers_to="organisation",
        ),
        Field(
            "protected_by",
            Shape.TEXT,
            N_("The article of law that protects the source. The person then does not read it."),
            "Wmo 2015 art. 5.1.6",
            longest=60,
        ),
        Field("needed_until", Shape.DAY, N_("Until when it is needed."), "2026-12-31", may_be_future=True),
        Field(
            "goal",
            Shape.REFERENCE,
            N_("The goal of the plan it was written down for."),
            "fg-01",
            refers_to="file_goal",
        ),
        HOLD,
    ),
)

DOMAIN = RecordKind(
    "file_domain",
    N_("Whether a part of life was asked about. Never send a score: only whether it was asked."),
    (
        PERSON,
        FILE_OF,
        Field(
            "domain", Shape.ONE_OF, N_("The part of life."), "money", is_required=True, choices=tuple(Domain)
        ),
        Field(
            "asked",
            Shape.ONE_OF,
            N_("Whether it was asked, and whether the person agreed first."),
            "not_asked",
            is_required=True,
            choices=tuple(Asked),
        ),
        Field("has_number", Shape.YES_NO, N_("Whether your program holds a number for it."), "false"),
        Field(
            "necessity",
            Shape.TEXT,
            N_("Why it was needed for the question."),
            "Om te zien of u veilig in bad kunt.",
        ),
        Field("asked_on", Shape.DAY, N_("When it was asked."), "2024-02-12"),
        Field(
            "asked_by", Shape.TEXT, N_("The function of who asked: never a name."), "Wmo-adviseur", longest=40
        ),
        Field("asked_where", Shape.TEXT, N_("Where it was asked."), "Bij u thuis", longest=60),
        Field("reused_on", Shape.DAY, N_("When the older answer was used again."), "2026-05-12"),
        HOLD,
    ),
)
