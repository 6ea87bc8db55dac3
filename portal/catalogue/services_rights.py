"""What is asked for each right over one's data."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

WHAT_TO_LOOK_AT = N_("The organisation must know what to look at.")

INSPECTION = Service(
    code="inspection",
    name=N_("Request to see your data"),
    law=N_("GDPR (AVG), article 15"),
    keeping=keeping.REQUEST,
    rows=(
        Row(("wish",), N_("What you want to see"), N_("Then you get what you look for first.")),
        Row(("period",), N_("From which time"), N_("Then we can search better. Skip this for all years.")),
    ),
)

RECIPIENTS = Service(
    code="recipients",
    name=N_("Question who got your data"),
    law=N_("GDPR (AVG), articles 15 and 19"),
    keeping=keeping.REQUEST,
    rows=(
        Row(("which_data",), N_("Which data you mean"), N_("Then they know where to look.")),
        Row(("suspects",), N_("Who you think got it"), N_("Then they also look there.")),
    ),
)

HOW_KNOWN = Service(
    code="how_known",
    name=N_("Question how they know this"),
    law=N_("GDPR (AVG), articles 14 and 15"),
    keeping=keeping.REQUEST,
    rows=(Row(("which_text",), N_("What they know"), WHAT_TO_LOOK_AT),),
)

PLEASE_SHARE = Service(
    code="please_share",
    name=N_("Request to share something"),
    law=N_("GDPR (AVG), article 6"),
    keeping=keeping.REQUEST,
    rows=(
        Row(
            ("share_what",),
            N_("What may be shared, and with whom"),
            N_("They may share only what you say, with whom you say."),
        ),
    ),
)

CORRECTION = Service(
    code="correction",
    name=N_("Request to correct your data"),
    law=N_("GDPR (AVG), articles 16 and 19"),
    keeping=keeping.REQUEST,
    rows=(
        Row(("wrong",), N_("What is wrong"), WHAT_TO_LOOK_AT),
        Row(("right",), N_("What it should be"), N_("Then it can be changed faster.")),
        Row(("seen_where",), N_("Where you saw it"), N_("Then it is easier to find.")),
    ),
)

STATEMENT = Service(
    code="statement",
    name=N_("Your own words beside theirs"),
    law=N_("GDPR (AVG), article 16"),
    keeping=keeping.AS_THE_FILE,
    rows=(
        Row(("statement",), N_("Your own words"), N_("Anyone who reads their text then reads yours too.")),
    ),
)

MIXED_UP = Service(
    code="mixed_up",
    name=N_("This is not about me"),
    law=N_("GDPR (AVG), articles 5, 16 and 33"),
    keeping=keeping.REQUEST,
    rows=(
        Row(
            ("not_me",),
            N_("Why it is not about you"),
            N_("Then we find out faster what went wrong. You may skip this."),
        ),
        Row(("in_other_places",), N_("Other places"), N_("Then we also look there.")),
    ),
)

WHICH_PERSON = Service(
    code="which_person",
    name=N_("Question which person it was"),
    law=N_("GDPR (AVG), article 15"),
    keeping=keeping.REQUEST,
    rows=(
        Row(
            ("which_moment",),
            N_("Which look or talk it was"),
            N_("Then the privacy officer can find who it was."),
        ),
        Row(("name_needed",), N_("Why you need the name"), N_("Your reason is weighed in the answer.")),
        Row(("is_afraid",), N_("Whether you are afraid"), N_("Then we take care of your safety first.")),
    ),
)

RESTRICTION = Service(
    code="restriction",
    name=N_("Request to set data aside"),
    law=N_("GDPR (AVG), articles 18 and 19"),
    keeping=keeping.REQUEST,
    rows=(
        Row(
            ("set_aside",),
            N_("What should not be used"),
            N_("The organisation must know which data to set aside."),
        ),
        Row(
            ("reason",),
            N_("Why they should wait"),
            N_("The law names four reasons. We help you find the right one."),
        ),
    ),
)

OBJECTION_TO_USE = Service(
    code="objection_to_use",
    name=N_("Objection to how your data are used"),
    law=N_("GDPR (AVG), article 21"),
    keeping=keeping.REQUEST,
    rows=(
        Row(("stop",), N_("What they should stop"), N_("The organisation must know what to stop.")),
        Row(
            ("situation",),
            N_("Your situation"),
            N_("They must weigh your situation against their reason."),
        ),
    ),
)

ERASURE = Service(
    code="erasure",
    name=N_("Request to remove your data"),
    law=N_("GDPR (AVG), articles 17 and 19"),
    keeping=keeping.REQUEST,
    rows=(
        Row(("remove",), N_("What should be removed"), WHAT_TO_LOOK_AT),
        Row(
            ("reason",),
            N_("Why it should be removed"),
            N_("A reason can help the organisation to say yes."),
        ),
    ),
)

DESTRUCTION = Service(
    code="destruction",
    name=N_("Request to destroy a file"),
    law=N_("Youth Act, article 7.3.9, and Wmo 2015, article 5.3.5"),
    keeping=keeping.REQUEST,
    rows=(
        Row(
            ("destroy",),
            N_("What should be destroyed"),
            N_("What is destroyed never comes back, so we want to be sure."),
        ),
        Row(
            ("file",),
            N_("Which file it is"),
            N_("Each file has its own law. You may skip this if you do not know."),
        ),
    ),
)

SERVICES_OF_RIGHTS = (
    INSPECTION,
    RECIPIENTS,
    HOW_KNOWN,
    PLEASE_SHARE,
    CORRECTION,
    STATEMENT,
    MIXED_UP,
    WHICH_PERSON,
    RESTRICTION,
    OBJECTION_TO_USE,
    ERASURE,
    DESTRUCTION,
)
