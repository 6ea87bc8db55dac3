"""Seeing what an organisation keeps about you. Source: AVG art. 15."""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="inspection",
    name=N_("Request to see your data"),
    name_at_desk=N_("Request to see data"),
    title=N_("See your data"),
    lead=N_("You may see everything an organisation keeps about you. You get a copy."),
    icon="eye",
    law=N_("GDPR (AVG), article 15"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    lists_systems=True,
    questions=(
        Question(
            name="wish",
            label=N_("What do you want to see?"),
            hint=N_("Tell it in your own words. If you leave this empty, you get everything."),
        ),
        BODIES,
        OTHER_BODY,
        Question(
            name="period",
            label=N_("From which time?"),
            hint=N_("For example: last year, or since you moved."),
            longest=1_000,
        ),
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("The copy also says who looked, who got your data and where it came from."),
    ),
    examples=(N_("I want to know what is in my file."), N_("I want to see who opened my file.")),
)
