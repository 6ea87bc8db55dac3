"""The kind of record that says that a young person stands in the youth index."""

from __future__ import annotations

from portal.partners.fields import Field, RecordKind, Shape
from portal.partners.kinds_files import PERSON
from portal.partners.parts import HOLD
from portal.words import N_

INDEX_SIGNAL = RecordKind(
    "index_signal",
    N_("An organisation put a young person in the youth index. It has no field for a reason."),
    (
        PERSON,
        Field(
            "organisation",
            Shape.REFERENCE,
            N_("Who gave the signal."),
            "o-01",
            is_required=True,
            refers_to="organisation",
        ),
        Field("from_day", Shape.DAY, N_("The first day."), "2026-11-02", is_required=True),
        Field(
            "until_day",
            Shape.DAY,
            N_("The day on which it ends by itself."),
            "2027-11-01",
            is_required=True,
            may_be_future=True,
        ),
        Field("removed_on", Shape.DAY, N_("The day on which it was taken out before that."), "2026-11-16"),
        HOLD,
    ),
)
