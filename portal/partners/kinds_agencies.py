"""Kinds of record about organisations: organisations, contact points, systems, files."""

from __future__ import annotations

from portal.agencies.widths import FileService, KeepFrom, Screening, Width
from portal.consultations.rules import DataKind, Kind
from portal.partners.fields import Field, RecordKind, Shape
from portal.partners.parts import DATA_KINDS, HOLD
from portal.words import N_

_OF_ORGANISATION = Field(
    "organisation",
    Shape.REFERENCE,
    N_("The organisation it belongs to."),
    "o-01",
    is_required=True,
    refers_to="organisation",
)

ORGANISATION = RecordKind(
    "organisation",
    N_("An organisation, or a part of one. Send it before the records that name it."),
    (
        Field(
            "name",
            Shape.TEXT,
            N_("The name, as people know it."),
            "Wijkteam De Haven",
            is_required=True,
            longest=200,
        ),
        Field(
            "what",
            Shape.ONE_OF,
            N_("What sort of organisation it is."),
            "care",
            is_required=True,
            choices=("government", "care", "private", "education", "police"),
        ),
        Field(
            "plain", Shape.BY_LANGUAGE, N_("What it does, in plain words."), "Wij helpen bij u in de buurt."
        ),
        Field(
            "parent",
            Shape.REFERENCE,
            N_("The larger organisation it is a part of."),
            "o-01",
            refers_to="organisation",
        ),
        Field("phone", Shape.TEXT, N_("The phone number for everybody."), "085 555 01 10", longest=40),
        Field(
            "hours",
            Shape.TEXT,
            N_("When somebody answers."),
            "maandag tot en met vrijdag, 9 tot 17 uur",
            longest=200,
        ),
        Field(
            "complaint_address",
            Shape.TEXT,
            N_("Where a complaint on paper goes."),
            "Postbus 10, Waterstad",
            longest=200,
        ),
        Field(
            "privacy_officer",
            Shape.TEXT,
            N_("How to reach the privacy officer: no name."),
            "fg@waterstad.example",
            longest=200,
        ),
        Field("may_walk_in", Shape.YES_NO, N_("Whether people may walk in without an appointment."), "true"),
    ),
)

CONTACT_POINT = RecordKind(
    "contact_point",
    N_("A function or team that answers questions. Never the name of a person."),
    (
        _OF_ORGANISATION,
        Field("function", Shape.TEXT, N_("The function."), "werkcoach", is_required=True, longest=120),
        Field("team", Shape.TEXT, N_("The team."), "Werk en Inkomen Noord", longest=120),
        Field("phone", Shape.TEXT, N_("The phone number."), "085 555 01 12", is_required=True, longest=40),
        Field(
            "hours",
            Shape.TEXT,
            N_("When somebody answers."),
            "dinsdag en donderdag, 9 tot 12 uur",
            is_required=True,
            longest=200,
        ),
    ),
)

COUNTER = RecordKind(
    "counter",
    N_("A place where people are helped in person, and whether others see and hear them there."),
    (
        _OF_ORGANISATION,
        Field(
            "name", Shape.TEXT, N_("The name, the same as the team of the workers there."),
            "Vraagloket Centrum", is_required=True, longest=120,
        ),
        Field(
            "address", Shape.TEXT, N_("Where it is."), "Kadeplein 1, Waterstad",
            is_required=True, longest=200,
        ),
        Field(
            "hours", Shape.TEXT, N_("When it is open."), "dinsdag, 9 tot 12 uur",
            is_required=True, longest=200,
        ),
        Field(
            "screening", Shape.ONE_OF, N_("Whether there is a closed room, a screen only, or neither."),
            Screening.ROOM, is_required=True, choices=tuple(Screening),
        ),
    ),
)  # fmt: skip

