"""What is asked about acting for somebody else, and about parents and children."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

ACTING = Service(
    code="acting",
    name=N_("Let somebody act for you"),
    law=N_("General administrative law (Awb), article 2:1"),
    keeping=keeping.AS_LONG_AS_IT_HOLDS,
    rows=(
        Row(
            ("helper", "agency"),
            N_("Who acts for you"),
            N_("Then you see later whether the right person used the code."),
        ),
        Row(
            ("acts", "case"),
            N_("What this person may do"),
            N_("Only what you tick is allowed. The rest stays closed."),
        ),
        Row(("until",), N_("The last day"), N_("After that day it stops by itself.")),
        Row(
            ("code",),
            N_("The code"),
            N_("With it you show that the person gave you the code."),
            is_kept=False,
        ),
        Row(("once",), N_("A number of this form"), N_("So nothing is kept twice."), is_kept=False),
    ),
)

PARENTS = Service(
    code="parents",
    name=N_("Ask to see the page of a child"),
    law=N_("Youth Act (Jeugdwet), article 7.3.10"),
    keeping=keeping.AS_THE_CASE,
    rows=(
        Row(
            ("child", "about"),
            N_("Which child, and why you ask"),
            N_("A person decides about it, and thinks of the child as well."),
        ),
        Row(("once",), N_("A number of this form"), N_("So nothing is kept twice."), is_kept=False),
    ),
)

ABOUT_PARENTS = Service(
    code="about-parents",
    name=N_("An official decides about the question of a parent"),
    law=N_("Youth Act (Jeugdwet), article 7.3.10"),
    keeping=keeping.AS_THE_CASE,
    is_for_staff=True,
    rows=(
        Row(
            ("answer", "why"),
            N_("The decision and the reason"),
            N_("The parent can read why, and can object."),
        ),
    ),
)

ARRANGING = Service(
    code="arranging",
    name=N_("An official writes down who acts for you"),
    law=N_("General administrative law (Awb), articles 2:1 and 2:2; Civil Code, Book 1"),
    keeping=keeping.AS_LONG_AS_IT_HOLDS,
    is_for_staff=True,
    rows=(
        Row(
            ("helper", "agency", "relation"),
            N_("Who acts for the person"),
            N_("The person must be able to see whether this is right."),
        ),
        Row(
            ("acts", "case", "until"),
            N_("What may be done, and until when"),
            N_("Only what is ticked is allowed. The rest stays closed."),
        ),
        Row(
            ("proof", "number", "decided_on", "is_age_seen"),
            N_("What the official saw"),
            N_("Without proof nobody acts for another. No copy is kept."),
        ),
        Row(
            ("scan",),
            N_("The page with the signature"),
            N_("Then it is sure that the person signed it. Only that page is kept, locked."),
        ),
        Row(
            ("answer", "why"),
            N_("What was decided, and why"),
            N_("The person and who acts can read why, and can object."),
        ),
        Row(("once",), N_("A number of this form"), N_("So nothing is kept twice."), is_kept=False),
    ),
)

SERVICES_OF_ACTING = (ACTING, PARENTS, ABOUT_PARENTS, ARRANGING)
