"""The filter of the timeline: an organisation, a kind and a period, as they stand in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.clock import AMSTERDAM
from portal.consultations.phrases import KIND_CHOICES
from portal.consultations.rules import Kind
from portal.web import Form
from portal.words import N_, Words

YEARS = 8
"""Calendar years offered one by one; older entries stand under "earlier"."""

EARLIER = "earlier"

SHORT = 8
"""Signs of an id that tell one organisation of a town from all others: forty bits of chance."""

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see; an unknown choice counts as no choice."""

    agency: str | None = None
    kind: str | None = None
    period: str | None = None

    @property
    def is_all(self) -> bool:
        """Tell whether nothing was chosen."""
        return not (self.agency or self.kind or self.period)

    @classmethod
    def read(cls, given: Mapping[str, str], *, agencies: Mapping[str, object], today: date) -> Wanted:
        """Read the choices from an address."""
        if not given:
            return _NOTHING
        agency, kind, period = (given.get(name, "") for name in ("organisation", "kind", "period"))
        return cls(
            agency=next((one for one in agencies if agency and shortened(one) == shortened(agency)), None),
            kind=kind if kind in set(Kind) else None,
            period=period if period in {EARLIER, *map(str, _years(today.year))} else None,
        )

    def edges(self, today: date) -> tuple[datetime | None, datetime | None]:
        """Return the first moment that counts, and the first that no longer does, in Amsterdam."""
        if self.period is None:
            return None, None
        if self.period == EARLIER:
            return None, _start(_years(today.year)[-1])
        return _start(int(self.period)), _start(int(self.period) + 1)

    def as_address(self) -> dict[str, str | None]:
        """Return the choices as they stand in an address."""
        agency = shortened(self.agency) if self.agency else None
        return {"organisation": agency, "kind": self.kind, "period": self.period}


_NOTHING = Wanted()


def shortened(agency: str) -> str:
    """Return the first signs of an organisation's id: whole ids of twenty weigh as much as the entries."""
    return agency[:SHORT]


def _years(this_year: int) -> list[int]:
    return list(range(this_year, this_year - YEARS, -1))


def _start(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=AMSTERDAM)


class FilterForm(Form):
    """Three lists to choose from."""

    service = "reading"

    organisation = SelectField(N_("Organisation"))
    kind = SelectField(N_("Kind"))
    period = SelectField(N_("Period"))


def form_for(wanted: Wanted, agencies: Choices, words: Words, this_year: int) -> FilterForm:
    """Return the form with its lists in the reader's language, and what was chosen already.

    :param agencies: id and name of each organisation.
    """
    form = FilterForm(data={name: value or "" for name, value in wanted.as_address().items()})
    kinds = tuple((kind.value, words.text(text)) for kind, text in KIND_CHOICES.items())
    years = _years(this_year)
    earlier = words.text(N_("Before %(year)s"), year=years[-1])
    periods = (*((str(year), str(year)) for year in years), (EARLIER, earlier))
    everything = ("", words.text(N_("All")))
    bodies = tuple((shortened(agency), name) for agency, name in agencies)
    for field, choices in ((form.organisation, bodies), (form.kind, kinds), (form.period, periods)):
        field.choices = [SelectChoice(value, text) for value, text in (everything, *choices)]
    return form
