"""The kind of record that says what happened: a consultation, with one part for each person."""

from __future__ import annotations

from dataclasses import replace

from portal.consultations.rules import AskedFirst, Basis, Channel, Kind, Release, Source
from portal.partners.fields import Field, RecordKind, Shape
from portal.partners.parts import DATA_KINDS, HOLD, PARTIES
from portal.words import N_

_PERSON = Field("person", Shape.REFERENCE, N_("The person."), "p-001", is_required=True, refers_to="person")

TOLD_HOW = ("spoken", "phone", "letter", "portal", "mail")

_SUBJECT_TEXTS = (
    Field(
        "summary",
        Shape.TEXT,
        N_("In one line: what it was about, for this person."),
        "Vraag over uw agenda",
        is_required=True,
        longest=200,
    ),
    Field(
        "question",
        Shape.TEXT,
        N_("What was asked, as text for this person."),
        "Kan mevrouw haar kind ophalen?",
    ),
    Field("answer", Shape.TEXT, N_("What was told, as text for this person."), "Zij heeft veel afspraken."),
    Field("why", Shape.TEXT, N_("Why it was needed."), "Om een gesprek te plannen.", is_required=True),
    Field(
        "in_file_because",
        Shape.TEXT,
        N_("Why it was asked although it was in the file."),
        "Het dossier was lang.",
    ),
    Field(
        "not_asked_because",
        Shape.TEXT,
        N_("Why the person was not asked first."),
        "Wij konden u niet bereiken.",
    ),
    Field("asked_answer", Shape.TEXT, N_("What the person answered when asked first."), "U vond het goed."),
    Field(
        "release_because", Shape.TEXT, N_("Why the person did not have to agree."), "Wij voeren de wet uit."
    ),
    Field(
        "not_shared",
        Shape.TEXT,
        N_("What was not shared, and why not."),
        "Wij vertelden niets over uw gezondheid.",
    ),
    Field("decided", Shape.TEXT, N_("What was agreed or decided."), "Wij bellen u volgende week."),
    Field(
        "not_allowed_because",
        Shape.TEXT,
        N_("What went wrong, when it was not allowed."),
        "Wij vroegen een kopie van uw dossier.",
    ),
    Field("source_of_facts", Shape.TEXT, N_("Where the facts came from."), "Uw eigen e-mail", longest=300),
)

SUBJECTS = Field(
    "subjects",
    Shape.PARTS,
    N_("One part for each person it was about. Each has its own text; nobody sees another's."),
    is_required=True,
    has_own_lines=True,
    parts=(
        _PERSON,
        PARTIES,
        replace(DATA_KINDS, is_required=True),
        Field(
            "basis",
            Shape.ONE_OF,
            N_("The ground in law."),
            "public_task",
            is_required=True,
            # Nothing is delivered on a crime: the privacy officer agrees to that at the desk.
            choices=tuple(one for one in Basis if one is not Basis.CRIME),
        ),
        Field("article", Shape.TEXT, N_("The article of law."), "Participatiewet art. 7", longest=120),
        Field(
            "in_file",
            Shape.ONE_OF,
            N_("Whether the answer was in the file already."),
            "yes",
            is_required=True,
            choices=("yes", "no", "unknown"),
        ),
        Field(
            "asked_first",
            Shape.ONE_OF,
            N_("Whether the person was asked first. Only two reasons exist for no."),
            "could_not",
            is_required=True,
            choices=tuple(AskedFirst),
        ),
        Field("asked_on", Shape.DAY, N_("The day the person was asked."), "2019-08-20"),
        Field("asked_how", Shape.ONE_OF, N_("How the person was asked."), "phone", choices=tuple(Channel)),
        Field(
            "was_present",
            Shape.ONE_OF,
            N_("Whether the person was there."),
            "no",
            choices=("yes", "no", "phone", "unknown"),
        ),
        Field(
            "release",
            Shape.ONE_OF,
            N_("Whether the person had to agree, and did."),
            "not_needed",
            choices=tuple(Release),
        ),
        Field("release_on", Shape.DAY, N_("The day the person agreed."), "2019-06-12"),
        Field(
            "declaration",
            Shape.REFERENCE,
            N_("The declaration it was done under."),
            "d-04",
            refers_to="declaration",
        ),
        Field("is_anonymous", Shape.YES_NO, N_("Whether the person was discussed without a name."), "false"),
        Field(
            "is_decision_not_to_share", Shape.YES_NO, N_("Whether it was decided to share nothing."), "false"
        ),
        Field(
            "was_not_allowed",
            Shape.YES_NO,
            N_("Whether it was not allowed. We look at that as well, and tell the person."),
            "false",
        ),
        Field(
            "told_at",
            Shape.MOMENT,
            N_("When the person was told. Left out: we tell the person."),
            "2019-09-02T10:00:00+02:00",
        ),
        Field("told_how", Shape.ONE_OF, N_("How the person was told."), "letter", choices=TOLD_HOW),
        Field(
            "contact",
            Shape.REFERENCE,
            N_("Who answers questions about it."),
            "c-01",
            refers_to="contact_point",
        ),
        Field(
            "source_kind",
            Shape.ONE_OF,
            N_("Where the facts come from."),
            "person",
            choices=tuple(Source),
        ),
        Field(
            "for_parents",
            Shape.YES_NO,
            N_("Whether you decided that parents may read what another person told about their child."),
            "false",
        ),
        Field(
            "source_person",
            Shape.REFERENCE,
            N_("Who told it. We look whether that person is safe, and keep no name."),
            "p-002",
            refers_to="person",
        ),
        *_SUBJECT_TEXTS,
        HOLD,
    ),
)

CONSULTATION = RecordKind(
    "consultation",
    N_("Somebody asked, told, discussed, opened or reported something about a person."),
    (
        Field(
            "what",
            Shape.ONE_OF,
            N_("The kind of consultation."),
            "exchange",
            is_required=True,
            choices=tuple(Kind),
        ),
        Field(
            "channel", Shape.ONE_OF, N_("How it went."), "spoken", is_required=True, choices=tuple(Channel)
        ),
        Field("is_internal", Shape.YES_NO, N_("Whether it was within one organisation."), "true"),
        Field(
            "happened_at",
            Shape.MOMENT,
            N_("When it happened."),
            "2019-08-27T10:15:00+02:00",
            is_required=True,
        ),
        Field(
            "recorded_at",
            Shape.MOMENT,
            N_("When it was written down."),
            "2020-03-12T09:00:00+01:00",
            is_required=True,
        ),
        Field("system", Shape.REFERENCE, N_("The system it comes from."), "s-01", refers_to="system"),
        SUBJECTS,
    ),
)
