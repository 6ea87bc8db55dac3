"""All services of the catalogue, and the one question to it: which row is this field's?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from portal.catalogue.rows import Asked, Row, Service
from portal.catalogue.services_access import SERVICES_OF_ACCESS
from portal.catalogue.services_account import SERVICES_OF_ACCOUNTS
from portal.catalogue.services_acting import SERVICES_OF_ACTING
from portal.catalogue.services_cases import SERVICES_OF_CASES
from portal.catalogue.services_desk import SERVICES_OF_THE_DESK
from portal.catalogue.services_files import SERVICES_OF_FILES
from portal.catalogue.services_following import SERVICES_OF_FOLLOWING
from portal.catalogue.services_language import SERVICES_OF_LANGUAGE
from portal.catalogue.services_meetings import SERVICES_OF_MEETINGS
from portal.catalogue.services_promises import SERVICES_OF_PROMISES
from portal.catalogue.services_rights import SERVICES_OF_RIGHTS
from portal.catalogue.services_signals import SERVICES_OF_SIGNALS

_ALL: tuple[Service, ...] = (
    *SERVICES_OF_CASES,
    *SERVICES_OF_RIGHTS,
    *SERVICES_OF_FOLLOWING,
    *SERVICES_OF_LANGUAGE,
    *SERVICES_OF_PROMISES,
    *SERVICES_OF_SIGNALS,
    *SERVICES_OF_ACCOUNTS,
    *SERVICES_OF_THE_DESK,
    *SERVICES_OF_ACCESS,
    *SERVICES_OF_MEETINGS,
    *SERVICES_OF_FILES,
    *SERVICES_OF_ACTING,
)

SERVICES = MappingProxyType({service.code: service for service in _ALL})
"""Every service by its code, in the order in which the public page tells them."""

_ROWS = {(service.code, field): one for service in _ALL for one in service.rows for field in one.fields}


class FieldWithoutRow(Exception):
    """A form asks something that the catalogue does not explain, or no longer allows; the portal stops."""


def find(code: str) -> Service | None:
    """Return a service by its code, or nothing."""
    return SERVICES.get(code)


def row(service: str, field: str) -> Row:
    """Return why a field is asked. "outcome-01j9" is asked for the same reason as "outcome".

    :raises FieldWithoutRow: when the catalogue does not say.
    """
    found = _ROWS.get((service, field)) or _ROWS.get((service, field.partition("-")[0]))
    if found is None:
        raise FieldWithoutRow(
            f"The field {field!r} of the service {service!r} has no row. Add one in portal/catalogue: "
            "what is asked, why, on which law, and how long it is kept."
        )
    return found


def is_needed(service: str, field: str, paper: str) -> bool:
    """Tell whether a kind of paper, such as "medical", has a use where a field takes papers (R-094)."""
    return paper not in row(service, field).not_needed


def check(asked: Iterable[Asked], *, today: date) -> None:
    """Look up everything that is asked.

    :raises FieldWithoutRow: when a field has no row, or one that was withdrawn; it names the form.
    """
    for one in asked:
        try:
            found = row(one.service, one.field)
        except FieldWithoutRow as fault:
            raise FieldWithoutRow(f"{one.where}: {fault}") from fault
        if found.withdrawn_on is not None and found.withdrawn_on <= today:
            raise FieldWithoutRow(
                f"{one.where}: {one.field!r} may not be asked since {found.withdrawn_on}; take it out."
            )
