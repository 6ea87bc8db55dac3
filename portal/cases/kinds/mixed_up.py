"""Data of somebody else under your name: hidden at once, and a breach.

Source: AVG art. 5 lid 1 onder d and art. 33.
"""

from __future__ import annotations

from portal.cases.kind import Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY
from portal.words import N_

KIND = Kind(
    code="mixed_up",
    name=N_("This is not about me"),
    name_at_desk=N_("Data about somebody else"),
    title=N_("Say that this is not about you"),
    lead=N_(
        "You see something about another person. We find out how it came here. "
        "Begin at that entry itself if you can: then we hide it at once."
    ),
    icon="person",
    law=N_("GDPR (AVG), articles 5, 16 and 33"),
    terms=("avg_request", "breach_ap", "avg_objection_to_answer"),
    answer_term="avg_request",
    handled_by="privacy_officer",
    hides_item=True,
    opens_breach=True,
    questions=(
        Question(
            name="not_me",
            label=N_("Why is this not about you?"),
            hint=N_("Tell it in your own words. Do not write about the other person."),
        ),
        Question(
            name="in_other_places",
            label=N_("Have you seen this in other places too?"),
            shape=Shape.YES_NO,
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        N_("Did you begin at an entry? Then you do not see it any more from now on."),
        N_("The privacy officer looks into it within 72 hours."),
        N_("You get an answer within one month: what went wrong and what was done."),
        N_("Please do not tell others what you read."),
    ),
    examples=(N_("This is about someone with the same name."),),
)
