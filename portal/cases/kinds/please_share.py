"""Asking a body to share something: it says yes, or why not. Source: R-173; Awb art. 3:46 for the reasons."""

from __future__ import annotations

from portal.cases.kind import RECEIPT, Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY
from portal.words import N_

KIND = Kind(
    code="please_share",
    name=N_("Request to share something"),
    title=N_("Ask them to share something"),
    lead=N_("You want one organisation to tell another. Then you need not tell it again."),
    icon="talk",
    law=N_("No law sets a date. We promise two weeks."),
    terms=("question_answer",),
    answer_term="question_answer",
    handled_by="privacy_officer",
    questions=(
        Question(
            name="share_what",
            label=N_("What may they share, and with whom?"),
            hint=N_("Say it as exactly as you can. They may share nothing else."),
            required=True,
            missing=N_("Write what they may share, and with whom."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        RECEIPT,
        N_("You get an answer within two weeks."),
        N_("The answer is yes, or it says why not, and what can be done."),
        N_("You can take your wish back at any time, for what comes after."),
    ),
    examples=(N_("My doctor may tell the Wmo desk that I cannot climb stairs."),),
)
