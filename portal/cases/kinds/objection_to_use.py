"""Asking an organisation to stop using data: the right of the GDPR, not the one of the Awb.

Source: AVG art. 21.
"""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="objection_to_use",
    name=N_("Request to stop using your data"),
    name_at_desk=N_("Request to stop using data"),
    title=N_("Ask them to stop using your data"),
    lead=N_("You may say stop, because of your own situation. Then they need a strong reason to go on."),
    icon="hand",
    law=N_("GDPR (AVG), article 21"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    questions=(
        Question(
            name="stop",
            label=N_("What should they stop doing?"),
            hint=N_("Tell it in your own words."),
            required=True,
            missing=N_("Write what they should stop doing."),
        ),
        Question(
            name="situation",
            label=N_("What is it in your situation that matters here?"),
            hint=N_("Tell only what you want to tell."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("They stop while they think, unless they show a strong reason."),
    ),
    examples=(N_("I do not want them to share this any more."),),
)
