"""Planning a meeting: a part for each person, and bodies that are invited one by one."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import grounds
from portal.agencies.grounds import Basis
from portal.errors import Refused
from portal.meetings.covenants import Agreement
from portal.meetings.drafts import (
    NO_COVENANT,
    Invitation,
    MeetingIncomplete,
    Plan,
    blocked_kinds,
    invitation_problems,
    plan_problems,
)
from portal.meetings.limits import OwnLimit, to_answer
from portal.meetings.models import Meeting, MeetingData, MeetingPartner, MeetingPerson
from portal.meetings.moving import inform, move, note, write
from portal.meetings.reading import Shown
from portal.meetings.rules import Coming, Kind, Sharing, State, before
from portal.meetings.telling import tell_of_limits
from portal.store import Work, Writing, new_id
from portal.store.texts import keep
from portal.viewer import Official
from portal.words import N_

ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"

OPEN = (State.DRAFT, State.PLANNED)

_ANSWER = (
    update(MeetingPartner)
    .where(
        MeetingPartner.id == bindparam("which"),
        MeetingPartner.item_id == bindparam("meeting"),
        MeetingPartner.objection == "open",
    )
    .values(objection=bindparam("answer"), state=bindparam("coming"))
)


def new_number() -> str:
    """Return a number that says nothing of whom it is: seven signs nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(7))


def begin(
    work: Writing,
    *,
    official: Official,
    person: str,
    plan: Plan,
    token: str,
    table: str = "",
    at: datetime,
) -> bool:
    """Keep a draft of a meeting for one person, once for each form; tell whether this press did it.

    :param token: the id of the form; it becomes the address of this person's part.
    :param table: the meeting that exists already, when another of the official's people is discussed there.
    :raises MeetingIncomplete: when the plan does not say all that it must.
    """
    problems = list(plan_problems(plan, at=at))
    if problems:
        raise MeetingIncomplete(problems)
    once: dict[str, object] = {"kind": plan.kind, "planned_at": plan.planned_at, "channel": plan.channel}
    once |= {"agency_id": official.agency, "covenant_id": _covenant(plan)}
    id = table or new_id()
    if not table:
        work.add(Meeting, {"id": id, **once, "account_id": official.account, "made_at": at})
    row = {**once, "id": token, "meeting_id": id, "person_id": person, "number": new_number()}
    row |= {"state": State.DRAFT.value, "is_invited": plan.is_invited, "contact_id": plan.contact}
    row |= {"not_invited": "" if plan.is_invited else plan.not_invited, "made_at": at, "changed_at": at}
    row["everyone"] = plan.everyone if plan.kind == Kind.YOUTH else ""
    if not work.add_if_new(MeetingPerson, row, "id"):
        return False
    texts = ("question", "goal", "recorded", *(("everyone_because",) if plan.everyone == "no" else ()))
    for field in texts:
        write(work, person=person, about=token, field=field, text=getattr(plan, field), at=at)
    return True


def _covenant(plan: Plan) -> str | None:
    return None if plan.covenant == NO_COVENANT else plan.covenant


def invite(
    work: Writing,
    *,
    official: Official,
    person: str,
    found: Shown,
    invitation: Invitation,
    limits: tuple[OwnLimit, ...],
    agreement: Agreement | None,
    token: str,
    at: datetime,
) -> bool:
    """Add a body with what it may hear and on which ground; the same form pressed twice adds it once.

    After the person was told of the meeting, the person is told of the new body as well (R-170). A body that
    is on the list already gets the new kinds of data with their own ground.

    :raises MeetingIncomplete: when the invitation does not say all that it must.
    :raises Conflict: when the meeting was stopped, or went on.
    """
    asked = to_answer(limits, agency=invitation.agency)
    is_released = _is_released(work, official, person, invitation, at)
    _check(invitation, official.role, asked, agreement, is_released=is_released)
    blocked = blocked_kinds(invitation, host_role=official.role, is_released=is_released)
    move(work, meeting=found.id, person=person, stands=OPEN, at=at)
    partner: dict[str, object] = {"id": token, "item_id": found.id, "person_id": person}
    partner |= {"agency_id": invitation.agency}
    partner |= {"role": invitation.role, "state": Coming.INVITED.value, "made_at": at}
    partner |= {"invited_at": at if found.state == State.PLANNED else None}
    if not work.add_if_new(MeetingPartner, partner, "id"):
        return False
    table = MeetingPartner.__tablename__
    write(work, person=person, about=token, field="why", text=invitation.why, at=at, table=table)
    overrides = _add_data(work, person, found.id, token, invitation, asked, blocked, at)
    if found.state == State.PLANNED:
        inform(work, meeting=found.id, person=person, kind="meeting_changed", at=at)
        tell_of_limits(work, person=person, meeting=found.id, overrides=overrides, at=at)
    return True


