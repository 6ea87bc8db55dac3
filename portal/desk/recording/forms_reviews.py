"""The form with which an official proposes what must happen with a hold."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import HiddenField

from portal.access.review_rules import ReviewDraft, Way
from portal.desk.recording.fields import YES_NO, long_text, radio
from portal.web import Form, a_token
from portal.web.days import DayField
from portal.words import N_

WAYS_OUT: Mapping[str, str] = {
    Way.RENEW: N_("It must stay hidden. Look again later"),
    Way.TELL: N_("It is safe now. End it and tell the person"),
    Way.CLOSE: N_("It must never be told. Close it, and keep it hidden"),
}


class ReviewForm(Form):
    """What one official proposes; another decides."""

    service = "hold-review"

    once = HiddenField(filters=[a_token])
    way = radio(N_("What must happen?"), WAYS_OUT)
    reason = long_text(N_("Why? Do not write who is in danger"))
    review_on = DayField(N_("If it stays hidden: when do you look again?"))
    safe_asked_on = DayField(N_("If you tell it: when did you ask the person in danger?"))
    is_safe = radio(N_("If you tell it: does that person say that it is safe?"), YES_NO)

    @property
    def draft(self) -> ReviewDraft:
        """Return what was filled in."""
        return ReviewDraft(
            way=self.way.data or "",
            reason=self.reason.data or "",
            review_on=self.review_on.data,
            safe_asked_on=self.safe_asked_on.data,
            is_safe=self.is_safe.data or "",
        )
