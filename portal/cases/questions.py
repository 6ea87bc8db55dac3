"""Questions that several kinds ask in the same words."""

from __future__ import annotations

from portal.cases.kind import SHORT, Question, Shape
from portal.words import N_

BODIES = Question(
    name="bodies",
    label=N_("Which organisation is this about?"),
    hint=N_("Choose one or more. Do you not know? Skip this question."),
    why=N_("Then we know who must answer you."),
    shape=Shape.BODIES,
)

OTHER_BODY = Question(
    name="other_body",
    label=N_("Is it about another organisation?"),
    hint=N_("Write the name if it was not in the list."),
    why=N_("Then we can pass your message on."),
    shape=Shape.TEXT,
    longest=SHORT,
    autocomplete="off",
)

FILES = Question(
    name="files",
    label=N_("Do you want to add a letter or a picture?"),
    hint=N_("You do not have to. You can also add it later."),
    why=N_("A letter or picture can help to see what happened."),
    shape=Shape.FILES,
)
