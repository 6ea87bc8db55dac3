"""What is asked about promises and declarations, of people and of officials."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

PROMISES = Service(
    code="promises",
    name=N_("A promise to you, and what you sent before"),
    law=N_("General Administrative Law Act (Awb), article 3:2"),
    keeping=keeping.AS_THE_FILE,
    rows=(
        Row(("agency",), N_("The organisation"), N_("Then we know whom to ask.")),
        Row(("text", "what"), N_("What was promised or sent"), N_("Then they know what to look for.")),
        Row(("made_on", "when"), N_("When it was"), N_("Then they can find it.")),
        Row(("due_on",), N_("When it would be done"), N_("Then you both see when it is late.")),
        Row(("who", "document"), N_("Who said it, and where it stands"), N_("Then they can find it.")),
    ),
)

SIGNING = Service(
    code="signing",
    name=N_("Reading or signing a text"),
    law=N_("GDPR (AVG), articles 6 and 7"),
    keeping=keeping.AS_THE_FILE,
    rows=(
        Row(
            ("body",),
            N_("Yes or no for each organisation"),
            N_("Only who you say yes to may know it."),
        ),
        Row(
            ("read",),
            N_("That you read the exceptions"),
            N_("You must know when others may share something all the same."),
            is_kept=False,
        ),
        Row(("valid_to",), N_("The last day"), N_("After that day nobody may use it any more.")),
        Row(
            ("scan", "signed_on"),
            N_("The page with the signature"),
            N_("Then it is sure that you signed it."),
        ),
    ),
)

OWN_STORY = Service(
    code="own-story",
    name=N_("Your own story, sent to one organisation"),
    law=N_("GDPR (AVG), articles 6 and 7"),
    keeping=keeping.AS_THE_FILE,
    rows=(
        Row(("story",), N_("Your story"), N_("Then you do not have to tell it again.")),
        Row(("data_kinds",), N_("What it is about"), N_("Then it is clear what you let them read.")),
        Row(("agency",), N_("The organisation"), N_("Only who you choose may read it.")),
    ),
)

PROMISING = Service(
    code="promising",
    name=N_("An official writes down a promise or answers you"),
    law=N_("General Administrative Law Act (Awb), article 3:2"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("text", "title", "of_body", "of_person", "signed_by", "document"),
            N_("What was promised, and by whom"),
            N_("You must be able to read what both sides do."),
        ),
        Row(("made_on", "signed_on", "due_on"), N_("The days"), N_("You must see when it is late.")),
        Row(("to", "because"), N_("What became of it, and why"), N_("You must hear why it is not done.")),
    ),
)

DECLARING = Service(
    code="declaring",
    name=N_("An official asks you to read or sign a text"),
    law=N_("GDPR (AVG), articles 6, 7 and 9"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("version", "about", "question", "professional"),
            N_("What is asked"),
            N_("You must know exactly what you say yes or no to."),
        ),
        Row(
            ("bodies", "data_kinds", "valid_to"),
            N_("Who, about what, and until when"),
            N_("A release without names, data and a last day is no release."),
        ),
        Row(("used",), N_("What was used already"), N_("You must hear what was told before.")),
        Row(
            ("title", "body", "goal", "exceptions"),
            N_("The words of a text"),
            N_("Everybody signs the same text."),
            is_kept=False,
        ),
    ),
)

SERVICES_OF_PROMISES = (PROMISES, SIGNING, OWN_STORY, PROMISING, DECLARING)
