"""Asking how a body knows something. Source: AVG art. 15 lid 1 onder g and art. 14 lid 2 onder f; R-182."""

from __future__ import annotations

from portal.cases.kind import Kind, Question
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="how_known",
    name=N_("Question how they know this"),
    title=N_("Ask how they know this"),
    lead=N_("An organisation knows something that you did not tell. It must say where it comes from."),
    icon="help",
    law=N_("GDPR (AVG), articles 14 and 15"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    questions=(
        Question(
            name="which_text",
            label=N_("What do they know?"),
            hint=N_("Copy the text, or tell it in your own words."),
            required=True,
            missing=N_("Write what they know. One sentence is enough."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("The answer names who brought it, and on which day."),
        N_("Do they not know? Then it says so, and they must put that right."),
    ),
    examples=(N_("They wrote about my debts. I never told them."),),
)
