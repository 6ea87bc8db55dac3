"""The form that asks why a file is opened."""

from __future__ import annotations

from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf

from portal.consultations.service import REASONS_AT_DESK
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

OF_OTHER_PAGES = frozenset(
    {
        "approval",
        "data_right",
        "set_aside",
        "safety_check",
        "sample",
        "collected",
        "visit_counter",
        "visit_room",
        "visit_phone",
        "post",
    }
)

AT_THE_DESK = tuple(code for code in REASONS_AT_DESK if code not in OF_OTHER_PAGES)
"""Reasons an official may choose; checking what a colleague decided has a page of its own."""

YES_NO = {"yes": N_("Yes"), "no": N_("No")}


class OpeningForm(Form):
    """Why, and whether the official knows the person."""

    service = "opening"

    reason = RadioField(
        N_("Why do you open this file now?"),
        [AnyOf(AT_THE_DESK, message=N_("Choose why you open this file."))],
        choices=[SelectChoice(code, REASONS_AT_DESK[code]) for code in AT_THE_DESK],
        validate_choice=False,
    )
    own_words = StringField(
        N_("Say more in your own words"), [NoBrokenText(), NotTooLong(200)], filters=[lambda text: text or ""]
    )
    privately = RadioField(
        N_("Do you know this person privately?"),
        [AnyOf(tuple(YES_NO), message=N_("Say whether you know this person privately."))],
        choices=[SelectChoice(code, text) for code, text in YES_NO.items()],
        validate_choice=False,
    )
