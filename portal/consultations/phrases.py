"""Plain words for every value of the closed lists; nobody should need a law book to read an entry."""

from __future__ import annotations

from portal.consultations.rules import AskedFirst, Basis, Channel, Kind, Part, Release, Source
from portal.words import N_

KINDS = {
    Kind.EXCHANGE: N_("Question between organisations"),
    Kind.MEETING: N_("Meeting about you"),
    Kind.VIEW: N_("Someone opened your file"),
    Kind.REPORT: N_("Report to another organisation"),
}

KIND_CHOICES = {
    Kind.EXCHANGE: N_("Questions between organisations"),
    Kind.MEETING: N_("Meetings"),
    Kind.VIEW: N_("Who opened my file"),
    Kind.REPORT: N_("Reports"),
}
"""The kinds as choices of the filter and heads of the table."""

KIND_ICONS = {
    Kind.EXCHANGE: "talk",
    Kind.MEETING: "people",
    Kind.VIEW: "eye",
    Kind.REPORT: "letter",
}

CHANNELS = {
    Channel.SPOKEN: N_("They talked in person"),
    Channel.PHONE: N_("By phone"),
    Channel.SECURE_MAIL: N_("By secure e-mail"),
    Channel.UNSECURED_MAIL: N_("By normal e-mail, without extra protection"),
    Channel.PORTAL: N_("Through a closed website for workers"),
    Channel.SYSTEM: N_("In a computer system"),
    Channel.LETTER: N_("By letter"),
    Channel.SEALED_LETTER: N_("By sealed letter"),
}

TO_YOU = {
    **CHANNELS,
    Channel.SPOKEN: N_("In a talk with you"),
    Channel.PORTAL: N_("On a website where you sign in"),
}
"""How the person was asked or told: the same ways, seen from that side."""

BASES_EXPLAINED = {
    Basis.PUBLIC_TASK: N_(
        "The law gives this organisation a task, and lets it use your data for that. "
        "You can still ask why, object or complain."
    ),
    Basis.LEGAL_DUTY: N_("The law orders this organisation to share this. You can ask which law that is."),
    Basis.RELEASE: N_(
        "This worker has a duty of secrecy. It may only be told because you agreed. "
        "You can take that back for later."
    ),
    Basis.VITAL_INTEREST: N_(
        "When a life is in danger, people may share what is needed to help. They still have to tell you."
    ),
    Basis.SAFETY: N_(
        "When someone may get hurt, people may share what is needed to keep them safe. "
        "They still have to tell you."
    ),
    Basis.CRIME: N_(
        "The police or a judge may ask something in writing when there was a crime. "
        "The privacy officer looked at that first. You can ask about it, or complain."
    ),
    Basis.UNKNOWN: N_(
        "Every exchange needs a rule in the law. Here we cannot show you one. "
        "You can ask for it, or complain."
    ),
}

PARTS = {
    Part.ASKED: N_("%(agency)s asked (%(role)s)"),
    Part.ANSWERED: N_("%(agency)s answered (%(role)s)"),
    Part.SENT: N_("%(agency)s told it (%(role)s)"),
    Part.RECEIVED: N_("%(agency)s heard it (%(role)s)"),
    Part.OPENED: N_("%(agency)s opened your file (%(role)s)"),
    Part.PRESENT: N_("%(agency)s was there (%(role)s)"),
    Part.INVITED: N_("%(agency)s was invited (%(role)s)"),
    Part.OBSERVED: N_("%(agency)s listened in (%(role)s)"),
}

IN_FILE = {
    "yes": N_("Yes. It stood in your file already."),
    "no": N_("No. It did not stand in your file."),
    "unknown": N_("Nobody wrote that down."),
}

ASKED_FIRST = {
    AskedFirst.YES: N_("Yes. They asked you first."),
    AskedFirst.COULD_NOT: N_("No. They say that they could not ask you."),
    AskedFirst.NOT_IN_TIME: N_("No. They say that they could not ask you in time."),
    AskedFirst.UNKNOWN: N_("Nobody wrote that down."),
}

SOURCES = {
    Source.PERSON: N_("You told them yourself."),
    Source.PARTNER_BODY: N_("Another organisation told them."),
    Source.OWN_OBSERVATION: N_("The worker saw it."),
    Source.REGISTER: N_("It stands in a register."),
    Source.OTHER_PERSON: N_("Somebody else told them."),
}

