"""Without a name: a case that is discussed to get advice, and what gets in the way of privacy."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, RadioField, ValidationError

from portal import web
from portal.access import assigned
from portal.consultations.service import role_said
from portal.desk.recording.fields import boxes, line, listed, long_text, radio
from portal.desk.recording.names import names_in
from portal.signals import nameless
from portal.signals.nameless import NamelessIncomplete, What, Written
from portal.store import new_id
from portal.web import Form, a_token
from portal.words import N_

TALKERS = ("caseworker", "team_leader", "safety_officer")


class BottleneckForm(Form):
    """What gets in the way of privacy, without anybody's name."""

    service = "nameless"

    token = HiddenField(filters=[a_token])
    sort = radio(
        N_("Which of the two do you want to tell?"),
        {
            What.BOTTLENECK.value: N_("Something gets in the way of privacy"),
            What.GOOD.value: N_("Something goes well, and others can learn from it"),
        },
    )
    text = long_text(N_("Tell it here. Write no names."))

    def validate_sort(self, field: RadioField) -> None:
        """Check that it is said what it is.

        :raises ValidationError: when it is not.
        """
        if field.data not in {What.BOTTLENECK, What.GOOD}:
            raise ValidationError(N_("Say what you want to tell."))


class TalkForm(Form):
    """A case, without a name."""

    service = "nameless"

    token = HiddenField(filters=[a_token])
    number = line(N_("Your own number for this case"), 12)
    text = long_text(N_("What do you want advice about? Write no names, dates or addresses."))
    bodies = boxes(N_("With which organisations?"))

    def offer_bodies(self) -> None:
        """Fill the boxes."""
        cards = sorted((card.name, card.id) for card in web.portal().directory().agencies.values())
        self.bodies.choices = listed((id, name) for name, id in cards)


def talks() -> Response:
    """Show the own cases that were discussed without a name, and the form for another."""
    return _talks(_talk_form())


def keep_talk() -> AnyResponse:
    """Keep a case without a name; whatever points at somebody is refused."""
    form = _talk_form()
    chosen = tuple(form.bodies.data or ())
    is_kept = _kept(form, What.TALK, form.number.data or "", chosen)
    return web.go("desk_signals.talks", done="kept") if is_kept else _talks(form, status=400)


def bottlenecks() -> Response:
    """Ask what gets in the way; the privacy officer reads what all wrote."""
    return _bottlenecks(BottleneckForm(data={"token": new_id()}))


def keep_bottleneck() -> AnyResponse:
    """Keep what gets in the way, without anybody's name."""
    form = BottleneckForm(request.form)
    sort = What.GOOD if form.sort.data == What.GOOD else What.BOTTLENECK
    is_kept = _kept(form, sort)
    return web.go("desk_signals.bottlenecks", done="kept") if is_kept else _bottlenecks(form, status=400)


def publish(text: str) -> AnyResponse:
    """Show a good example to everybody."""
    with web.portal().store.writing() as work:
        nameless.publish(work, text=text, at=web.now())
    return web.go("desk_signals.bottlenecks", done="published")


def _talk_form() -> TalkForm:
    form = TalkForm(request.form) if request.method == "POST" else TalkForm(data={"token": new_id()})
    form.offer_bodies()
    return form


def _kept(
    form: BottleneckForm | TalkForm, what: What, number: str = "", bodies: tuple[str, ...] = ()
) -> bool:
    """Keep a text, or put at each box what is wrong with it."""
    if not form.validate():
        return False
    official, text = web.official(), form.text.data or ""
    try:
        with web.portal().store.writing() as work:
            people = assigned.own_people(work, official=official, today=web.today())
            nameless.keep(
                work,
                official=official,
                what=what,
                text=text,
                number=number,
                bodies=bodies,
                names_somebody=any(names_in([text, number], one.name) for one in people),
                token=form.token.data or "",
                at=web.now(),
            )
    except NamelessIncomplete as missing:
        for name, fault in missing.faults.items():
            form[name].errors = [fault]
        return False
    return True


Shown = tuple[str, str, str, list[str]]


def _shown(found: list[Written], title: Callable[[Written], str]) -> list[Shown]:
    """Return when, a title, the text, and with whom it was discussed."""
    words, name = web.words(), web.portal().directory().name
    return [
        (words.moment(one.made_at), title(one), one.text, [name(body) for body in one.bodies])
        for one in found
    ]


def _talks(form: TalkForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        found = nameless.own(work, official=web.official(), what=What.TALK)
    rows = _shown(found, lambda one: one.number)
    done = request.args.get("done") == "kept"
    return web.render("desk/signals/talks.html", status=status, form=form, rows=rows, done=done)


def _bottlenecks(form: BottleneckForm, *, status: int = 200) -> Response:
    official = web.official()
    is_officer = official.role == "privacy_officer"
    with web.portal().store.reading() as work:
        found = nameless.everything(work, what=What.BOTTLENECK) if is_officer else []
        good = nameless.everything(work, what=What.GOOD) if is_officer else []
    name, words = web.portal().directory().name, web.words()

    def who(one: Written) -> str:
        return words.row(name(one.agency), role_said(one.role))

    return web.render(
        "desk/signals/bottlenecks.html",
        status=status,
        form=form,
        rows=_shown(found, who),
        good=[(one, who(one)) for one in good if one.text],
        done=request.args.get("done", ""),
        is_officer=is_officer,
    )
