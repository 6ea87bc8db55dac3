"""The forms of a person: what was promised to me, and what I sent before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.promises.rules import Draft, PromiseIncomplete
from portal.store import new_id
from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField
from portal.words import N_, Words

_TOKEN = re.compile("[0-9a-z]{26}")


def tidy(text: str | None) -> str:
    """Return a text without blanks around it."""
    return (text or "").strip()


def once(text: str | None) -> str:
    """Return the id that a form got when it was opened; what cannot be one gives a new one."""
    return text if text and _TOKEN.fullmatch(text) else new_id()


def line(label: str, longest: int = 200) -> StringField:
    """Return a box of one line."""
    return StringField(label, [NoBrokenText(), NotTooLong(longest)], filters=[tidy])


def long_text(label: str) -> TextAreaField:
    """Return a box for more."""
    return TextAreaField(label, [NoBrokenText(), NotTooLong(4000)], filters=[tidy])


class BodyForm(Form):
    """A question about one organisation."""

    service = "promises"

    token = HiddenField(filters=[once])
    agency = SelectField(N_("Which organisation?"), choices=[])

    def offer(self, words: Words, names: Iterable[tuple[str, str]]) -> None:
        """Fill the list; none is chosen beforehand."""
        choose = SelectChoice("", words.text(N_("Choose")))
        self.agency.choices = [choose, *(SelectChoice(id, name) for id, name in names)]


class PromisedForm(BodyForm):
    """What was promised to me."""

    text = long_text(N_("What did they promise?"))
    made_on = DayField(N_("On which day did they promise it?"))
    due_on = DayField(N_("Did they say when it would be done? Which day?"))
    who = line(N_("Who said it? For example: my work coach"))
    document = line(N_("Where can they find it? For example: a letter of 3 March"))

    def draft(self) -> Draft:
        """Return what was filled in."""
        return Draft(
            agency=self.agency.data or "",
            text=self.text.data or "",
            made_on=self.made_on.data,
            due_on=self.due_on.data,
            document=self.document.data or "",
            who=self.who.data or "",
        )


class SentForm(BodyForm):
    """What I sent before."""

    what = long_text(N_("What did you send?"))
    when = line(N_("When was that, about?"))


def say_faults(form: Form, found: PromiseIncomplete) -> None:
    """Put each fault at its field."""
    for name, text in found.faults.items():
        form[name].errors = [*form[name].errors, text]
