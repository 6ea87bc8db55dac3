"""Asking which person it was: a role by default, a name when a weighed decision gives it.

Source: AVG art. 15; HvJ EU C-579/21 (Pankki S), 83: the names of employees "are essential in order to enable
the data subject effectively to exercise the rights", "and provided that the rights and freedoms of those
employees are taken into account".
"""

from __future__ import annotations

from portal.cases.kind import RECEIPT, Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY, RIGHTS_TERMS
from portal.words import N_

KIND = Kind(
    code="which_person",
    name=N_("Question which person it was"),
    title=N_("Ask which person it was"),
    lead=N_("On this site you see the role of who looked or talked, not the name. You can ask for the name."),
    icon="eye",
    law=N_("GDPR (AVG), article 15"),
    terms=RIGHTS_TERMS,
    answer_term="avg_request",
    handled_by="privacy_officer",
    questions=(
        Question(
            name="which_moment",
            label=N_("Which look or talk do you mean?"),
            hint=N_("Write the day, the organisation and the role, as you see them on this site."),
            required=True,
            missing=N_("Write which look or talk you mean."),
        ),
        Question(
            name="name_needed",
            label=N_("Why do you need the name?"),
            hint=N_(
                "For example: you think that family or a neighbour looked. "
                "Without a reason the answer is often no."
            ),
        ),
        Question(
            name="is_afraid",
            label=N_("Are you afraid of this person?"),
            shape=Shape.YES_NO,
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        RECEIPT,
        N_("The privacy officer weighs your reason and the safety of the worker."),
        N_("You get an answer within one month. It says how this was weighed."),
        N_("Is the answer no? You can object within six weeks. You still hear whether the look was allowed."),
    ),
    examples=(N_("I think that my ex or a neighbour looked in my file."),),
)
