"""Other uses of the own organisation's files: announced beforehand, and never of who said no (R-212)."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import SelectField

from portal import web
from portal.agencies.articles import ARTICLES
from portal.agencies.data_kinds import DATA_KINDS, lines
from portal.agencies.widths import SERVICES
from portal.desk.dossiers.forms import FileForm
from portal.desk.recording.fields import boxes, line, listed, long_text, offer, said
from portal.dossiers import projects as verbs
from portal.dossiers.project_rules import NEVER, ProjectDraft
from portal.dossiers.rules import ItemIncomplete
from portal.store import new_id
from portal.web import a_token
from portal.web.days import DayField
from portal.words import N_

ROLE = "privacy_officer"


class ProjectForm(FileForm):
    """Another use of data. People read all of it."""

    title = line(N_("What is it called?"))
    why = long_text(N_("What is it for, in plain Dutch?"))
    who = long_text(N_("Who works with it, and who gets what comes of it?"))
    # SelectField: what may be chosen is checked with the rest.
    service_of = SelectField(N_("Of which files?"), validate_choice=False)
    data_kinds = boxes(N_("Which kinds of data?"))
    article = SelectField(N_("Which article allows it?"), validate_choice=False)
    from_day = DayField(N_("From which day?"))
    until_day = DayField(N_("Until which day?"))

    def offer_lists(self) -> None:
        """Fill the lists."""
        words = web.words()
        every = [("", words.text(N_("All files of your organisation")))]
        self.service_of.choices = listed(
            [*every, *((str(code), words.text(text)) for code, text in SERVICES.items())]
        )
        self.data_kinds.choices = listed(
            said(words, {kind: text for kind, text in DATA_KINDS.items() if kind not in NEVER})
        )
        offer(self.article, words, [(one, one) for one in ARTICLES])

    def draft(self) -> ProjectDraft:
        """Return what the form says."""
        return ProjectDraft(
            title=self.title.data or "",
            why=self.why.data or "",
            who=self.who.data or "",
            data_kinds=tuple(self.data_kinds.data or ()),
            article=self.article.data or "",
            service=self.service_of.data or "",
            from_day=self.from_day.data,
            until_day=self.until_day.data,
        )


@web.for_officials(ROLE)
def projects() -> AnyResponse:
    """List the other uses of the own organisation and announce a new one, once."""
    form = ProjectForm(request.form) if request.method == "POST" else ProjectForm(data={"once": new_id()})
    form.offer_lists()
    if request.method == "POST" and form.validate():
        try:
            with web.portal().store.writing() as work:
                verbs.announce(
                    work,
                    official=web.official(),
                    draft=form.draft(),
                    once=a_token(form.once.data),
                    today=web.today(),
                    at=web.now(),
                )
        except ItemIncomplete as fault:
            for problem in fault.problems:
                form["service_of" if problem.field == "service" else problem.field].errors = [problem.text]
        else:
            return web.go("desk_dossiers.projects")
    return _page(form)


@web.for_officials(ROLE)
def project(id: str) -> Response:
    """Show how far one is: who was told, and which files are left out, by their own names."""
    with web.portal().store.reading() as work:
        found = verbs.read(work, official=web.official(), project=id)
        standing = verbs.standing(work, project=id, at=web.now())
    words = web.words()
    return web.render(
        "desk/dossiers/project.html",
        one=found,
        kinds=lines(words, " ".join(found.data_kinds)),
        standing=standing,
        is_over=found.is_over(web.today()),
        is_begun=found.from_day <= web.today(),
    )


@web.for_officials(ROLE)
def stop_project(id: str) -> AnyResponse:
    """Let another use end now."""
    with web.portal().store.writing() as work:
        verbs.stop(work, official=web.official(), project=id, at=web.now())
    return web.go("desk_dossiers.project", id=id)


def _page(form: ProjectForm) -> Response:
    with web.portal().store.reading() as work:
        found = verbs.announced(work, official=web.official())
    return web.render(
        "desk/dossiers/projects.html",
        status=400 if form.errors else 200,
        form=form,
        rows=[(one, one.is_over(web.today())) for one in found],
    )
