"""Meetings about a person: what the person says, and what officials write down for the person to read."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

MEETINGS = Service(
    code="meetings",
    name=N_("You take part in a meeting about you"),
    law=N_("GDPR (AVG), articles 5 and 14"),
    keeping=keeping.AS_THE_FILE,
    rows=(
        Row(("how",), N_("How you want to take part"), N_("You choose. So they must know it.")),
        Row(
            ("point", "reaction"),
            N_("What you want to say"),
            N_("It must stand in the report as you say it."),
        ),
        Row(
            ("objection",),
            N_("Why an organisation must stay away"),
            N_("They must answer you, so they must know why."),
        ),
        Row(
            ("partners", "kinds"),
            N_("Who may be there, and what they may tell"),
            N_("A stopped meeting goes on only within what you choose."),
        ),
    ),
)

LIMITS = Service(
    code="limits",
    name=N_("You set limits"),
    law=N_("GDPR (AVG), articles 5 and 14"),
    keeping=keeping.UNTIL_CHANGED,
    rows=(
        Row(
            ("agency", "data_kinds", "answer", "words"),
            N_("What an organisation may know"),
            N_("Officials must read it and answer it before a meeting."),
        ),
    ),
)

PLANNING = Service(
    code="planning-meetings",
    name=N_("An official plans a meeting about you"),
    law=N_("GDPR (AVG), articles 5, 6 and 14"),
    keeping=N_("The report: 6 weeks, or another day that you can read. What was agreed stays."),
    is_for_staff=True,
    rows=(
        Row(
            ("talk_on",),
            N_("The day to read the report together"),
            N_("Then you need not read it alone. You choose that."),
        ),
        Row(
            ("kind", "day", "clock", "channel", "covenant"),
            N_("When, how and under which agreement"),
            N_("You must know it before the meeting."),
        ),
        Row(
            ("question", "goal", "recorded", "contact"),
            N_("What it is for, and what is kept"),
            N_("Nobody may talk about you without a goal."),
        ),
        Row(
            ("invited", "not_invited", "everyone", "everyone_because", "how"),
            N_("Whether you are invited and told"),
            N_("They must talk with you, and not only about you."),
        ),
        Row(
            ("agency", "role", "why", "data_kinds", "basis", "article", "because", "proposal"),
            N_("Who comes, why, and on which ground"),
            N_("Each organisation needs a ground of its own."),
        ),
        Row(
            ("is_hidden", "hold_article", "hold_reason", "review_on"),
            N_("Whether somebody is in danger"),
            N_("Only danger is a reason to tell it later. Two officials must agree."),
        ),
        Row(
            ("there", "shared", "was_present", "without_you", "observers"),
            N_("Who was there, and what was told"),
            N_("You must know who knows it now."),
        ),
        Row(
            ("report", "solution", "not_shared", "keep_until", "follows", "answer"),
            N_("What was said, and what you get as an answer"),
            N_("You must hear what was said."),
        ),
        Row(
            (*(f"{name}_{place}" for place in "123" for name in ("who", "what", "by")), "nothing_to_do"),
            N_("Who does what, and when"),
            N_("You must be able to see whether they do what they say."),
        ),
        Row(
            ("pilot_well", "pilot_better"),
            N_("What they learn from a new sort of meeting"),
            N_("A new way must be looked at. You may read what came of it."),
        ),
        Row(
            ("was_not_allowed", "not_allowed_because"),
            N_("Whether it was not allowed"),
            N_("What went wrong must stand on the record. Then you can complain, and it can be put right."),
        ),
    ),
)

AGREEMENTS = Service(
    code="agreements",
    name=N_("An agreement between organisations"),
    law=N_("GDPR (AVG), articles 5 and 6"),
    keeping=N_("It stays in the register."),
    is_for_staff=True,
    rows=(
        Row(
            ("title", "goal", "summary", "bodies", "address", "from_day", "until_day"),
            N_("Who agreed what, and for how long"),
            N_("Everybody must be able to read it."),
        ),
        Row(
            ("data_kinds", "basis", "article"),
            N_("Which data, and on which ground"),
            N_("More than that may not be shared in a meeting."),
        ),
    ),
)

NAMELESS = Service(
    code="nameless",
    name=N_("An official writes something down without a name"),
    law=N_("GDPR (AVG), article 5"),
    keeping=keeping.A_YEAR,
    is_for_staff=True,
    rows=(
        Row(
            ("number", "text", "sort", "bodies"),
            N_("What it is about, without a name"),
            N_("A case can be discussed without saying who it is."),
        ),
    ),
)

SERVICES_OF_MEETINGS = (MEETINGS, LIMITS, PLANNING, AGREEMENTS, NAMELESS)
