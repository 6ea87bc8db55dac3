"""Terms from plain rows, as settings give them: words, numbers and ISO dates."""

from collections.abc import Iterable
from datetime import date
from typing import NotRequired, TypedDict

from portal.terms.values import Extension, Regime, Term, Terms, Unit, checked


class ExtensionRow(TypedDict):
    """An extension in plain words; its unit is the unit of the term."""

    amount: int
    article: str


class TermRow(TypedDict):
    """A term in plain words; dates are ISO strings."""

    code: str
    amount: int
    unit: str
    regime: str
    article: str
    starts: str
    valid_from: str
    valid_to: NotRequired[str | None]
    extension: NotRequired[ExtensionRow | None]
    is_own_target: NotRequired[bool]


def terms_from(rows: Iterable[TermRow]) -> Terms:
    """Build a table from plain rows.

    :raises ValueError: when a word, a date or an amount cannot be a term.
    :raises TermsOverlap: when two rows with one code hold on the same day.
    """
    return Terms(checked(_term(row) for row in rows))


def _term(row: TermRow) -> Term:
    unit = Unit(row["unit"])
    longer = row.get("extension")
    valid_to = row.get("valid_to")
    return Term(
        code=row["code"],
        amount=row["amount"],
        unit=unit,
        regime=Regime(row["regime"]),
        article=row["article"],
        starts=row["starts"],
        extension=Extension(longer["amount"], unit, longer["article"]) if longer else None,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(valid_to) if valid_to else None,
        is_own_target=row.get("is_own_target", False),
    )
