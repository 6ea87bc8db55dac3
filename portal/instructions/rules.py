"""What an instruction is, and who still has to confirm one. Source: R-053, R-058, R-065, R-080."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = timedelta(days=365)
"""How long a training counts. Source: R-080, norm 5.1 of Het hemd van het lijf."""

FEWEST = 5
"""Shares of a smaller team would tell who it is about; they are not shown."""


@dataclass(frozen=True)
class Check:
    """A question on the rules, with one right answer. All words are msgids."""

    name: str
    question: str
    is_yes_right: bool
    rule: str
    """What is shown again after a wrong answer."""


@dataclass(frozen=True)
class Instruction:
    """One version of one instruction. All words are msgids."""

    code: str
    version: int
    from_day: date
    title: str
    rules: tuple[str, ...]
    allowed: tuple[str, ...]
    """What one may do, so that fear does not keep help away (R-193)."""
    law: str
    checks: tuple[Check, ...] = ()


def in_force(every: Iterable[Instruction], on: date) -> list[Instruction]:
    """Return the newest version of each instruction on a day, in the order given."""
    newest: dict[str, Instruction] = {}
    for one in every:
        known = newest.get(one.code)
        if one.from_day <= on and (known is None or one.version > known.version):
            newest[one.code] = one
    return list(newest.values())


def unconfirmed(every: Iterable[Instruction], confirmed: Mapping[str, int], on: date) -> list[Instruction]:
    """Return the instructions whose version of a day was not confirmed.

    :param confirmed: the newest version that was confirmed, by code.
    """
    return [one for one in in_force(every, on) if confirmed.get(one.code, 0) < one.version]


def is_trained(last_training: date | None, on: date) -> bool:
    """Tell whether a training of at most a year ago is known. Without one no file opens (R-080, R-267)."""
    return last_training is not None and last_training + YEAR >= on


def share(part: int, whole: int) -> int | None:
    """Return a share in whole per cents, rounded down; nothing for a team that is too small to count."""
    return None if whole < FEWEST else 100 * part // whole
