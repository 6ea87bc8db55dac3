"""Kinds of data that bodies hold and share: one closed list, in words that need no law book."""

from __future__ import annotations

from enum import StrEnum

from markupsafe import Markup

from portal.words import N_, Words


class DataKind(StrEnum):
    """Kinds of data, as catalogue words."""

    CONTACT = "contact"
    WORK = "work"
    INCOME = "income"
    DEBT = "debt"
    HOUSING = "housing"
    FAMILY = "family"
    CHILD = "child"
    SCHOOL = "school"
    HEALTH = "health"
    CARE = "care"
    ADDICTION = "addiction"
    SAFETY = "safety"
    JUSTICE = "justice"
    AGENDA = "agenda"


DATA_KINDS = {
    DataKind.CONTACT: N_("Name, address and phone number"),
    DataKind.WORK: N_("Work and looking for work"),
    DataKind.INCOME: N_("Income and benefit"),
    DataKind.DEBT: N_("Debts"),
    DataKind.HOUSING: N_("Housing"),
    DataKind.FAMILY: N_("Household and family"),
    DataKind.CHILD: N_("Children"),
    DataKind.SCHOOL: N_("School and lessons"),
    DataKind.HEALTH: N_("Health"),
    DataKind.CARE: N_("Care and help"),
    DataKind.ADDICTION: N_("Addiction"),
    DataKind.SAFETY: N_("Safety"),
    DataKind.JUSTICE: N_("Police and court"),
    DataKind.AGENDA: N_("Appointments"),
}
"""What each kind is called on a page: of the person who reads it, and at the desk of who fills it in."""

MONEY = frozenset({DataKind.INCOME, DataKind.DEBT})
"""What is about money.

Source: BW art. 1:431 lid 1: an administrator is set over the property; care and the person are not among it.
"""

BESIDE_MONEY = frozenset({DataKind.CONTACT})
"""What may stand beside it in an entry that is still about money only: name and address."""

_BY_CODE = {kind.value: msgid for kind, msgid in DATA_KINDS.items()}


def named(codes: str) -> tuple[str, ...]:
    """Return the messages for codes separated by blanks, in their order; an unknown code is left out."""
    return tuple(_BY_CODE[code] for code in codes.split() if code in _BY_CODE)


def lines(words: Words, codes: str) -> Markup:
    """Return the kinds under each other: their names hold a comma and "and" themselves."""
    return Markup("<br>").join(Markup("<bdi>{}</bdi>").format(words.text(kind)) for kind in named(codes))
