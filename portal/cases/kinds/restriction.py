"""Having data set aside while something is looked into. Source: AVG art. 18."""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="restriction",
    name=N_("Request to set your data aside"),
    name_at_desk=N_("Request to set data aside"),
    title=N_("Have your data set aside for now"),
    lead=N_("Nobody may use the data for now, but it is not thrown away."),
    icon="lock",
    law=N_("GDPR (AVG), articles 18 and 19"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    tells_receivers=True,
    questions=(
        Question(
            name="set_aside",
            label=N_("What should not be used for now?"),
            hint=N_("Tell it in your own words."),
            required=True,
            missing=N_("Write what should not be used for now."),
        ),
        Question(
            name="reason",
            label=N_("Why should they wait?"),
            hint=N_("For example: it is wrong, or you need it as proof."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("You are told before the data is used again."),
    ),
    examples=(N_("It is wrong, and they keep using it."), N_("I need it later as proof.")),
)
