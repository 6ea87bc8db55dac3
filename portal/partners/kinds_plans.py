"""Kinds of record beside the items of a file: goals, exemptions, carers, and what was told."""

from __future__ import annotations

from portal.dossiers.rules import HELP, RELATIONS, Choice
from portal.partners.fields import Field, RecordKind, Shape
from portal.partners.kinds_files import FILE_OF, PERSON
from portal.partners.parts import HOLD
from portal.words import N_

GOAL = RecordKind(
    "file_goal",
    N_("A goal of the plan: worked on, deliberately not, or later."),
    (
        PERSON,
        FILE_OF,
        Field("text", Shape.TEXT, N_("The goal."), "Veilig in bad.", is_required=True),
        Field(
            "choice",
            Shape.ONE_OF,
            N_("What the person chose."),
            "chosen",
            is_required=True,
            choices=tuple(Choice),
        ),
        Field("chosen_on", Shape.DAY, N_("When that was chosen."), "2024-02-12", is_required=True),
        Field("when", Shape.TEXT, N_("When it should be done."), "Binnen drie weken.", longest=200),
        Field(
            "why", Shape.TEXT, N_("Why, in the words of the person."), "Ik wil zelf in bad.", longest=1_000
        ),
        HOLD,
    ),
)

EXEMPTION = RecordKind(
    "file_exemption",
    N_("An exemption from a duty: from when, until when, why, and what then."),
    (
        PERSON,
        FILE_OF,
        Field("text", Shape.TEXT, N_("From what."), "U hoeft niet te solliciteren.", is_required=True),
        Field("reason", Shape.TEXT, N_("Why."), "Uw kind is net geboren.", is_required=True),
        Field(
            "then",
            Shape.TEXT,
            N_("What happens after it."),
            "U hoort op tijd wat er dan is.",
            is_required=True,
        ),
        Field(
            "begins_on", Shape.DAY, N_("The first day."), "2026-03-02", is_required=True, may_be_future=True
        ),
        Field("ends_on", Shape.DAY, N_("The last day, if there is one."), "2026-09-01", may_be_future=True),
        Field(
            "letter_on",
            Shape.DAY,
            N_("The day of the letter with this decision: a letter of its own, not one about a complaint."),
            "2026-02-20",
            is_required=True,
        ),
        HOLD,
    ),
)

CARER = RecordKind(
    "file_carer",
    N_("Somebody who helps a person. These fields and no others. The carer gets a record of their own."),
    (
        PERSON,
        Field(
            "file",
            Shape.REFERENCE,
            N_("The file in which the carer stands. Left out in the carer's own record."),
            "f-01",
            refers_to="file",
        ),
        Field(
            "organisation",
            Shape.REFERENCE,
            N_("The organisation that keeps it."),
            "o-01",
            is_required=True,
            refers_to="organisation",
        ),
        Field("is_own_entry", Shape.YES_NO, N_("Whether the person of this record is the carer."), "false"),
        Field(
            "name", Shape.TEXT, N_("The name of the carer."), "Els Voorbeeld", is_required=True, longest=120
        ),
        Field("contact", Shape.TEXT, N_("An address or a phone number."), "085 555 0001", longest=200),
        Field(
            "relation",
            Shape.ONE_OF,
            N_("What the carer is to the person who gets help."),
            "child",
            is_required=True,
            choices=RELATIONS,
        ),
        Field("gives_help", Shape.SOME_OF, N_("What the carer can do."), "meals house", choices=HELP),
        HOLD,
    ),
)

TOLD = RecordKind(
    "file_told",
    N_("The person was told about a file. It must be told twice: by mouth and in writing."),
    (
        PERSON,
        FILE_OF,
        Field(
            "how", Shape.ONE_OF, N_("In which way."), "oral", is_required=True, choices=("oral", "writing")
        ),
        Field("told_on", Shape.DAY, N_("When it was told."), "2024-02-12", is_required=True),
        Field("language", Shape.TEXT, N_("In which language."), "nl", is_required=True, longest=8),
        Field(
            "role",
            Shape.TEXT,
            N_("The function of who told it: never a name."),
            "Wmo-adviseur",
            is_required=True,
            longest=40,
        ),
        Field("has_told_rights", Shape.YES_NO, N_("Whether the rights were told as well."), "true"),
        Field(
            "reaction",
            Shape.TEXT,
            N_("What the person said to it, in their own words."),
            "Dat is goed.",
            longest=1_000,
        ),
        HOLD,
    ),
)
