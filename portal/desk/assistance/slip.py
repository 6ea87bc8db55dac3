"""What somebody takes home from a visit: where, what was sent, under which number, and what comes next."""

from __future__ import annotations

from portal import web
from portal.access import Viewer, looking
from portal.agencies.roles import role_said
from portal.assistance.service import Ended
from portal.cases import service as cases
from portal.cases.shown import CaseLine
from portal.letters.given import VisitSlip, visit_slip
from portal.letters.paper import Paper, Sentence
from portal.viewer import Act
from portal.words import N_, Said


def slip_of(viewer: Viewer, ended: Ended) -> Paper:
    """Return the slip of a visit that ended: by place and role, and naming nobody."""
    with looking(web.portal().store, viewer, at=web.now(), item=("visits", ended.id)) as look:
        sent = [
            case
            for account, since, until in ended.helped
            for case in cases.sent_by(look, account=account, since=since, until=until)
        ]
    words, agency = web.words(), web.portal().directory().name(ended.agency)
    days = [case.answer_by for case in sent if case.answer_by]
    next_step = N_("You get an answer in your own way.") if sent else N_("You do not have to do anything.")
    given = VisitSlip(
        day=web.today(),
        place=words.row(agency, ended.place) if ended.place not in {"", agency} else agency,
        helper=words.say(role_said(viewer.role)),
        done=_done(ended, sent),
        next_step=Said(next_step),
        next_day=min(days, default=None),
        numbers=tuple(case.number for case in sent),
    )
    return visit_slip(given)


def _done(ended: Ended, sent: list[CaseLine]) -> tuple[Sentence, ...]:
    words = web.words()
    began = ended.helped[0][1] if ended.helped else ended.ended_at
    start, end = words.hour(began), words.hour(ended.ended_at)
    hours = Said(N_("From %(start)s to %(end)s."), start=start, end=end)
    looked = (Said(N_("You let us look with you who talked about you.")),) if Act.SEE in ended.acts else ()
    text = N_("We sent it together. The number is %(number)s.")
    wrote = tuple(Said(text, number=one.number) for one in sent)
    return (hours, *looked, *(wrote or (Said(N_("We sent nothing.")),)))