REASONS_TO_OPEN = {
    "appointment": N_("An appointment with you"),
    "question": N_("You asked something"),
    "decision": N_("A decision about your request"),
    "record": N_("Writing down a talk about you"),
    "meeting": N_("Preparing a meeting about you"),
    "complaint": N_("Your complaint"),
    "data_right": N_("Your request about your data"),
    "stand_in": N_("Standing in for a colleague"),
    "safety": N_("Somebody may not be safe"),
    "sample": N_("A check by the privacy officer, drawn by lot"),
    "safety_check": N_("A check of three facts by the safety house"),
    "set_aside": N_("Deciding about a file that is kept apart"),
    "understanding": N_("Typing out or translating your words"),
    "approval": N_("Checking what a colleague decided"),
    "post": N_("Typing in what you sent on paper"),
    "visit_counter": N_("Somebody helped you at an open counter"),
    "visit_room": N_("Somebody helped you in a closed room"),
    "visit_phone": N_("Somebody helped you by phone"),
    "collected": N_("You collected a message at the counter"),
}
"""Why an official may open somebody's file; there is no other reason (R-261). Said to that person."""

REASONS_AT_DESK = REASONS_TO_OPEN | {
    "appointment": N_("An appointment with the person"),
    "question": N_("The person asked something"),
    "decision": N_("A decision about the person's request"),
    "record": N_("Writing down a talk about the person"),
    "meeting": N_("Preparing a meeting about the person"),
    "complaint": N_("The person's complaint"),
    "data_right": N_("The person's request about data"),
    "understanding": N_("Typing out or translating the person's words"),
}
"""The same, said to officials."""

ASSIGNED_FOR = {
    "benefit": N_("Your benefit"),
    "neighbourhood_team": N_("Help in your neighbourhood"),
    "youth_help": N_("Help for your child"),
    "debt_help": N_("Help with debts"),
    "release": N_("A release that you gave"),
    "complaint": N_("Your complaint"),
    "safety": N_("Safety"),
    "support": N_("Help with your questions"),
    "stand_in": N_("Standing in for a colleague"),
}
"""Why an official works for somebody."""

ASSIGNED_FOR_AT_DESK = {
    **ASSIGNED_FOR,
    "benefit": N_("The person's benefit"),
    "neighbourhood_team": N_("Help in the neighbourhood"),
    "youth_help": N_("Help for the person's child"),
    "release": N_("A release that the person gave"),
    "complaint": N_("The person's complaint"),
    "support": N_("Help with the person's questions"),
}
"""The same, as an official reads it."""

WEIGHED = {"yes": N_("Yes, they say."), "no": N_("No, they say.")}
"""What a worker answered to the three checks of an exchange."""

WAS_PRESENT = {
    "yes": N_("Yes, you were there."),
    "phone": N_("Yes, you joined by phone."),
    "no": N_("No, you were not there."),
    "unknown": N_("Nobody wrote that down."),
}

RELEASE_BADGES = {
    Release.NOT_NEEDED: N_("Consent not needed"),
    Release.GIVEN: N_("Consent given"),
    Release.MISSING: N_("Consent needed, not found"),
    Release.UNKNOWN: N_("Consent not known"),
}

RELEASE_BADGE_KINDS = {
    Release.NOT_NEEDED: "info",
    Release.GIVEN: "ok",
    Release.MISSING: "warning",
    Release.UNKNOWN: "",
}

RELEASES = {
    Release.NOT_NEEDED: N_("They say that your consent was not needed. The reason: %(because)s."),
    Release.GIVEN: N_("You gave your consent on %(day)s."),
    Release.MISSING: N_("Your consent was needed, but we cannot find it."),
    Release.UNKNOWN: N_("Nobody wrote down whether your consent was needed."),
}

WAS_NEEDED = N_("Your consent was needed for this. It was not there.")

RELEASE_REASONS = {
    Basis.PUBLIC_TASK: N_("it is a task that the law gives them"),
    Basis.LEGAL_DUTY: N_("the law says they must"),
    Basis.RELEASE: N_("you released them from secrecy"),
    Basis.VITAL_INTEREST: N_("a life was in danger"),
    Basis.SAFETY: N_("someone was not safe"),
    Basis.CRIME: N_("an authority asked it in writing, because of a crime"),
    Basis.UNKNOWN: N_("nobody wrote it down"),
}
"""Why consent was not needed, as the end of a sentence."""

NO_RULE = N_("Nothing was shared, so no rule was needed for that.")
NOTHING_SHARED = N_("nothing was shared")
"""The same, where it was decided not to share."""
