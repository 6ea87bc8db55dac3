"""What is asked after a case was sent, and of who reads the pages."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

AFTER_SENDING = Service(
    code="following",
    name=N_("Following your case"),
    law=N_("General Administrative Law Act (Awb), articles 4:5, 9:4 and 9:10"),
    keeping=keeping.AS_THE_CASE,
    rows=(
        Row(
            ("message",),
            N_("What you want to add"),
            N_("Then the person who handles your case knows it too."),
        ),
        Row(("says",), N_("What stands in a file"), N_("Then who cannot see a picture knows it too.")),
        Row(("day",), N_("The day for a reminder"), N_("Then we remind you on the day you want.")),
        Row(
            ("text",),
            N_("What you say about it"),
            N_("The handler must hear you before there is an answer."),
        ),
        Row(
            ("wish",),
            N_("Whom you do not want to hear from, and why"),
            N_("Then somebody looks whether another can help you while your complaint is open."),
        ),
        Row(
            ("lines",),
            N_("Lines you want left out"),
            N_("The organisation gets a copy of your complaint. You decide what it need not read."),
        ),
    ),
)

READING = Service(
    code="reading",
    name=N_("Choosing what you see"),
    law=N_("No law is needed: your choice goes no further than the page."),
    keeping=keeping.NOT_KEPT,
    rows=(
        Row(
            ("organisation", "kind", "period"),
            N_("Which part of the list"),
            N_("Then the list is shorter."),
            is_kept=False,
        ),
        Row(
            ("file", "text"),
            N_("A receipt to check"),
            N_("We read it to check the signature, and forget it at once."),
            is_kept=False,
        ),
    ),
)

SERVICES_OF_FOLLOWING = (AFTER_SENDING, READING)
