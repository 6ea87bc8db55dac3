"""Looking at a hold again: renew it, end and tell, or close without telling; always by two officials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, bindparam, select, update

from portal.access.approving import HOLDS, MOST, REASON
from portal.access.models import Hold
from portal.access.models_reviews import HoldReview
from portal.access.review_rules import ReviewDraft, ReviewIncomplete, Way, problems_of
from portal.errors import Conflict, NotFound, Refused
from portal.notices.service import tell_after_hold
from portal.people.models import Account
from portal.store import Work, Writing
from portal.store.texts import keep, read_all
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

TABLE = HoldReview.__tablename__
TOLD_LATER = "told_later"
PROPOSED = N_("A colleague has just proposed something. Look at that first.")


@dataclass(frozen=True)
class Proposal:
    """What one official proposes, waiting for another."""

    id: str
    way: Way
    at: datetime
    review_on: date | None
    safe_asked_on: date | None
    is_mine: bool
    reason: str = ""


@dataclass(frozen=True)
class StandingHold:
    """A hold that stands, and what is proposed for it."""

    id: str
    person: str
    item_table: str
    item_id: str
    article: str
    review_on: date
    role: str
    agency: str
    proposal: Proposal | None
    reason: str = ""
    """Why it was asked for. Only where one hold is opened: a list needs it not, and nobody read it then."""

    def is_due(self, today: date) -> bool:
        """Tell whether the day to look again has come."""
        return self.review_on <= today


_OPEN = and_(HoldReview.hold_id == Hold.id, HoldReview.decided_at.is_(None))
_STANDING = (
    select(
        *(column for column in Hold.__table__.columns if not column.name.startswith("source")),
        Account.role,
        Account.agency_id,
        HoldReview.id.label("proposal"),
        HoldReview.way,
        HoldReview.at.label("proposed_at"),
        HoldReview.review_on.label("next_review_on"),
        HoldReview.safe_asked_on,
        HoldReview.asked_by.label("proposed_by"),
    )
    .outerjoin(Account, Account.id == Hold.asked_by)
    .outerjoin(HoldReview, _OPEN)
    .where(Hold.approved_by.is_not(None), Hold.ended_at.is_(None), Hold.closed_at.is_(None))
    .order_by(Hold.review_on, Hold.id)
    .limit(MOST)
)
_ONE = _STANDING.where(Hold.id == bindparam("hold"))
_DECIDE = (
    update(HoldReview)
    .where(HoldReview.id == bindparam("which"), HoldReview.decided_at.is_(None))
    .values(decided_by=bindparam("who"), decided_at=bindparam("moment"), is_agreed=bindparam("answer"))
)
_SAME = select(HoldReview.id).where(HoldReview.id == bindparam("which"))
_STANDS = (Hold.id == bindparam("which"), Hold.ended_at.is_(None), Hold.closed_at.is_(None))
_RENEW = update(Hold).where(*_STANDS).values(review_on=bindparam("day"))
_END = update(Hold).where(*_STANDS).values(ended_at=bindparam("moment"))
_CLOSE = update(Hold).where(*_STANDS).values(closed_at=bindparam("moment"))


def standing(work: Work, *, official: Official) -> list[StandingHold]:
    """Return the holds that stand, those to look at first; 100 at most."""
    return [_hold(row, official) for row in work.rows(_STANDING)]


def one_standing(work: Work, *, official: Official, hold: str) -> StandingHold:
    """Return one of them, with the reasons.

    :raises NotFound: when it does not stand, or never was.
    """
    row = work.row(_ONE, hold=hold)
    if row is None:
        raise NotFound(HOLDS)
    found = _hold(row, official)
    proposal = found.proposal
    if proposal is not None:
        proposal = replace(proposal, reason=_reason(work, found.person, proposal.id))
    return replace(found, proposal=proposal, reason=_reason(work, found.person, found.id))


def propose(
    work: Writing,
    *,
    official: Official,
    hold: str,
    draft: ReviewDraft,
    once: str,
    today: date,
    at: datetime,
) -> None:
    """Propose a way out; nothing changes until another official agrees. Pressed twice it is kept once.

    :param once: the id the form got when it was opened.
    :raises ReviewIncomplete: when something is missing or cannot be.
    :raises Conflict: when a colleague proposed something meanwhile.
    :raises NotFound: when the hold does not stand.
    """
    found = one_standing(work, official=official, hold=hold)
    if found.proposal is not None:
        if found.proposal.id == once:
            return
        raise Conflict(PROPOSED)
    problems = list(problems_of(draft, today))
    if problems:
        raise ReviewIncomplete(problems)
    row = _row(draft, id=once, hold=hold, asked_by=official.account, at=at)
    if work.add_if_new(HoldReview, row):
        text = draft.reason.strip()
        keep(work, person=found.person, about_table=TABLE, about_id=once, field=REASON, text=text, at=at)
    elif work.row(_SAME, which=once) is None:
        raise Conflict(PROPOSED)


def _row(draft: ReviewDraft, *, id: str, hold: str, asked_by: str, at: datetime) -> dict[str, object]:
    """Return the row of a proposal; a day that does not belong to its way is not kept."""
    return {
        "id": id,
        "hold_id": hold,
        "way": draft.way,
        "asked_by": asked_by,
        "at": at,
        "review_on": draft.review_on if draft.way == Way.RENEW else None,
        "safe_asked_on": draft.safe_asked_on if draft.way == Way.TELL else None,
    }


def decide(work: Writing, *, official: Official, hold: str, is_agreed: bool, at: datetime) -> None:
    """Agree with what a colleague proposed, so that it happens, or do not.

    :raises NotFound: when nothing is proposed.
    :raises Refused: when this official proposed it.
    :raises Conflict: when somebody else decided at the same moment.
    """
    found = one_standing(work, official=official, hold=hold)
    proposal = found.proposal
    if proposal is None:
        raise NotFound(HOLDS)
    if proposal.is_mine and is_agreed:
        raise Refused(N_("You proposed this yourself. Somebody else must look at it."))
    decided = {"which": proposal.id, "who": official.account, "moment": at, "answer": is_agreed}
    if not work.run(_DECIDE, decided):
        raise Conflict(N_("Somebody else has just decided about this."))
    if is_agreed:
        _carry_out(work, found, proposal, at)


def _carry_out(work: Writing, found: StandingHold, proposal: Proposal, at: datetime) -> None:
    if proposal.way is Way.RENEW:
        work.run(_RENEW, {"which": found.id, "day": proposal.review_on})
    elif proposal.way is Way.CLOSE:
        work.run(_CLOSE, {"which": found.id, "moment": at})
    else:
        work.run(_END, {"which": found.id, "moment": at})
        about = {"about_table": found.item_table, "about_id": found.item_id}
        tell_after_hold(work, person=found.person, kind=TOLD_LATER, at=at, **about)


def _reason(work: Work, person: str, about: str) -> str:
    return read_all(work, person=person, about_id=about).get(REASON, "")


def _hold(row: AnyRow, official: Official) -> StandingHold:
    proposal = None
    if row.proposal is not None:
        proposal = Proposal(
            row.proposal,
            Way(row.way),
            row.proposed_at,
            row.next_review_on,
            row.safe_asked_on,
            row.proposed_by == official.account,
        )
    return StandingHold(
        id=row.id,
        person=row.hidden_from,
        item_table=row.item_table,
        item_id=row.item_id,
        article=row.article,
        review_on=row.review_on,
        role=row.role or "",
        agency=row.agency_id or "",
        proposal=proposal,
    )
