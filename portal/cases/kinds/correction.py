"""Having wrong data put right. Source: AVG art. 16."""

from __future__ import annotations

from portal.cases.kind import SHORT, Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_EXPECT, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="correction",
    name=N_("Request to correct your data"),
    name_at_desk=N_("Request to correct data"),
    title=N_("Correct your data"),
    lead=N_("Is something wrong about you? It must be put right, also at those who got it."),
    icon="declaration",
    law=N_("GDPR (AVG), articles 16 and 19"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    tells_receivers=True,
    questions=(
        Question(
            name="wrong",
            label=N_("What is wrong?"),
            hint=N_("Tell it in your own words."),
            required=True,
            missing=N_("Write what is wrong. One sentence is enough."),
        ),
        Question(
            name="right",
            label=N_("What should it be?"),
            hint=N_("You may skip this if you do not know."),
        ),
        Question(
            name="seen_where",
            label=N_("Where did you see it?"),
            hint=N_("For example: in a letter, or on this site."),
            shape=Shape.TEXT,
            longest=SHORT,
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        *RIGHTS_EXPECT,
        N_("Everyone who got the wrong data is told."),
        N_("Is it an opinion? Then your own words are put beside it."),
    ),
    examples=(N_("My date or address is wrong."), N_("It says I said something, and I did not.")),
)
