"""The form with which somebody tells something out loud."""

from __future__ import annotations

from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, Field, FileField, HiddenField, TextAreaField
from wtforms.validators import StopValidation

from portal.cases.fields import needed, tidy
from portal.understanding.tongues import TongueField
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_


class SayForm(Form):
    """One recording of somebody's own voice."""

    service = "speaking"

    file = FileField(N_("Your recording"))
    tongue = TongueField(N_("Which language do you speak in it?"))
    own = BooleanField(
        N_("Only my own voice is in it"), [needed(N_("Tick this, or send a recording without others."))]
    )

    def validate_file(self, field: Field) -> None:
        """Ask for a recording."""
        if not isinstance(field.data, FileStorage) or not field.data.filename:
            raise StopValidation(N_("Make a recording first, or choose one."))


class WrongForm(Form):
    """What was not typed right; the other button says that all is."""

    service = "speaking"

    shown = HiddenField()
    """The moment of the text that was read: nobody answers another one by accident."""
    wrong = TextAreaField(
        N_("What is not right?"),
        [needed(N_("Write what is not right, or press the other button.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )
