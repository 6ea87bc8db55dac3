"""The forms of a body: what it asks, that it stopped, and a new version of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, RadioField, SelectMultipleField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.agencies.data_kinds import DATA_KINDS
from portal.agencies.signable import Signable, Wording, lines_of
from portal.declarations.service import Asking
from portal.promises.forms import line, long_text, once
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_, Said


class AskForm(Form):
    """Asking a person to read or sign a text; nothing is ticked beforehand."""

    service = "declaring"

    known: frozenset[str] = frozenset()
    """The organisations of the list."""

    token = HiddenField(filters=[once])
    version = RadioField(N_("Which text?"), choices=[], validate_choice=False)
    about = line(N_("For whom, when it is not for this person?"), 120)
    valid_to = DayField(N_("Until which day, at the latest?"))
    professional = line(N_("Who may tell it? The function, not the name"))
    question = long_text(N_("Which question may be answered, exactly?"))
    data_kinds = SelectMultipleField(
        N_("Which kinds of data?"),
        choices=[SelectChoice(kind.value, text) for kind, text in DATA_KINDS.items()],
        validate_choice=False,
        option_widget=widgets.CheckboxInput(),
    )
    bodies = SelectMultipleField(
        N_("About which organisations do you ask?"),
        choices=[],
        validate_choice=False,
        option_widget=widgets.CheckboxInput(),
    )

    def offer(self, texts: Iterable[tuple[str, str]], bodies: Iterable[tuple[str, str]]) -> None:
        """Fill the lists."""
        self.version.choices = [SelectChoice(id, title) for id, title in texts]
        offered = dict(bodies)
        self.known = frozenset(offered)
        self.bodies.choices = [SelectChoice(id, name) for id, name in offered.items()]

    def asking(self) -> Asking:
        """Return what was filled in; only organisations of the list count."""
        return Asking(
            version=self.version.data or "",
            bodies=tuple(one for one in self.bodies.data or () if one in self.known),
            data_kinds=tuple(self.data_kinds.data or ()),
            valid_to=self.valid_to.data,
            about=self.about.data or "",
            question=self.question.data or "",
            professional=self.professional.data or "",
        )


class StopForm(Form):
    """A body says that it stopped."""

    service = "declaring"

    used = long_text(N_("What did you already use or tell? The person reads this."))


class TextForm(Form):
    """A new version of a text, in each language of the portal."""

    service = "declaring"

    version = line(N_("What is the new version called?"), 40)

    def wordings(self, languages: Sequence[str]) -> list[Wording]:
        """Return the words of each language that was filled in; Dutch always."""
        found = []
        for lang in languages:
            said = {name: str(self[f"{name}-{lang}"].data or "") for name in PARTS}
            if lang == "nl" or any(said.values()):
                exceptions = lines_of(said["exceptions"])
                found.append(Wording(lang, said["title"], said["body"], said["goal"], exceptions))
        return found


PARTS = {
    "title": N_("%(language)s: what it is about"),
    "body": N_("%(language)s: the whole text"),
    "goal": N_("%(language)s: what it is for"),
    "exceptions": N_("%(language)s: the exceptions, one on each line"),
}


def text_form(
    languages: Sequence[tuple[str, str]], before: Signable, posted: MultiDict[str, str] | None = None
) -> TextForm:
    """Return the form of a new version, with the words of the one before it."""
    fields: dict[str, object] = {}
    data: dict[str, str] = {}
    for lang, name in languages:
        for part, label in PARTS.items():
            make = line if part in ("title", "goal") else long_text
            # A message with a name in it; the page says it.
            fields[f"{part}-{lang}"] = make(Said(label, language=name))  # type: ignore[arg-type]
        wording = before.wordings.get(lang)
        if wording is not None:
            data |= {f"title-{lang}": wording.title, f"body-{lang}": wording.body}
            data |= {f"goal-{lang}": wording.goal, f"exceptions-{lang}": "\n".join(wording.exceptions)}
    kind = type("OneTextForm", (TextForm,), fields)
    form: TextForm = kind(posted, data=data)
    return form
