"""Parts that stand inside several kinds of record."""

from __future__ import annotations

from portal.consultations.rules import DataKind, Part
from portal.partners.fields import Field, Shape
from portal.words import N_

HOLD = Field(
    "hold",
    Shape.PART,
    N_("Hides this from its own person, for safety. It comes inside the record, never later."),
    "UAVG 41 lid 1 onder i;2026-12-20;u-06;u-07",
    parts=(
        Field(
            "article",
            Shape.TEXT,
            N_("The article of law."),
            "UAVG 41 lid 1 onder i",
            is_required=True,
            longest=60,
        ),
        Field(
            "review_on",
            Shape.DAY,
            N_("The day it is looked at again. Missing that day hides on."),
            "2026-12-20",
            is_required=True,
            may_be_future=True,
        ),
        Field(
            "asked_by",
            Shape.REFERENCE,
            N_("The official who asked for it."),
            "u-06",
            is_required=True,
            refers_to="official",
        ),
        Field(
            "approved_by",
            Shape.REFERENCE,
            N_("Another official who agreed. Without one it hides already."),
            "u-07",
            refers_to="official",
        ),
    ),
)

PARTIES = Field(
    "parties",
    Shape.PARTS,
    N_("Who took part, by organisation and role. Only those this person may read about."),
    "o-01;asked;werkcoach|o-02;answered;school",
    is_required=True,
    parts=(
        Field(
            "organisation",
            Shape.REFERENCE,
            N_("The organisation."),
            "o-01",
            is_required=True,
            refers_to="organisation",
        ),
        Field(
            "part", Shape.ONE_OF, N_("What this party did."), "asked", is_required=True, choices=tuple(Part)
        ),
        Field(
            "role",
            Shape.TEXT,
            N_("The function of the person: never a name."),
            "werkcoach",
            is_required=True,
            longest=120,
        ),
    ),
)

DATA_KINDS = Field(
    "data_kinds",
    Shape.SOME_OF,
    N_("The kinds of data it was about."),
    "work health",
    choices=tuple(DataKind),
)
