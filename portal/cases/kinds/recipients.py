"""Asking who got your data. Source: AVG art. 15 lid 1 onder c and art. 19; CJEU C-154/21."""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="recipients",
    name=N_("Question who got your data"),
    name_at_desk=N_("Question who got data"),
    title=N_("Ask who got your data"),
    lead=N_("You may know to whom your data went: by name, on which day, and why."),
    icon="people",
    law=N_("GDPR (AVG), articles 15 and 19"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    questions=(
        Question(
            name="which_data",
            label=N_("Which data do you mean?"),
            hint=N_("Tell it in your own words. If you leave this empty, you ask about everything."),
        ),
        BODIES,
        OTHER_BODY,
        Question(
            name="suspects",
            label=N_("Who do you think got it?"),
            hint=N_("You may skip this if you do not know."),
            longest=1_000,
        ),
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("The answer names who got it, when, what it was, and on what ground."),
        N_("Do they not know? Then the privacy officer must be told."),
    ),
    examples=(N_("Someone knows things about me. How?"),),
)
