"""A meeting before it is kept, what it must say, and an invitation of one body: pure checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.agencies.articles import ARTICLES
from portal.agencies.data_kinds import DataKind
from portal.agencies.grounds import CHOSEN, Basis
from portal.agencies.guarding import refused_rules, word_faults
from portal.agencies.roles import ROLES, kinds_between
from portal.agencies.wording import is_no_purpose
from portal.errors import Refused
from portal.meetings.rules import TO_ANSWER, Kind, NotInvited, Proposal, explains, must_invite
from portal.words import N_, Said

PLACES = {"spoken": N_("Around a table"), "phone": N_("By phone or video")}
"""How people meet; the codes are those of the entry that follows."""

NOT_COVERED = N_("No release of this person covers this. Was it taken back? Then you may not share it.")

NO_COVENANT = "none"
"""What an official chooses when no agreement exists: then each body has its own ground (R-170, R-171)."""


@dataclass(frozen=True)
class Problem:
    """One thing that is missing: the field, and what to do about it."""

    field: str
    text: str


class MeetingIncomplete(Refused):
    """A meeting or invitation misses what it must say, so nothing of it was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(Said(problems[0].text))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Plan:
    """What an official says of a meeting, for one person."""

    kind: str
    planned_at: datetime
    channel: str
    covenant: str
    question: str
    goal: str
    recorded: str
    contact: str
    is_invited: bool
    not_invited: str = ""
    everyone: str = ""
    """For the youth protection square: whether the parents and the child are all invited themselves."""
    everyone_because: str = ""


@dataclass(frozen=True)
class Invitation:
    """Which body is invited, why, and what it may hear on which ground."""

    agency: str
    role: str
    why: str
    data_kinds: tuple[str, ...]
    basis: str
    article: str
    because: str = ""
    """Why a limit of the person is set aside, in two sentences at least, written to the person."""
    proposal: str = ""
    """What the person is offered where a rule forbids to share: then it is kept as blocked, and not told."""


def plan_problems(plan: Plan, *, at: datetime) -> Iterator[Problem]:
    """Give each thing that keeps a meeting from being planned. Source: R-145, R-158, R-159, R-169."""
    if plan.kind not in set(Kind):
        yield Problem("kind", N_("Choose what sort of meeting it is."))
    if plan.planned_at <= at:
        yield Problem("day", N_("Choose a moment that is still to come."))
    if plan.channel not in PLACES:
        yield Problem("channel", N_("Say how you meet."))
    if not plan.covenant:
        yield Problem("covenant", N_("Choose an agreement, or say that there is none."))
    for field in ("question", "goal", "recorded"):
        if not getattr(plan, field).strip():
            yield Problem(field, N_("Fill in this text for this person."))
    if not plan.contact:
        yield Problem("contact", N_("Say whom this person can call about it."))
    if must_invite(plan.kind) and not plan.is_invited:
        yield Problem("is_invited", N_("You make a plan about this person. So invite the person."))
    elif not plan.is_invited and plan.not_invited not in set(NotInvited):
        yield Problem("not_invited", N_("Choose why you do not invite this person."))
    yield from _of_family(plan)
    texts = {"question": plan.question, "goal": plan.goal, "recorded": plan.recorded}
    for one in word_faults(texts, told=tuple(texts), asked=("question",), purpose=("question", "goal")):
        yield Problem(one.field, one.why)
    if plan.goal.strip() and is_no_purpose(plan.goal):
        yield Problem("goal", N_("Say in a sentence what it is for. The same as before is no goal."))


def _of_family(plan: Plan) -> Iterator[Problem]:
    """Check that nobody of a family is forgotten. Source: R-111, R-221."""
    if plan.kind != Kind.YOUTH:
        return
    if plan.everyone not in {"yes", "no"}:
        yield Problem("everyone", N_("Say whether the parents and the child all have an invitation."))
    elif plan.everyone == "no" and not plan.everyone_because.strip():
        yield Problem("everyone_because", N_("Say who has no invitation, and why."))


def invitation_problems(
    invitation: Invitation,
    *,
    host_role: str,
    limits: Mapping[str, str],
    bodies: frozenset[str] | None,
    kinds: frozenset[str] | None,
    is_released: bool = True,
) -> Iterator[Problem]:
    """Give each thing that keeps a body from being invited. Source: R-143, R-150, R-152, R-155, R-171.

    :param host_role: the role of who invites; both roles bound what may be brought.
    :param limits: what the person said, by kind of data, of those that must be answered.
    :param bodies: the bodies of the agreement, or nothing when there is none; ``kinds`` the same.
    :param is_released: whether a release of this person covers what is told on that ground.
    """
    yield from _body_problems(invitation, bodies)
    chosen = set(invitation.data_kinds)
    if not chosen or not chosen <= set(DataKind):
        yield Problem("data_kinds", N_("Say which kinds of data it was about."))
    elif not chosen <= set(kinds_between(host_role, invitation.role)):
        yield Problem("data_kinds", N_("One of you may not bring or get one of these kinds of data."))
    elif kinds is not None and not chosen <= kinds:
        yield Problem("data_kinds", N_("The agreement does not name all these kinds of data."))
    if invitation.basis not in CHOSEN:
        yield Problem("basis", N_("Say which ground in the law there was."))
    if invitation.article not in ARTICLES:
        yield Problem("article", N_("Choose the article of the law."))
    is_in_reach = chosen <= set(kinds_between(host_role, invitation.role))
    if is_in_reach and blocked_kinds(invitation, host_role=host_role, is_released=is_released):
        yield from _blocked(invitation, host_role, is_released=is_released)
    elif any(limits.get(kind) in TO_ANSWER for kind in chosen) and not explains(invitation.because):
        yield Problem(
            "because",
            N_("This person set a limit here. Leave it out, or explain in two sentences why you must."),
        )


def _body_problems(invitation: Invitation, bodies: frozenset[str] | None) -> Iterator[Problem]:
    if not invitation.agency:
        yield Problem("agency", N_("Choose the organisation."))
    elif bodies is not None and invitation.agency not in bodies:
        yield Problem("agency", N_("This organisation is not part of the agreement."))
    if invitation.role not in ROLES:
        yield Problem("role", N_("Choose a role from the list."))
    if not invitation.why.strip():
        yield Problem("why", N_("Say why this organisation is needed."))
    for one in word_faults({"why": invitation.why}, told=("why",), asked=("why",), purpose=("why",)):
        yield Problem(one.field, one.why)


def blocked_kinds(invitation: Invitation, *, host_role: str, is_released: bool) -> tuple[str, ...]:
    """Return the kinds of data that a rule forbids to tell there. Source: R-064, R-144, R-217."""
    if invitation.basis == Basis.RELEASE and not is_released:
        return invitation.data_kinds
    roles = {host_role, invitation.role}
    return tuple(
        kind for kind in invitation.data_kinds if any(refused_rules(roles, (kind,), invitation.basis))
    )


def _blocked(invitation: Invitation, host_role: str, *, is_released: bool) -> Iterator[Problem]:
    """Give why a rule blocks it; with something to offer the person it is kept as blocked all the same."""
    if invitation.proposal in set(Proposal):
        return
    if invitation.basis == Basis.RELEASE and not is_released:
        yield Problem("basis", NOT_COVERED)
    roles = {host_role, invitation.role}
    for rule in refused_rules(roles, invitation.data_kinds, invitation.basis):
        yield Problem("data_kinds", rule.why)
    yield Problem("proposal", N_("A rule forbids this. Choose what you offer this person instead."))
