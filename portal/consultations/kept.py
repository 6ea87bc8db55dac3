"""Parts of the timeline's page in which nothing is about a person: drawn once, and kept for all readers."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from portal import web
from portal.consultations import lines
from portal.consultations.coverage import Covered
from portal.consultations.filtering import Choices, Wanted, form_for
from portal.viewer import Viewer


@lru_cache(maxsize=64)
def choosing(lang: str, action: str, wanted: Wanted, agencies: Choices, year: int) -> Markup:
    """Return the filter as it stands on the page; nothing in it is about a person, so it is kept.

    :param action: where it leads; it differs for who acts for somebody else.
    """
    form = form_for(wanted, agencies, web.portal().words[lang], year)
    return Markup(web.text_of("consultations/filter.html", form=form, wanted=wanted, action=action))  # noqa: S704  # It is our own template, which escaped what it was given.


def about(covers: Covered, viewer: Viewer) -> Markup:
    """Return what stands under the list; for who acts for somebody else its links differ, and are drawn."""
    known = (web.words().lang, web.is_easier(), web.portal().site.phone)
    return _about_own(covers, *known) if viewer.is_self else _drawn_about(covers)


@lru_cache(maxsize=32)
def _about_own(covers: Covered, _lang: str, _easier: bool, _phone: str) -> Markup:
    return _drawn_about(covers)


def _drawn_about(covers: Covered) -> Markup:
    return Markup(web.text_of("consultations/about.html", covers=covers))  # noqa: S704  # As above.


@lru_cache(maxsize=16)
def badges(lang: str) -> lines.Badges:
    """Return the badges of entries that stand out, which are the same on every row of a language."""
    drawn = [web.text_of(f"consultations/{name}.html", lang=lang) for name in lines.Badges._fields]
    return lines.Badges(*(Markup(one) for one in drawn))  # noqa: S704  # As above.
