"""A question, with numbered points, answered in two weeks."""

from __future__ import annotations

from portal.cases.kind import POINT, RECEIPT, Boxes, Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY
from portal.words import N_

KIND = Kind(
    code="question",
    name=N_("Question"),
    title=N_("Ask a question"),
    lead=N_("You want to know something. Each of your questions gets its own answer."),
    icon="help",
    law=N_("No law sets a date. We promise two weeks."),
    terms=("question_answer",),
    answer_term="question_answer",
    handled_by="privacy_officer",
    answers_points=True,
    questions=(
        Question(
            name="questions",
            label=N_("What do you want to know?"),
            hint=N_("Ask it in your own words. Write one question in each box."),
            shape=Shape.GRIEVANCES,
            boxes=Boxes(
                N_("Question %(number)s"), N_("Add another question"), N_("Remove question %(number)s")
            ),
            longest=POINT,
            required=True,
            missing=N_("Write your question."),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        RECEIPT,
        N_("You get an answer within two weeks."),
        N_("The answer repeats each question and answers it."),
        N_("No answer, or not happy with it? Then you can make a complaint."),
    ),
    examples=(N_("Why did they talk about me?"), N_("How long do you keep this?")),
)
