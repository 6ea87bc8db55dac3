"""Parts of the timeline's page in which nothing is about a person: drawn once, and kept for all readers."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from portal import web
from portal.consultations import lines
from portal.consultations.coverage import Covered
from portal.consultations.filtering import Choices, Wanted, form_for
from portal.viewer import Viewer
from portal.words.escaping import PLACE


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
def drawing(lang: str) -> lines.Drawing:
    """Return how rows are drawn in a language: nothing in it is about a person."""
    drawn = [web.text_of(f"consultations/{name}.html", lang=lang) for name in lines.Badges._fields]
    badges = lines.Badges(*(Markup(one) for one in drawn))  # noqa: S704  # As above.
    return lines.Drawing(badges, lru_cache(maxsize=128)(_pattern))


def _pattern(picture: str, badge: str, has_summary: bool) -> str:
    """Draw a row once, with places for its values; drawing twenty of them anew took a third of the page."""
    entry = (PLACE, PLACE, PLACE, PLACE if has_summary else None, badge, picture)
    return web.text_of("consultations/row.html", entry=entry).replace("%", "%%").replace(PLACE, "%s")
