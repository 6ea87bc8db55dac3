"""What is asked to sign in, to read in one's own way, and to be told that there is news."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

SIGNING_IN = Service(
    code="signing-in",
    name=N_("Signing in"),
    law=N_("GDPR (AVG), article 32"),
    keeping=keeping.SESSION,
    rows=(
        Row(
            ("device",),
            N_("Whether it is your own device"),
            N_("On a device of others we sign you out sooner, and remember nothing."),
        ),
    ),
)

OWN_ACCOUNT = Service(
    code="own-account",
    name=N_("Signing in without DigiD"),
    law=N_("GDPR (AVG), article 32"),
    keeping=keeping.OWN_ACCOUNT,
    rows=(
        Row(("number",), N_("Your number"), N_("It says which account is yours, without your name.")),
        Row(("code",), N_("The code we sent"), N_("Then we know that the letter reached you.")),
        Row(
            ("password", "again"),
            N_("A password of your own"),
            N_("Only you know it. We keep it so that nobody can read it, we cannot either."),
        ),
        Row(
            ("device",),
            N_("Whether it is your own device"),
            N_("On a device of others we sign you out sooner, and remember nothing."),
        ),
    ),
)

READING_WAY = Service(
    code="reading-way",
    name=N_("How you want to read"),
    law=N_("Act on equal treatment for people with a disability, article 2"),
    keeping=keeping.UNTIL_CHANGED,
    rows=(
        Row(("language",), N_("Your language"), N_("Then pages and messages are in your language.")),
        Row(("easier",), N_("Whether you want the easier view"), N_("Then you find it again next time.")),
    ),
)

REACHING = Service(
    code="reaching",
    name=N_("How we reach you"),
    law=N_("General Administrative Law Act (Awb), article 2:8"),
    keeping=keeping.UNTIL_CHANGED,
    rows=(
        Row(
            ("address",),
            N_("Your e-mail address, telephone number or postal address"),
            N_("Only to tell you that there is a message. What it says stays here."),
        ),
        Row(
            ("code",),
            N_("The code we sent"),
            N_("Then we are sure that the address is yours."),
        ),
        Row(
            ("about_cases", "about_data", "about_permissions", "about_other"),
            N_("How you want to hear of what"),
            N_("You decide what reaches you, and how."),
        ),
    ),
)

SERVICES_OF_ACCOUNTS = (SIGNING_IN, OWN_ACCOUNT, READING_WAY, REACHING)
