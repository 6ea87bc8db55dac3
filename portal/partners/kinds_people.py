"""Kinds of record about people: persons, custody, officials, assignments."""

from __future__ import annotations

from portal.partners.fields import Field, RecordKind, Shape
from portal.words import N_

_DEMO_NAME = Field(
    "demo_name",
    Shape.TEXT,
    N_("Only for a demo town: the name in the list of demo people."),
    "wife",
    longest=40,
)

PERSON = RecordKind(
    "person",
    N_("Somebody the organisations talk about."),
    (
        Field("number", Shape.NUMBER, N_("The citizen service number. We keep it sealed."), "999990019"),
        Field("name", Shape.TEXT, N_("The whole name."), "Farida Lindehof", is_required=True, longest=200),
        Field("born_on", Shape.DAY, N_("The day of birth."), "1984-05-17"),
        Field("address", Shape.TEXT, N_("Where letters go."), "Sluiskade 12, Waterstad", longest=300),
        Field("language", Shape.TEXT, N_("The language this person reads."), "nl", longest=8),
        Field("is_at_risk", Shape.YES_NO, N_("Whether this person's address must stay secret."), "false"),
        Field("wants_easier", Shape.YES_NO, N_("Whether this person asked for easier pages."), "false"),
        Field(
            "died_on",
            Shape.DAY,
            N_("The day this person died. Nobody acts for this person any more."),
            "2026-11-02",
        ),
        _DEMO_NAME,
    ),
)

CUSTODY = RecordKind(
    "custody",
    N_("Whether a parent decides about a child."),
    (
        Field("child", Shape.REFERENCE, N_("The child."), "p-011", is_required=True, refers_to="person"),
        Field("parent", Shape.REFERENCE, N_("The parent."), "p-003", is_required=True, refers_to="person"),
        Field(
            "has_custody",
            Shape.ONE_OF,
            N_("Whether the parent has custody. Unknown is not yes."),
            "yes",
            is_required=True,
            choices=("yes", "no", "unknown"),
        ),
        Field(
            "proof",
            Shape.ONE_OF,
            N_("What shows it."),
            "register",
            choices=("register", "court", "statement"),
        ),
        Field("from_day", Shape.DAY, N_("The first day."), "2016-02-11", is_required=True),
        Field("until_day", Shape.DAY, N_("The last day, if there is one."), "2034-02-10", may_be_future=True),
    ),
)

ROLES = (
    "caseworker",
    "complaint_handler",
    "safety_officer",
    "team_leader",
    "medical_adviser",
    "privacy_officer",
    "manager",
    "helpdesk",
    "advocate",
)

OFFICIAL = RecordKind(
    "official",
    N_("An account of somebody who works for or helps citizens."),
    (
        Field(
            "issuer", Shape.TEXT, N_("Who lets this person sign in."), "demo", is_required=True, longest=200
        ),
        Field(
            "subject",
            Shape.TEXT,
            N_("The provider's own name for the account."),
            "u-204",
            is_required=True,
            longest=200,
        ),
        Field(
            "account_kind",
            Shape.ONE_OF,
            N_("What kind of account it is."),
            "official",
            is_required=True,
            choices=("official", "helper", "advocate"),
        ),
        Field(
            "role", Shape.ONE_OF, N_("What the person does."), "caseworker", is_required=True, choices=ROLES
        ),
        Field(
            "organisation",
            Shape.REFERENCE,
            N_("Where the person works."),
            "o-01",
            is_required=True,
            refers_to="organisation",
        ),
        Field("team", Shape.TEXT, N_("The team."), "Werk en Inkomen Noord", longest=120),
        Field(
            "lent_by",
            Shape.REFERENCE,
            N_("The organisation that lends this person to the team. It gets no access by that."),
            "o-02",
            refers_to="organisation",
        ),
        Field(
            "until_day",
            Shape.DAY,
            N_("The last day in this team. After it the account does not open any more."),
            "2026-12-31",
            may_be_future=True,
        ),
        Field("is_closed", Shape.YES_NO, N_("Whether the account may no longer be used."), "false"),
        _DEMO_NAME,
    ),
)

TIE = RecordKind(
    "tie",
    N_("Somebody whose file stays closed to an official: the official's own, or of family."),
    (
        Field(
            "official", Shape.REFERENCE, N_("The official."), "u-01", is_required=True, refers_to="official"
        ),
        Field(
            "number",
            Shape.NUMBER,
            N_("The citizen service number. We keep only a keyed hash of it."),
            "999990019",
            is_required=True,
        ),
        Field(
            "relation",
            Shape.ONE_OF,
            N_("Whether it is the official or family."),
            "family",
            is_required=True,
            choices=("self", "family"),
        ),
    ),
)

TRAINING = RecordKind(
    "training",
    N_("An official took the yearly training. Without one of the last year the desk stays closed."),
    (
        Field(
            "official", Shape.REFERENCE, N_("The official."), "u-01", is_required=True, refers_to="official"
        ),
        Field("on_day", Shape.DAY, N_("The day of the training."), "2026-03-12", is_required=True),
    ),
)

ASSIGNMENT = RecordKind(
    "assignment",
    N_("An official works for a person, between two days. Without this an official sees nothing."),
    (
        Field(
            "official", Shape.REFERENCE, N_("The official."), "u-01", is_required=True, refers_to="official"
        ),
        Field("person", Shape.REFERENCE, N_("The person."), "p-001", is_required=True, refers_to="person"),
        Field("from_day", Shape.DAY, N_("The first day."), "2018-03-01", is_required=True),
        Field("until_day", Shape.DAY, N_("The last day, if there is one."), "2019-12-31", may_be_future=True),
        Field(
            "reason",
            Shape.ONE_OF,
            N_("Why the official works for this person."),
            "benefit",
            is_required=True,
            choices=(
                "benefit",
                "neighbourhood_team",
                "youth_help",
                "debt_help",
                "support",
                "complaint",
                "safety",
                "release",
            ),
        ),
        Field(
            "release",
            Shape.REFERENCE,
            N_(
                "The release that alone allows it. When it is taken back, the official sees nothing any more."
            ),
            "d-1",
            refers_to="declaration",
        ),
    ),
)