def _is_released(work: Work, official: Official, person: str, invitation: Invitation, at: datetime) -> bool:
    """Tell whether a release that holds now covers what this body may hear. Source: R-067, R-134."""
    if invitation.basis != Basis.RELEASE:
        return True
    bodies, kinds = {official.agency, invitation.agency}, invitation.data_kinds
    return grounds.release_for(work, person=person, agencies=bodies, kinds=kinds, at=at) is not None


def _check(
    invitation: Invitation,
    host_role: str,
    asked: Mapping[str, str],
    agreement: Agreement | None,
    *,
    is_released: bool,
) -> None:
    problems = list(
        invitation_problems(
            invitation,
            host_role=host_role,
            limits=asked,
            bodies=frozenset(agreement.bodies) if agreement else None,
            kinds=frozenset(agreement.data_kinds) if agreement else None,
            is_released=is_released,
        )
    )
    if problems:
        raise MeetingIncomplete(problems)


def _add_data(
    work: Writing,
    person: str,
    meeting: str,
    partner: str,
    invitation: Invitation,
    asked: Mapping[str, str],
    blocked: Collection[str],
    at: datetime,
) -> bool:
    overrides = False
    for kind in invitation.data_kinds:
        is_blocked = kind in blocked
        id, limit = new_id(), "" if is_blocked else asked.get(kind, "")
        row = {"id": id, "item_id": meeting, "person_id": person, "partner_id": partner, "data_kind": kind}
        row |= {"basis": invitation.basis, "article": invitation.article, "sharing": Sharing.PLANNED.value}
        if is_blocked:
            row |= {"sharing": Sharing.BLOCKED.value, "proposal": invitation.proposal}
        work.add(MeetingData, {**row, "limit_said": limit, "made_at": at})
        if limit:
            overrides = True
            keep(
                work,
                person=person,
                about_table=MeetingData.__tablename__,
                about_id=id,
                field="because",
                text=invitation.because,
                at=at,
            )
    return overrides


def answer_objection(
    work: Writing, *, person: str, found: Shown, partner: str, follows: bool, text: str, at: datetime
) -> None:
    """Answer what the person said about a body: it stays away, or it comes, and why.

    :raises Refused: when no reason is given.
    :raises Conflict: when the meeting was stopped, or went on.
    """
    if not text.strip():
        raise Refused(N_("Write your answer to this person."))
    move(work, meeting=found.id, person=person, stands=OPEN, at=at)
    one = found.partner(partner)
    coming = Coming.REMOVED.value if follows else one.state
    answer = "followed" if follows else "kept"
    if work.run(_ANSWER, {"which": partner, "meeting": found.id, "answer": answer, "coming": coming}):
        table = MeetingPartner.__tablename__
        write(work, person=person, about=partner, field="objection_answer", text=text, at=at, table=table)
        inform(work, meeting=found.id, person=person, kind="meeting_changed", at=at)


def cancel(work: Writing, *, official: Official, person: str, found: Shown, at: datetime) -> None:
    """Call a meeting off; who was told of it is told of this.

    :raises Conflict: when it was held, or called off already.
    """
    move(work, meeting=found.id, person=person, stands=before(State.CANCELLED), to=State.CANCELLED, at=at)
    note(
        work, meeting=found.id, person=person, what="cancelled", by="official", agency=official.agency, at=at
    )
    if found.state != State.DRAFT:
        inform(work, meeting=found.id, person=person, kind="meeting_cancelled", at=at)
