"""The form with which anybody checks a receipt."""

from __future__ import annotations

import wtforms
from werkzeug.datastructures import FileStorage

from portal.web import Form
from portal.words import N_


class VerifyForm(Form):
    """A file, or pasted text."""

    service = "reading"

    file = wtforms.FileField(N_("The file receipt.json"))
    text = wtforms.TextAreaField(N_("Or the text of the receipt"))

    def validate_text(self, field: wtforms.Field) -> None:
        """Ask for one of the two.

        :raises ValidationError: when both are empty.
        """
        if not self.file.data and not (field.data or "").strip():
            raise wtforms.ValidationError(N_("Choose the file, or paste the text."))

    @property
    def given(self) -> bytes:
        """Return what is to be checked; the file goes before the text."""
        if isinstance(self.file.data, FileStorage) and self.file.data:
            content: bytes = self.file.data.read()
            return content
        return (self.text.data or "").encode(errors="replace")
