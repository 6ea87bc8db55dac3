"""What is asked of somebody who tells what goes wrong without a name."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

SIGNAL = Service(
    code="signal",
    name=N_("Telling what goes wrong, without your name"),
    law=N_("GDPR (AVG), article 39"),
    keeping=keeping.UNTIL_A_NAME,
    rows=(
        Row(("kind",), N_("What you want"), N_("Then the right person reads it.")),
        Row(("theme",), N_("What goes wrong"), N_("Then we can count what goes wrong often.")),
        Row(("text",), N_("More about it"), N_("Then we understand what happens.")),
        Row(("aloud",), N_("Whether you tell it out loud"), N_("Then you need not write.")),
    ),
)

SIGNAL_CODE = Service(
    code="signal-code",
    name=N_("Your code of six words"),
    law=N_("GDPR (AVG), article 39"),
    keeping=keeping.WITH_THE_SIGNAL,
    rows=(
        Row(("code",), N_("The six words"), N_("Then only you can read and write here. We keep no words.")),
        Row(("text",), N_("Your message"), N_("Then we can answer you, without knowing who you are.")),
    ),
)

ADDING_A_NAME = Service(
    code="adding-a-name",
    name=N_("Adding your name to a complaint or question"),
    law=N_("General Administrative Law Act (Awb), article 9:4"),
    keeping=keeping.COMPLAINT,
    rows=(
        Row(("name",), N_("Your name"), N_("Without a name it is no complaint by law.")),
        Row(
            ("address",),
            N_("Your address"),
            N_("Without an address it is no complaint by law."),
        ),
        Row(("signed",), N_("That it is your own"), N_("It stands in the place of a signature on paper.")),
    ),
)

SERVICES_OF_SIGNALS = (SIGNAL, SIGNAL_CODE, ADDING_A_NAME)
