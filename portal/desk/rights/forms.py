"""The forms of the privacy officer: the answer to a request, and what a body did."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, HiddenField, IntegerField, RadioField, StringField
from wtforms.widgets import HiddenInput

from portal.agencies.service import SystemCard
from portal.cases.blacking import words_in
from portal.cases.copies import GROUNDS
from portal.cases.copies_shown import DataCopy
from portal.cases.fields import tidy
from portal.cases.rights_shown import CONFIRMED, FOUND, OUTCOMES, REFUSED, SAME, SILENT, Looked
from portal.cases.service import CopyDraft, CopyTyped, PointView, RightDraft
from portal.desk.complaints.forms import Several, choice, long_text, set_choices
from portal.desk.rights.reading import Bodies
from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField
from portal.words import N_, Said

NOTHING = "no"
LEFT_OUT = {NOTHING: N_("No, nothing was left out"), **GROUNDS}


def found_in(label: Said) -> RadioField:
    """Return the question what was found in one system."""
    return choice(label, FOUND.items())  # type: ignore[arg-type]  # A message with a value; the page says it.


class AnswerForm(Form):
    """The answer to a request about data."""

    service = "answering-rights"

    outcome = choice(N_("What is your answer?"), OUTCOMES.items())
    reason = long_text(N_("Why is this your answer?"))
    article = StringField(
        N_("Which article of the law allows you to say no?"),
        [NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )
    meaning = long_text(N_("What does this mean for the person?"))
    bodies = Several(N_("Who else got the data?"))
    is_nobody = BooleanField(N_("I looked: nobody got this data"))

    def draft(self, bodies: Bodies, copy: DataCopy | None = None) -> RightDraft:
        """Return what was filled in; a copy also says where they looked."""
        return RightDraft(
            outcome=self.outcome.data or "",
            reason=self.reason.data or "",
            meaning=self.meaning.data or "",
            article=self.article.data or "",
            receivers=bodies.receivers(frozenset(self.bodies.data or ())),
            is_nobody=bool(self.is_nobody.data),
            systems=tuple(
                Looked(one.system, one.name, one.body, one.found)
                for one in (copy.parts if copy else ())
                if one.system and one.body
            ),
            copy=copy,
        )


def answer_form(
    bodies: Bodies,
    names: Callable[[str], str],
    posted: MultiDict[str, str] | None = None,
) -> AnswerForm:
    """Return the form of the answer; no body is ticked beforehand."""
    form = AnswerForm(posted)
    offered = sorted(bodies.possible, key=names)
    set_choices(form["bodies"], [(one, Said("%(body)s", body=names(one))) for one in offered])
    return form


class CopyForm(Form):
    """The copy of somebody's data: what was found where, and who else must not be read in it."""

    service = "answering-rights"

    version = IntegerField(widget=HiddenInput(), default=0)
    black = long_text(N_("What must be blacked out?"))
    left_ground = choice(
        N_("Did you leave something out, for somebody's safety or another ground?"), LEFT_OUT.items()
    )
    left_why = long_text(N_("What did you leave out, and why?"))

    def typed(self, systems: Sequence[SystemCard]) -> CopyTyped:
        """Return what was filled in."""
        return CopyTyped(
            found={one.id: self[f"system-{one.id}"].data or "" for one in systems},
            texts={one.id: self[f"text-{one.id}"].data or "" for one in systems},
            black=words_in(self.black.data or ""),
            left_ground="" if self.left_ground.data == NOTHING else self.left_ground.data or "",
            left_why=(self.left_why.data or "").strip(),
        )


def copy_form(
    systems: Sequence[SystemCard], kept: CopyDraft | None, posted: MultiDict[str, str] | None = None
) -> CopyForm:
    """Return the form of the copy; of no system it is said beforehand what was found."""
    asked, more = N_("What did you find in %(system)s?"), N_("What stands there, in %(system)s")
    fields: dict[str, Field] = {}
    for one in systems:
        fields[f"system-{one.id}"] = found_in(Said(asked, system=one.name))
        fields[f"text-{one.id}"] = long_text(Said(more, system=one.name))  # type: ignore[arg-type]  # See above.
    data: dict[str, object] = {}
    if kept:
        data = {f"system-{id}": found for id, found in kept.typed.found.items()}
        data |= {f"text-{id}": text for id, text in kept.typed.texts.items()}
        data |= {"black": "\n".join(kept.typed.black), "version": kept.version}
        data |= {"left_ground": kept.typed.left_ground or NOTHING, "left_why": kept.typed.left_why}
    # WTForms wants its fields on a class, so each case gets a class of its own.
    form: CopyForm = type("CopyOfCase", (CopyForm,), fields)(posted, data=data)
    return form


class RemarkForm(Form):
    """What is wrong with a copy of a colleague."""

    service = "answering-rights"

    remark = long_text(N_("What must be changed?"))


class QuestionsForm(Form):
    """The answer to each question of a case."""

    service = "answering-rights"

    def box(self, point: str) -> Field:
        """Return the box for the answer to one question."""
        return self[f"answer-{point}"]

    def answers(self, points: Sequence[PointView]) -> dict[str, str]:
        """Return what was filled in, by the id of the question."""
        return {point.id: self.box(point.id).data or "" for point in points}


def questions_form(points: Sequence[PointView], posted: MultiDict[str, str] | None = None) -> QuestionsForm:
    """Return the form with a box for each question."""
    label = N_("Your answer to question %(number)s")
    fields = {
        f"answer-{one.id}": long_text(Said(label, number=number))  # type: ignore[arg-type]  # See above.
        for number, one in enumerate(points, 1)
    }
    form: QuestionsForm = type("QuestionsOfCase", (QuestionsForm,), fields)(posted)
    return form


class BodyForm(Form):
    """What a body that was told did."""

    service = "answering-rights"

    state = choice(
        N_("What did it answer?"),
        (
            (CONFIRMED, N_("It did what it was told")),
            (SAME, N_("It holds the same already")),
            (REFUSED, N_("It refuses")),
            (SILENT, N_("It does not answer. I stop waiting.")),
        ),
    )
    because = long_text(N_("Why? The person reads this."))


class ReasonForm(Form):
    """Why it takes longer."""

    service = "answering-rights"

    text = long_text(N_("Why does it take longer?"))


class EndForm(Form):
    """From when data that were set aside may be used again, and why."""

    service = "answering-rights"

    once = HiddenField()
    because = long_text(N_("Why may they use it again? The person reads this."))
    lifts_on = DayField(N_("From which day?"))


class KeepForm(Form):
    """Why data stay set aside after all."""

    service = "answering-rights"

    because = long_text(N_("Why does it stay set aside? The person reads this."))
