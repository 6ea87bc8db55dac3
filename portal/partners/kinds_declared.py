"""Kinds of record about what was declared or promised."""

from __future__ import annotations

from portal.partners.fields import Field, RecordKind, Shape
from portal.partners.parts import DATA_KINDS, HOLD
from portal.words import N_

_PERSON = Field("person", Shape.REFERENCE, N_("The person."), "p-001", is_required=True, refers_to="person")
_ORGANISATION = Field(
    "organisation",
    Shape.REFERENCE,
    N_("The organisation."),
    "o-01",
    is_required=True,
    refers_to="organisation",
)

DECLARATION_TEXT = RecordKind(
    "declaration_text",
    N_("A text that people are asked to read or sign. Of each purpose one version is in use."),
    (
        Field("purpose", Shape.TEXT, N_("A short name that stays."), "doctor", is_required=True, longest=60),
        Field(
            "what",
            Shape.ONE_OF,
            N_("One of three kinds that are never mixed."),
            "release_of_confidentiality",
            is_required=True,
            choices=("acknowledged", "release_of_confidentiality", "agreement_to_help"),
        ),
        Field("version", Shape.TEXT, N_("The version of the text."), "2026-1", is_required=True, longest=40),
        Field(
            "made_at",
            Shape.MOMENT,
            N_("Since when it exists."),
            "2026-01-05T09:00:00+01:00",
            is_required=True,
        ),
        Field(
            "retired_at", Shape.MOMENT, N_("Since when it is not used any more."), "2026-03-01T09:00:00+01:00"
        ),
        Field(
            "titles",
            Shape.BY_LANGUAGE,
            N_("What it is about. The Dutch words must be there: they count."),
            "Met de huisarts",
            is_required=True,
        ),
        Field(
            "texts", Shape.BY_LANGUAGE, N_("The whole text."), "Ik vind het goed dat ...", is_required=True
        ),
        Field("goals", Shape.BY_LANGUAGE, N_("What it is for."), "Hulp voor u", is_required=True),
        Field(
            "exceptions",
            Shape.BY_LANGUAGE,
            N_("When it does not hold: one on each line."),
            "Bij direct gevaar.",
        ),
    ),
)

DECLARATION = RecordKind(
    "declaration",
    N_("What a person read, released or agreed to, exactly as it was shown."),
    (
        _PERSON,
        Field(
            "what",
            Shape.ONE_OF,
            N_("One of three kinds that are never mixed."),
            "release_of_confidentiality",
            is_required=True,
            choices=("acknowledged", "release_of_confidentiality", "agreement_to_help"),
        ),
        Field(
            "title",
            Shape.TEXT,
            N_("What it is about, in a few words."),
            "Overleg met de huisarts",
            is_required=True,
            longest=200,
        ),
        Field("about", Shape.TEXT, N_("For whom it was signed, when not for oneself."), "Milan", longest=120),
        Field(
            "organisation",
            Shape.REFERENCE,
            N_("The organisation that keeps it."),
            "o-05",
            is_required=True,
            refers_to="organisation",
        ),
        Field("version", Shape.TEXT, N_("The version of the text."), "2017-2", is_required=True, longest=40),
        Field("language", Shape.TEXT, N_("The language of the text."), "nl", is_required=True, longest=8),
        Field(
            "text",
            Shape.TEXT,
            N_("The whole text as shown."),
            "Ik vind het goed dat ...",
            is_required=True,
            longest=20_000,
        ),
        Field("purpose", Shape.TEXT, N_("What it is for."), "Hulp voor uw zoon", is_required=True),
        Field("exceptions", Shape.TEXT, N_("When it does not hold."), "Bij direct gevaar."),
        DATA_KINDS,
        Field(
            "bodies",
            Shape.PARTS,
            N_("Organisations, answered one by one. Who is not named may not know."),
            "o-06;yes|o-07;no",
            parts=(
                _ORGANISATION,
                Field(
                    "answer",
                    Shape.ONE_OF,
                    N_("The answer of the person."),
                    "yes",
                    is_required=True,
                    choices=("yes", "no"),
                ),
            ),
        ),
        Field(
            "signed_at",
            Shape.MOMENT,
            N_("When it was signed."),
            "2018-02-06T14:30:00+01:00",
            is_required=True,
        ),
        Field(
            "signed_how",
            Shape.ONE_OF,
            N_("How it was signed."),
            "paper",
            is_required=True,
            choices=("portal", "counter", "paper"),
        ),
        Field(
            "valid_from",
            Shape.DAY,
            N_("The first day it holds."),
            "2018-02-06",
            is_required=True,
            may_be_future=True,
        ),
        Field("valid_to", Shape.DAY, N_("The last day it holds."), "2019-02-05", may_be_future=True),
        Field(
            "is_general",
            Shape.YES_NO,
            N_("An old one that names nobody. It does not count for sharing."),
            "false",
        ),
        Field("withdrawn_at", Shape.MOMENT, N_("When the person took it back."), "2018-11-01T09:00:00+01:00"),
        HOLD,
    ),
)

PLAN = RecordKind(
    "plan",
    N_("A plan that a person and an organisation signed. Its duties are promises of both sides."),
    (
        _PERSON,
        _ORGANISATION,
        Field("title", Shape.TEXT, N_("What it is about."), "Plan naar werk", is_required=True, longest=200),
        Field("signed_on", Shape.DAY, N_("The day it was signed."), "2018-10-18", is_required=True),
        Field(
            "signed_by",
            Shape.TEXT,
            N_("Who signed it: roles, never names."),
            "u en de werkcoach",
            is_required=True,
            longest=200,
        ),
        Field("until_on", Shape.DAY, N_("The last day it counts."), "2019-12-31", may_be_future=True),
        HOLD,
    ),
)

PROMISE = RecordKind(
    "promise",
    N_("What an organisation said it would do for a person."),
    (
        _PERSON,
        _ORGANISATION,
        Field("made_on", Shape.DAY, N_("The day it was said."), "2018-10-18", is_required=True),
        Field(
            "role",
            Shape.TEXT,
            N_("The function of who said it: never a name."),
            "werkcoach",
            is_required=True,
            longest=120,
        ),
        Field("text", Shape.TEXT, N_("What was promised."), "Wij betalen de opleiding.", is_required=True),
        Field("due_on", Shape.DAY, N_("The day it should be done."), "2019-09-01", may_be_future=True),
        Field(
            "status",
            Shape.ONE_OF,
            N_("How it stands."),
            "open",
            is_required=True,
            choices=("open", "kept", "not_kept", "withdrawn"),
        ),
        Field(
            "whose",
            Shape.ONE_OF,
            N_("Who must do it: the organisation when nothing is said."),
            "person",
            choices=("body", "person"),
        ),
        Field("plan", Shape.REFERENCE, N_("The signed plan it stands in."), "a-1", refers_to="plan"),
        Field("document", Shape.TEXT, N_("Where it was written down."), "Brief van 18 oktober 2018"),
        Field("withdrawn_because", Shape.TEXT, N_("Why it was taken back."), "De regels zijn veranderd."),
        HOLD,
    ),
)
