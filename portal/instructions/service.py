"""Verbs of the rules for staff: what somebody still has to do, confirm one, and count how many did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select

from portal.errors import Conflict, NotFound
from portal.instructions.models import Confirmation, Training
from portal.instructions.rules import YEAR, Check, Instruction, in_force, is_trained, share, unconfirmed
from portal.instructions.texts import INSTRUCTIONS
from portal.people.models import Account
from portal.store import Work, Writing
from portal.store.published import published
from portal.viewer import Official
from portal.words import N_

CHANGED = N_("These rules have just changed. Read them again.")

_PUBLISHED = published(Training)

_CONFIRMED = (
    select(Confirmation.instruction, Confirmation.version, Confirmation.at)
    .where(Confirmation.account_id == bindparam("account"))
    .order_by(Confirmation.version)
)
_LAST_TRAINING = select(func.max(Training.on_day)).where(
    Training.account_id == bindparam("account"), _PUBLISHED
)

_STAFF = select(Account.id).where(
    Account.kind == "official", Account.is_closed.is_(False), Account.agency_id == bindparam("agency")
)
_TEAM = select(func.count()).select_from(_STAFF.subquery())
_TEAM_CONFIRMED = (
    select(Confirmation.instruction, Confirmation.version, func.count().label("people"))
    .where(Confirmation.account_id.in_(_STAFF))
    .group_by(Confirmation.instruction, Confirmation.version)
)
_TEAM_TRAINED = select(func.count(func.distinct(Training.account_id))).where(
    Training.account_id.in_(_STAFF), Training.on_day >= bindparam("since"), _PUBLISHED
)


class WrongAnswers(Exception):
    """Some questions about the rules were not answered rightly; nothing is confirmed."""

    def __init__(self, checks: tuple[Check, ...]) -> None:
        """Say which."""
        super().__init__(", ".join(check.name for check in checks))
        self.checks = checks


@dataclass(frozen=True)
class Standing:
    """What an official confirmed, and what stands in the way of the work."""

    confirmed: Mapping[str, tuple[int, datetime]]
    """The newest version confirmed, and when, by code."""
    last_training: date | None

    def missing(self, on: date) -> list[Instruction]:
        """Return the instructions of a day that are still to be confirmed."""
        versions = {code: version for code, (version, _at) in self.confirmed.items()}
        return unconfirmed(INSTRUCTIONS, versions, on)

    def is_trained(self, on: date) -> bool:
        """Tell whether the yearly training counts on a day."""
        return is_trained(self.last_training, on)


@dataclass(frozen=True)
class Figures:
    """Shares of a team in per cents; nothing where the team is too small to show them."""

    staff: int
    trained: int | None
    confirmed: tuple[tuple[Instruction, int | None], ...]


def standing(work: Work, *, account: str) -> Standing:
    """Return what an official confirmed and when the last training was; two queries."""
    rows = work.rows(_CONFIRMED, account=account)
    return Standing(
        confirmed={row.instruction: (row.version, row.at) for row in rows},
        last_training=work.value(_LAST_TRAINING, account=account),
    )


def find(code: str, *, on: date) -> Instruction:
    """Return the version of an instruction that holds on a day.

    :raises NotFound: when there is none.
    """
    found = next((one for one in in_force(INSTRUCTIONS, on) if one.code == code), None)
    if found is None:
        raise NotFound("instruction")
    return found


def confirm(
    work: Writing,
    *,
    code: str,
    version: int,
    answers: Mapping[str, str],
    by: Official,
    today: date,
    at: datetime,
) -> None:
    """Write down that an official read an instruction; a second press changes nothing.

    :param answers: "yes" or "no" by the name of each question.
    :raises Conflict: when another version holds by now.
    :raises WrongAnswers: when a question was answered wrongly or not at all.
    """
    found = find(code, on=today)
    if found.version != version:
        raise Conflict(CHANGED)
    wrong = tuple(
        check for check in found.checks if answers.get(check.name) != ("yes" if check.is_yes_right else "no")
    )
    if wrong:
        raise WrongAnswers(wrong)
    row = {"account_id": by.account, "instruction": code, "version": version, "at": at}
    work.add_if_new(Confirmation, row, "account_id", "instruction", "version")


def figures(work: Work, *, agency: str, today: date) -> Figures:
    """Return which share of an organisation's staff confirmed the rules and was trained; three queries."""
    staff = work.value(_TEAM, agency=agency) or 0
    counts = {(row.instruction, row.version): row.people for row in work.rows(_TEAM_CONFIRMED, agency=agency)}
    trained = work.value(_TEAM_TRAINED, agency=agency, since=today - YEAR) or 0
    return Figures(
        staff=staff,
        trained=share(trained, staff),
        confirmed=tuple(
            (one, share(counts.get((one.code, one.version), 0), staff))
            for one in in_force(INSTRUCTIONS, today)
        ),
    )
