"""Pages of the register: was it different then, what became of recommendations, and who may see what."""

from __future__ import annotations

from flask import Blueprint, Response, request

from portal import web
from portal.agencies.data_kinds import DataKind
from portal.agencies.roles import KINDS_OF_ROLE, ROLES, role_said
from portal.agencies.service import AskingCard
from portal.agencies.themes import THEMES
from portal.agencies.widths import ASKS, SERVICES, AsksWidth
from portal.consultations.service import KIND_NAMES
from portal.desk.parts import PARTS
from portal.desk.policies import views_learn, views_themes
from portal.desk.policies.phrases import ANSWERS, LEARNT, STATES
from portal.instructions import register
from portal.instructions.norms import GROUPS, PRIVACY_NORMS
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_, Said, Words

bp = Blueprint("desk_policies", __name__)


class ThenForm(Form):
    """The day to compare today with."""

    service = "rules"

    then = DayField(N_("The day of what happened"))


@bp.get("/desk/policies")
@web.for_officials()
def listing() -> Response:
    """Show each policy as it was on a day beside the one of today."""
    form = ThenForm(request.args)
    is_read, then, now = form.validate(), form.then.data, web.today()
    with web.portal().store.reading() as work:
        found, learnt = register.policies(work, then=then or now, now=now), register.learnt(work)
    return web.render(
        "desk/policies/listing.html",
        form=form,
        rows=found,
        then=then,
        learnt=[(one, LEARNT[one.what]) for one in learnt],
        written=_written,
        may_add=web.official().role in views_learn.LEADING,
        status=200 if is_read else 400,
    )


@bp.get("/privacy-norms")
@web.public
def norms() -> Response:
    """Show everybody the 31 norms by which the chain is measured (R-083)."""
    groups = [
        (title, [norm for norm in PRIVACY_NORMS if norm.group == group]) for group, title in GROUPS.items()
    ]
    return web.render("desk/policies/norms.html", groups=groups)


@bp.get("/how-much-they-ask")
@web.public
def askings() -> Response:
    """Show everybody, for each service and place, whether they ask little or a lot, and why (R-137)."""
    directory, words = web.portal().directory(), web.words()
    services = [
        (
            title,
            [
                (directory.name(one.agency), one.width, ASKS[AsksWidth(one.width)], why_of(words, one))
                for one in directory.askings
                if one.service == service
            ],
        )
        for service, title in SERVICES.items()
    ]
    return web.render("desk/policies/askings.html", services=[one for one in services if one[1]])


@bp.get("/recommendations")
@web.public
def recommendations() -> Response:
    """Show everybody what others said must change, and what is really done."""
    with web.portal().store.reading() as work:
        found = register.recommendations(work)
    return web.render(
        "desk/policies/recommendations.html",
        today=web.today(),
        themes=THEMES,
        rows=[(one, ANSWERS[one.answer], STATES[one.shown_state]) for one in found],
    )


@bp.get("/who-may-see-what")
@web.public
def roles() -> Response:
    """Show everybody which role opens which pages; it is made from the very list that opens them (R-195)."""
    named = sorted({role for part in PARTS for role in part.roles} & set(ROLES))
    rows = [
        (
            ROLES[role],
            [part.title for part in PARTS if role in part.roles],
            [KIND_NAMES[kind] for kind in DataKind if kind in KINDS_OF_ROLE[role]],
        )
        for role in named
    ]
    return web.render("desk/policies/roles.html", rows=rows)


def _written(one: register.Learnt, *, is_correction: bool) -> Said | None:
    """Say when and by whom one of the register was written, corrected or changed; nothing when unknown."""
    if one.made_at is None:
        return None
    if one.by is None:
        return Said(N_("Changed by a delivery on %(moment)s."), moment=one.made_at)
    names = web.portal().directory().name
    who = Said(
        N_("%(role)s, %(team)s, %(body)s"),
        role=role_said(one.by.role),
        team=one.by.team or "-",
        body=names(one.by.agency),
    )
    if is_correction:
        return Said(N_("Corrected on %(moment)s by: %(who)s."), moment=one.made_at, who=who)
    return Said(N_("Written on %(moment)s by: %(who)s."), moment=one.made_at, who=who)


def why_of(words: Words, one: AskingCard) -> str:
    """Return why a place asks so much, in the reader's language or else in Dutch."""
    return one.why.get(words.lang) or one.why.get("nl", "")


bp.add_url_rule("/desk/policies/learnt", "learn", views_learn.learn, methods=["GET", "POST"])
bp.add_url_rule("/desk/policies/learnt/<id>", "correct", views_learn.correct, methods=["GET", "POST"])
bp.add_url_rule("/recommendations/<code>", "theme", views_themes.theme)
bp.add_url_rule("/desk/complaint-figures", "complaint_figures", views_themes.complaint_figures)
