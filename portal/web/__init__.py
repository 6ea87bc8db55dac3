"""Web: language, pages, forms, errors and the headers of every answer."""

from portal.web.context import Portal, now, portal, signed_in, today, viewer, words
from portal.web.forms import Form, NoBrokenText, NotTooLong, typed
from portal.web.rendering import go, go_in, outside_url, public, render, text_of, url

__all__ = [
    "Form",
    "NoBrokenText",
    "NotTooLong",
    "Portal",
    "go",
    "go_in",
    "now",
    "outside_url",
    "portal",
    "public",
    "render",
    "signed_in",
    "text_of",
    "today",
    "typed",
    "url",
    "viewer",
    "words",
]
