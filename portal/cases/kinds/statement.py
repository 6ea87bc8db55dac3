"""A person's own words, kept beside what others wrote. Source: AVG art. 16, second sentence."""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="statement",
    name=N_("Your own words beside it"),
    name_at_desk=N_("The person's own words beside it"),
    title=N_("Add your own words"),
    lead=N_("You see it differently. Your words are kept beside theirs and go along with every copy."),
    icon="talk",
    law=N_("GDPR (AVG), article 16"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    questions=(
        Question(
            name="statement",
            label=N_("What do you want to add?"),
            hint=N_("Write it as others may read it. Nobody changes your words."),
            required=True,
            missing=N_("Write what you want to add."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("What they wrote stays. Your words stand beside it."),
    ),
    examples=(N_("Things were left out of the report."), N_("This is their opinion, not mine.")),
)
