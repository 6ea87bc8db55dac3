"""Languages that people here speak, each by its own name; the site itself is offered in fewer."""

from __future__ import annotations

from typing import Any

from babel import Locale
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from portal.words import N_

TONGUES = (
    *("nl", "en", "ar", "tr", "pl", "uk", "ru", "fa", "ti"),
    *("so", "am", "fr", "es", "pt", "de", "ro", "bg", "zh"),
)
"""Dutch first: nobody needs an interpreter for that."""

OTHER_TONGUE = "und"
"""Another language. Source: BCP 47: "und" is a language that was not determined."""


def tongue_name(code: str) -> str:
    """Return the name of a language in that language itself; empty for another one."""
    return "" if code == OTHER_TONGUE else (Locale.parse(code).get_display_name() or code).capitalize()


def tongue_said(code: str, reader: str) -> str:
    """Return the name of a language in that of the reader: who works here need not know every script."""
    if code == OTHER_TONGUE:
        return ""
    return (Locale.parse(code).get_display_name(reader) or code).capitalize()


class TongueField(SelectField):
    """A choice of one language, or another one."""

    def __init__(self, label: str, *, first: int = 0, **given: Any) -> None:  # Any: as WTForms has them.
        """Offer the languages from this place on."""
        codes = [*TONGUES[first:], OTHER_TONGUE]
        choices = [SelectChoice(code, tongue_name(code) or N_("Another language")) for code in codes]
        super().__init__(label, choices=choices, validate_choice=False, **given)

    def pre_validate(self, _form: BaseForm) -> None:
        """Take only what was offered."""
        if self.data not in (*TONGUES, OTHER_TONGUE):
            raise StopValidation(N_("Choose a language."))
