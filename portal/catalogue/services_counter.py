"""Services of the help desk: a visit at a counter, and what came on paper."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.catalogue.services_collecting import COLLECTING
from portal.words import N_

HELPING = Service(
    code="helping",
    name=N_("Somebody helps you at a counter or by phone"),
    law=N_("GDPR (AVG), articles 5, 29 and 32"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("setting",),
            N_("Where you are helped"),
            N_("What is private must not be seen or heard by others."),
        ),
        Row(
            ("code",),
            N_("Your code"),
            N_("With it you show who you are, without saying your name out loud."),
            is_kept=False,
        ),
        Row(
            ("acts",),
            N_("What you allow"),
            N_("Only what you tick is opened, for 30 minutes."),
        ),
        Row(
            ("half", "read_back", "word"),
            N_("Your yes by phone"),
            N_("You say the last part of your code after the worker read everything to you."),
            is_kept=False,
        ),
        Row(
            ("number", "born_on", "is_seen"),
            N_("Who you are, when you have no code"),
            N_("Two workers look at your ID, or a code goes to your phone. Nothing is copied."),
            is_kept=False,
        ),
        Row(
            ("document",),
            N_("Which ID you showed"),
            N_("The sort only, so that one can check later how you were known. Never its number."),
        ),
    ),
)

POST = Service(
    code="post",
    name=N_("A worker types in what you sent on paper"),
    law=N_("General Administrative Law Act (Awb), articles 2:8 and 9:4"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("number", "born_on"),
            N_("Who you are"),
            N_("So that your letter comes to your own pages, and to nobody else's."),
        ),
        Row(
            ("received_on", "channel"),
            N_("When and how your letter came"),
            N_("Every term counts from the day on which it first came in."),
        ),
        Row(
            ("kind", "case", "text", "language"),
            N_("What your letter says"),
            N_("Your own words stay as you wrote them, in your own language."),
        ),
        Row(
            ("scan", "is_health"),
            N_("The scan of your letter"),
            N_("With it you can check what was typed over. What is about health is kept apart."),
        ),
    ),
)

OWN_ACCOUNT_COUNTER = Service(
    code="own-account-counter",
    name=N_("You get a code at a counter to sign in without DigiD"),
    law=N_("GDPR (AVG), articles 5, 12 paragraph 6 and 32"),
    keeping=keeping.OWN_ACCOUNT,
    is_for_staff=True,
    rows=(
        Row(
            ("number", "born_on"),
            N_("Your citizen service number and your birth date"),
            N_("Two workers read them from your passport or ID card. Nobody makes a copy."),
        ),
        Row(("what",), N_("What you need"), N_("Then only that is done.")),
    ),
)

SERVICES_OF_THE_COUNTER = (HELPING, COLLECTING, OWN_ACCOUNT_COUNTER, POST)
