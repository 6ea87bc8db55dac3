"""Web: language, pages, forms, errors and the headers of every answer."""

from portal.web.behalf import for_others
from portal.web.context import Portal, now, official, portal, signed_in, today, viewer, warn_of_address, words
from portal.web.forms import Form, NoBrokenText, NotTooLong, a_token, typed
from portal.web.marks import for_helping, for_limited, for_officials, public, told, with_sound
from portal.web.networks import network
from portal.web.rendering import go, go_in, is_easier, outside_url, own_url, render, text_of, url

__all__ = [
    "Form",
    "NoBrokenText",
    "NotTooLong",
    "Portal",
    "a_token",
    "for_helping",
    "for_limited",
    "for_officials",
    "for_others",
    "go",
    "go_in",
    "is_easier",
    "network",
    "now",
    "official",
    "outside_url",
    "own_url",
    "portal",
    "public",
    "render",
    "signed_in",
    "text_of",
    "today",
    "told",
    "typed",
    "url",
    "viewer",
    "warn_of_address",
    "with_sound",
    "words",
]
