"""The kinds of case: one file each; a new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterator

from portal import catalogue
from portal.cases.kind import Kind
from portal.cases.kinds import (
    complaint,
    correction,
    destruction,
    erasure,
    how_known,
    inspection,
    mixed_up,
    objection,
    objection_to_use,
    please_share,
    question,
    recipients,
    restriction,
    statement,
    which_person,
)
from portal.errors import NotFound

_KINDS: tuple[Kind, ...] = (
    complaint.KIND,
    question.KIND,
    please_share.KIND,
    objection.KIND,
    inspection.KIND,
    recipients.KIND,
    how_known.KIND,
    which_person.KIND,
    correction.KIND,
    statement.KIND,
    mixed_up.KIND,
    restriction.KIND,
    objection_to_use.KIND,
    erasure.KIND,
    destruction.KIND,
)
_BY_CODE = {kind.code: kind for kind in _KINDS}


def all() -> tuple[Kind, ...]:
    """Return all kinds in the order in which pages show them."""
    return _KINDS


def asked_by_kinds() -> Iterator[catalogue.Asked]:
    """Give every question of every kind, for the check against the catalogue at the start."""
    for kind in _KINDS:
        for one in kind.questions:
            yield catalogue.Asked(one.service, one.name, f"the kind {kind.code!r}")


def find(code: str) -> Kind:
    """Return a kind by its code.

    :raises NotFound: when there is no such kind.
    """
    kind = _BY_CODE.get(code)
    if kind is None:
        raise NotFound("kind")
    return kind
