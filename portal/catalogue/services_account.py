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
            ("password", "again", "old"),
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

INVITED_ACCOUNT = Service(
    code="invited-account",
    name=N_("Signing in to help others, with an invitation"),
    law=N_("GDPR (AVG), article 32"),
    keeping=keeping.OWN_ACCOUNT,
    rows=(
        Row(("number",), N_("Your number"), N_("It says which account is yours, without your name.")),
        Row(("code",), N_("The code of your invitation"), N_("Then we know that you are the one invited.")),
        Row(
            ("password", "again"),
            N_("A password of your own"),
            N_("Only you know it. We keep it so that nobody can read it, we cannot either."),
        ),
        Row(
            ("second",),
            N_("A code of your app, or a recovery code"),
            N_("Who finds your password still cannot get in. You see things of people who trust you."),
        ),
        Row(
            ("device",),
            N_("Whether it is your own device"),
            N_("On a device of others we sign you out sooner, and remember nothing."),
        ),
    ),
)

INVITING = Service(
    code="inviting",
    name=N_("Inviting somebody who helps others"),
    law=N_("GDPR (AVG), article 32"),
    keeping=keeping.OWN_ACCOUNT,
    rows=(
        Row(
            ("label",),
            N_("What you call a colleague"),
            N_("Then the right account can be stopped. Nobody else reads it."),
        ),
        Row(("agency",), N_("The organisation"), N_("An organisation invites and stops its own people.")),
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
            ("word", "word_again"),
            N_("A word for the phone"),
            N_("Then nobody who calls in your name hears anything. We keep it so that nobody can read it."),
        ),
        Row(
            ("about_cases", "about_data", "about_permissions", "about_other"),
            N_("How you want to hear of what"),
            N_("You decide what reaches you, and how."),
        ),
    ),
)

SERVICES_OF_ACCOUNTS = (SIGNING_IN, OWN_ACCOUNT, INVITED_ACCOUNT, INVITING, READING_WAY, REACHING)
