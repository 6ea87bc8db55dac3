"""The form of signing: one question a body, one box an exception, nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from werkzeug.datastructures import CombinedMultiDict, FileStorage
from wtforms import BooleanField, FileField, RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.declarations.asked import Asked
from portal.declarations.phrases import ANSWERS
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_, Said


class SignForm(Form):
    """What stands in every one."""

    service = "signing"
    first = ("body", "read")

    valid_to = DayField(N_("Until which day does it hold?"))
    signed_on = DayField(N_("Which day stands beside the signature?"))
    scan = FileField(N_("The page with the signature"))

    def bodies(self) -> dict[str, str]:
        """Return the answer for each organisation that was answered."""
        given = ((name, one.data) for name, one in self._fields.items() if name.startswith("body-"))
        return {name.removeprefix("body-"): str(data) for name, data in given if data in ANSWERS}

    def read(self) -> frozenset[int]:
        """Return the places of the exceptions that were ticked."""
        ticked = (name for name, one in self._fields.items() if name.startswith("read-") and one.data)
        return frozenset(int(name.removeprefix("read-")) for name in ticked)

    def file(self) -> bytes | None:
        """Return what was sent along, if something was."""
        data = self.scan.data
        return data.read() if isinstance(data, FileStorage) and data.filename else None


def sign_form(
    asked: Asked,
    name: Callable[[str], str],
    language: str,
    *,
    posted: CombinedMultiDict[str, str | FileStorage] | None = None,
    latest: date | None = None,
) -> SignForm:
    """Return the form for what is asked; the day is what the body proposed, and may be made earlier."""
    fields: dict[str, object] = {}
    for body in asked.bodies if asked.is_release else ():
        fields[f"body-{body}"] = RadioField(
            # A message with a name in it; the page says it.
            Said(N_("May %(body)s know it?"), body=name(body)),  # type: ignore[arg-type]
            choices=[SelectChoice(value, text) for value, text in ANSWERS.items()],
            validate_choice=False,
        )
    for place, text in enumerate(asked.text.said_in(language).exceptions):
        label = Said(N_("I read this: %(text)s"), text=text)
        fields[f"read-{place}"] = BooleanField(label)  # type: ignore[arg-type]  # As above.
    kind = type("OneSignForm", (SignForm,), fields)
    form: SignForm = kind(posted, data={"valid_to": latest})
    return form


def say_faults(form: Form, faults: Mapping[str, str]) -> None:
    """Put each fault at its field, or at the top when the page has no such field."""
    for name, text in faults.items():
        if name in form:
            form[name].errors = [*form[name].errors, text]
        else:
            form.form_errors = [*form.form_errors, text]
