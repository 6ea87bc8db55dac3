"""What is asked for a complaint, a question and an objection, and with every case."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

EVERY_CASE = Service(
    code="case",
    name=N_("Every case"),
    law=N_("General Administrative Law Act (Awb), article 4:2"),
    keeping=keeping.AS_THE_CASE,
    rows=(
        Row(("bodies",), N_("Which organisation it is about"), N_("Then we know who must answer you.")),
        Row(("other_body",), N_("Another organisation"), N_("Then we can pass your message on.")),
        Row(
            ("files", "file"),
            N_("A letter or a picture"),
            N_("A letter or picture can help to see what happened."),
            not_needed=("medical",),
        ),
        Row(
            ("medical",),
            N_("What kind of file it is"),
            N_("Papers about health and recordings of others stay out of your file."),
        ),
        Row(
            ("answer",),
            N_("What happened, before you choose"),
            N_("Then we can tell you which way fits your story."),
        ),
        Row(("kind",), N_("What you want to do"), N_("Each way has its own law and its own dates.")),
    ),
)

COMPLAINT = Service(
    code="complaint",
    name=N_("Complaint"),
    law=N_("General Administrative Law Act (Awb), title 9.1"),
    keeping=keeping.COMPLAINT,
    rows=(
        Row(
            ("happened",),
            N_("What happened"),
            N_("The organisation must know what your complaint is about."),
        ),
        Row(("grievances",), N_("Your points"), N_("Each point then gets its own answer.")),
        Row(
            ("happened_on",),
            N_("The day it happened"),
            N_("After a year an organisation may decline. You can still send your complaint."),
        ),
        Row(
            ("hope",),
            N_("What you hope for"),
            N_("Then the organisation can look for a solution with you."),
        ),
        Row(("relation",), N_("Who it happened to"), N_("You may also complain for someone else.")),
        Row(("urgent",), N_("Whether there is danger"), N_("Then someone reads your complaint first.")),
        Row(("already_sent",), N_("Whether you sent it before"), N_("Then your first date is not lost.")),
        Row(
            ("sent_on",),
            N_("The day you sent it"),
            N_("Then we can look for your first letter or call."),
        ),
    ),
)

QUESTION = Service(
    code="question",
    name=N_("Question"),
    law=N_("No law sets a date. We promise two weeks."),
    keeping=keeping.QUESTION,
    rows=(Row(("questions",), N_("Your questions"), N_("Each question then gets its own answer.")),),
)

OBJECTION = Service(
    code="objection",
    name=N_("Objection"),
    law=N_("General Administrative Law Act (Awb), articles 6:7, 6:11 and 6:15"),
    keeping=keeping.OBJECTION,
    rows=(
        Row(
            ("decision",),
            N_("The decision, and why you do not agree"),
            N_("The organisation must know which decision to look at again."),
        ),
        Row(
            ("letter_date",),
            N_("The date of the letter"),
            N_("You have six weeks from the day after that date. Later is still taken."),
        ),
        Row(
            ("why_later",),
            N_("Why it is later"),
            N_("It is later than six weeks. We still take it. A reason can help."),
        ),
    ),
)

SERVICES_OF_CASES = (COMPLAINT, QUESTION, OBJECTION, EVERY_CASE)
