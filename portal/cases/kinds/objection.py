"""Objecting to a decision; it is received here, forwarded, and keeps its first date.

Source: Awb art. 6:15 lid 1.
"""

from __future__ import annotations

from portal.cases.kind import RECEIPT, Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY
from portal.cases.rules import objection_facts
from portal.words import N_

KIND = Kind(
    code="objection",
    name=N_("Objection to a decision"),
    title=N_("Object to a decision"),
    lead=N_("You got a decision in a letter and you do not agree. The organisation must look again."),
    icon="letter",
    law=N_("General Administrative Law Act (Awb), articles 6:7, 6:11 and 6:15"),
    terms=("objection_decision", "objection_forwarding", "objection"),
    answer_term="objection_decision",
    facts=objection_facts,
    is_forwarded=True,
    handled_by="complaint_handler",
    desk_term="objection_forwarding",
    questions=(
        Question(
            name="decision",
            label=N_("Which decision is it, and why do you not agree?"),
            hint=N_("Tell it in your own words. What did the letter say?"),
            required=True,
            missing=N_("Write which decision it is and why you do not agree."),
        ),
        Question(
            name="letter_date",
            label=N_("Which date is on the letter?"),
            hint=N_("It is at the top of the letter. No letter here? Skip this."),
            shape=Shape.DATE,
        ),
        Question(
            name="why_later",
            label=N_("Why is it later?"),
            hint=N_("For example: you got the letter late, or something made it hard."),
            only_when=("letter_is_late", "yes"),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        RECEIPT,
        N_("The date on the receipt counts as your date."),
        N_("We pass your objection on to the organisation that decided."),
        N_("You may tell your story, and you may bring someone."),
        N_("You get a new decision in a letter. You can take that to court."),
    ),
    examples=(N_("My benefit was lowered."), N_("My request was turned down.")),
)
