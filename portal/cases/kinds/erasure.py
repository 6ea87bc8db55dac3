"""Having data removed. Source: AVG art. 17."""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="erasure",
    name=N_("Request to remove your data"),
    name_at_desk=N_("Request to remove data"),
    title=N_("Have your data removed"),
    lead=N_("You may ask to remove data that is no longer needed, or should never have been kept."),
    icon="close",
    law=N_("GDPR (AVG), articles 17 and 19"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    tells_receivers=True,
    questions=(
        Question(
            name="remove",
            label=N_("What should be removed?"),
            hint=N_("Tell it in your own words."),
            required=True,
            missing=N_("Write what should be removed."),
        ),
        Question(
            name="reason",
            label=N_("Why should it be removed?"),
            hint=N_("You do not have to say why. It can help."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("Sometimes a law says that data must be kept. Then you read which law."),
        N_("Everyone who got the data is told that it must go."),
    ),
    examples=(N_("They keep things about me that they do not need."),),
)