SYSTEM = RecordKind(
    "system",
    N_("A computer system that delivers records."),
    (
        _OF_ORGANISATION,
        Field("name", Shape.TEXT, N_("The name."), "Waterlijn", is_required=True, longest=120),
        Field(
            "plain",
            Shape.BY_LANGUAGE,
            N_("What is kept there and who may look, in plain words."),
            "Hierin staan gesprekken over werk.",
        ),
        Field("covers_since", Shape.DAY, N_("The first day it has records of."), "2018-01-01"),
        Field(
            "delivers",
            Shape.SOME_OF,
            N_("The kinds of consultation it delivers."),
            "exchange view",
            choices=tuple(Kind),
        ),
        Field(
            "last_delivered_at",
            Shape.MOMENT,
            N_("When it last delivered, if it was not by this import."),
            "2026-11-20T06:00:00+01:00",
        ),
        Field("purpose", Shape.BY_LANGUAGE, N_("What it is kept for."), "Hulp om thuis te blijven wonen."),
        DATA_KINDS,
        Field(
            "lookers",
            Shape.BY_LANGUAGE,
            N_("Who can look, in plain words."),
            "Iedereen in de Wmo-teams van de stad.",
        ),
        Field("width", Shape.ONE_OF, N_("How wide that is."), "city", choices=tuple(Width)),
        Field("looks_on", Shape.DAY, N_("The day on which you said who can look."), "2026-10-01"),
        Field(
            "law",
            Shape.TEXT,
            N_("The law that says how long it is kept."),
            "Wmo 2015 art. 5.3.4",
            longest=120,
        ),
        Field("keep_years", Shape.TEXT, N_("How many years it is kept."), "15", longest=2),
        Field(
            "keep_from",
            Shape.ONE_OF,
            N_("From when those years count."),
            "help_ended",
            choices=tuple(KeepFrom),
        ),
        Field(
            "part_of", Shape.REFERENCE, N_("The system of which this is a part."), "s-01", refers_to="system"
        ),
    ),
)

FILE = RecordKind(
    "file",
    N_("A file that an organisation keeps about one person."),
    (
        Field("person", Shape.REFERENCE, N_("The person."), "p-001", is_required=True, refers_to="person"),
        _OF_ORGANISATION,
        Field("system", Shape.REFERENCE, N_("The system it is kept in."), "s-01", refers_to="system"),
        Field(
            "name",
            Shape.TEXT,
            N_("What the file is called."),
            "Dossier bijstand",
            is_required=True,
            longest=200,
        ),
        Field(
            "purpose",
            Shape.TEXT,
            N_("What it is kept for."),
            "Uw uitkering en uw weg naar werk.",
            is_required=True,
        ),
        Field("is_joint", Shape.YES_NO, N_("Whether it is also the file of somebody else."), "true"),
        Field("shared_with", Shape.TEXT, N_("With whom, as this person may read it."), "uw man", longest=200),
        Field(
            "consulters",
            Shape.TEXT,
            N_("Of a joint file: which officials may talk with each other, as this person may read it."),
            "Uw consulent en de consulent van uw man",
            longest=300,
        ),
        Field(
            "consult_kinds",
            Shape.SOME_OF,
            N_("Of a joint file: about which kinds of data they may talk."),
            "work agenda",
            choices=tuple(DataKind),
        ),
        Field(
            "consult_goal",
            Shape.TEXT,
            N_("Of a joint file: for what they may talk."),
            "Uw uitkering en uw weg naar werk.",
            longest=300,
        ),
        Field("from_day", Shape.DAY, N_("The first day it covers."), "2017-11-06", is_required=True),
        Field("until_day", Shape.DAY, N_("The last day it covers."), "2020-12-31", may_be_future=True),
        Field("keep_until", Shape.DAY, N_("The day it must be destroyed."), "2030-12-31", may_be_future=True),
        Field(
            "service",
            Shape.ONE_OF,
            N_("For which service. A simple one may ask less."),
            "wmo_simple",
            choices=tuple(FileService),
        ),
        DATA_KINDS,
        Field("is_paper", Shape.YES_NO, N_("Whether it is a file on paper."), "false"),
        Field("is_intake", Shape.YES_NO, N_("Whether nothing was decided yet."), "false"),
        HOLD,
    ),
)
