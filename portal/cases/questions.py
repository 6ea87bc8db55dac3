"""Questions that several kinds ask in the same words."""

from __future__ import annotations

from portal.cases.kind import RECEIPT, SHORT, Question, Shape
from portal.words import N_

BODIES = Question(
    name="bodies",
    service="case",
    label=N_("Which organisation is this about?"),
    hint=N_("Choose one or more. Do you not know? Skip this question."),
    shape=Shape.BODIES,
)

OTHER_BODY = Question(
    name="other_body",
    service="case",
    label=N_("Is it about another organisation?"),
    hint=N_("Write the name if it was not in the list."),
    shape=Shape.TEXT,
    longest=SHORT,
    autocomplete="off",
)

FILES = Question(
    name="files",
    service="case",
    label=N_("Do you want to add a letter or a picture?"),
    hint=N_("You do not have to. You can also add it later."),
    shape=Shape.FILES,
)

RIGHTS_EXPECT = (
    RECEIPT,
    N_("It is free. You do not have to say why you ask."),
    N_("You get an answer within one month. Two more months are possible only with a reason."),
    N_("Is the answer no? Then you read why, and what you can do."),
)
"""What happens next with every right of the GDPR. Source: AVG art. 12 lid 3 to 5."""

RIGHTS_TERMS = ("avg_request", "avg_objection_to_answer")
"""The answer, and then the person's own six weeks. Source: AVG art. 12 lid 3, UAVG art. 34."""
