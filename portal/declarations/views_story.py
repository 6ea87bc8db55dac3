"""The page on which somebody writes the own story, and sends it to one organisation."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, SelectField, SelectMultipleField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal import web
from portal.access import acting, looking
from portal.agencies.data_kinds import DATA_KINDS
from portal.declarations import service
from portal.declarations.service import AnswerIncomplete, Story
from portal.declarations.sign_form import say_faults
from portal.errors import StoreUnavailable
from portal.store import new_id
from portal.web import Form, NoBrokenText, NotTooLong, a_token
from portal.words import N_


class StoryForm(Form):
    """The story, and who may read it."""

    service = "own-story"

    token = HiddenField(filters=[a_token])
    story = TextAreaField(N_("Your story, in your own words"), [NoBrokenText(), NotTooLong(8000)])
    data_kinds = SelectMultipleField(
        N_("What is it about?"),
        choices=[SelectChoice(kind.value, text) for kind, text in DATA_KINDS.items()],
        option_widget=widgets.CheckboxInput(),
    )
    agency = SelectField(N_("Who may read it?"), choices=[])

    def offer(self) -> None:
        """Fill the list of organisations; none is chosen beforehand."""
        cards = sorted(web.portal().directory().agencies.values(), key=lambda one: one.name)
        choose = SelectChoice("", web.words().text(N_("Choose")))
        self.agency.choices = [choose, *(SelectChoice(one.id, one.name) for one in cards)]

    def story_of(self) -> Story:
        """Return what was filled in."""
        kinds = tuple(self.data_kinds.data or ())
        return Story((self.story.data or "").strip(), self.agency.data or "", kinds)


def story() -> AnyResponse:
    """Show the own story as it was sent last, and send it to one organisation."""
    viewer = web.viewer()
    if request.method == "GET":
        with looking(web.portal().store, viewer, at=web.now()) as look:
            form = StoryForm(data={"token": new_id(), "story": service.newest_story(look)})
        return _page(form)
    form = StoryForm(request.form)
    form.offer()
    if not form.validate():
        return _page(form, status=400)
    try:
        with acting(web.portal().store, viewer) as work:
            made = service.send_story(
                work,
                viewer=viewer,
                story=form.story_of(),
                words=web.words(),
                name=web.portal().directory().name,
                once=form.token.data or "",
                at=web.now(),
                today=web.today(),
            )
    except AnswerIncomplete as missing:
        say_faults(form, missing.faults)
        return _page(form, status=400)
    except StoreUnavailable:
        return _page(form, status=503)
    return web.go("declarations.show", id=made, done="signed")


def _page(form: StoryForm, *, status: int = 200) -> Response:
    form.offer()
    return web.render("declarations/story.html", status=status, form=form, is_lost=status == 503)
