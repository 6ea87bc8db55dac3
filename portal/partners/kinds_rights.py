"""The kind of record that says what an organisation did after it was told of a correction."""

from __future__ import annotations

from portal.cases.rights_shown import CONFIRMED, REFUSED, SAME
from portal.partners.fields import Field, RecordKind, Shape
from portal.words import N_

NUMBER = 40
"""Letters in a case number at most, blanks and dashes included."""

CORRECTION_ANSWER = RecordKind(
    "correction_answer",
    N_("What an organisation did after it was told that data were corrected, removed or set aside."),
    (
        Field(
            "organisation", Shape.REFERENCE, N_("Who was told, and answers now."), "o-01",
            is_required=True, refers_to="organisation",
        ),
        Field(
            "case", Shape.TEXT, N_("The case number in the message."), "2026 K7Q4 X9TM",
            is_required=True, longest=NUMBER,
        ),
        Field(
            "answer", Shape.ONE_OF, N_("It did it, it holds the same already, or it refuses."), SAME,
            is_required=True, choices=(CONFIRMED, SAME, REFUSED),
        ),
        Field(
            "because", Shape.TEXT, N_("Why. Needed with a refusal. The person reads it."),
            "Dit stond bij ons al zo.",
        ),
    ),
)  # fmt: skip
