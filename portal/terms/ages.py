"""How old a person is on a day; what an age allows differs by law and is said by the rooms that use it."""

from datetime import date


def turns(born: date, years: int) -> date:
    """Give the day on which a person reaches an age in whole years.

    Someone born on 29 February reaches an age on 1 March in a year without that day. On 28 February the last
    year is not yet full, and the Civil Code has no rule that brings the day forward.

    Source: BW art. 1:233: minors are those who "de ouderdom van achttien jaren niet hebben bereikt".

    :raises ValueError: when years is negative.
    """
    if years < 0:
        raise ValueError("an age is never negative")
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def age_on(born: date, day: date) -> int:
    """Give a person's age on a day, in whole years.

    :raises ValueError: when the day is before birth.
    """
    if day < born:
        raise ValueError("a person has no age before birth")
    years = day.year - born.year
    return years if turns(born, years) <= day else years - 1
