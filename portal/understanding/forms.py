"""The form with which somebody asks for an interpreter."""

from __future__ import annotations

from wtforms import HiddenField, TextAreaField

from portal.understanding.tongues import TongueField
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

LONGEST_WISH = 500


def tidy(text: str | None) -> str:
    """Return words without blanks around them."""
    return (text or "").strip()


class InterpreterForm(Form):
    """A question for an interpreter."""

    service = "interpreter"

    once = HiddenField()
    """An id made when the form was shown, so that a second press asks nothing more."""
    tongue = TongueField(N_("Which language must the interpreter speak?"), first=1)
    wish = TextAreaField(
        N_("What must the interpreter know?"), [NoBrokenText(), NotTooLong(LONGEST_WISH)], filters=[tidy]
    )
