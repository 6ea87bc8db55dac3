"""What a handler can do with what a guard recommended in a case."""

from __future__ import annotations

from collections.abc import Mapping

from portal.access import pointers
from portal.cases import service
from portal.cases.handled_shown import Recommendation
from portal.cases.rules import State
from portal.desk.complaints import forms_recommended as forms
from portal.desk.complaints.doing import Doing, Step
from portal.desk.complaints.forms import day_of
from portal.desk.complaints.reading import AtWork
from portal.store import Writing
from portal.words import N_


def unanswered(here: AtWork) -> list[Recommendation]:
    """Return what nothing was said to yet."""
    return [one for one in here.done.recommendations if not one.answer]


def undone(here: AtWork) -> list[Recommendation]:
    """Return what was agreed to, wholly or partly, and not yet done."""
    return [one for one in here.done.recommendations if one.answer and not one.is_refused and not one.done_on]


def unreported(here: AtWork) -> list[Recommendation]:
    """Return what came to its end while the guard who asked does not know."""
    return [
        one
        for one in here.done.recommendations
        if one.report_by and not one.reported_on and (one.done_on or one.is_refused)
    ]


def _recommend(work: Writing, doing: Doing) -> None:
    form, promise = doing.form, doing.form.promise.data or None
    if promise:
        # What the person may see; anything else is not there.
        pointers.describe(work, "promises", promise)
    service.recommend(
        work,
        **doing.whole,
        given_by=form.given_by.data or "",
        text=form.text.data,
        given_on=day_of(form.given_on),
        due_on=day_of(form.due_on),
        report_by=day_of(form.report_by),
        agency=doing.here.case.owner,
        promise=promise,
    )


def _answer(work: Writing, doing: Doing) -> None:
    form = doing.form
    said = {"which": form.which.data or "", "answer": form.answer.data or "", "reason": form.text.data}
    service.answer_recommendation(work, **doing.who, **said)


def _do(work: Writing, doing: Doing) -> None:
    form = doing.form
    service.do_recommendation(work, **doing.whole, which=form.which.data or "", evidence=form.text.data)


def _report(work: Writing, doing: Doing) -> None:
    form = doing.form
    service.report_back(work, **doing.whole, which=form.which.data or "", text=form.text.data)


RECOMMENDED: Mapping[str, Step] = {
    "recommended": Step(
        N_("The ombudsman or another guard gives advice"),
        N_("Use their own words. The person reads it, and it stays open until it is done."),
        N_("Write it down"),
        forms.RecommendedForm,
        _recommend,
        lambda here: here.case.state not in (State.WITHDRAWN, State.SETTLED),
        N_("The advice is written down. The person is told."),
    ),
    "answer-advice": Step(
        N_("Say what you will do with the advice"),
        N_("The person reads your answer. Saying yes is not yet doing it."),
        N_("Keep this answer"),
        forms.RecommendationForm,
        _answer,
        lambda here: bool(unanswered(here)),
        N_("The person reads what you will do."),
    ),
    "advice-done": Step(
        N_("The advice is carried out"),
        N_("Write what shows it. The person reads that it is done."),
        N_("It is done"),
        forms.RecommendationDoneForm,
        _do,
        lambda here: bool(undone(here)),
        N_("The person reads that it is done."),
    ),
    "report-back": Step(
        N_("The guard was told what came of it"),
        N_("They asked to hear the outcome. Write down what you told them."),
        N_("I told them"),
        forms.ReportBackForm,
        _report,
        lambda here: bool(unreported(here)),
        N_("It is written down that they know."),
    ),
}
