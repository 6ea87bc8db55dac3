"""Ways through the site that several journeys share."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from tests.browser.citizen import Citizen

Said = Callable[[str], str]

CHECK = "Check what you want to send"


def to_the_check(who: Citizen) -> None:
    """Go on, without answering, to the page with all answers."""
    while who.heading != who.said(CHECK):
        who.press(who.said("Go on"))


def complain_shortly(who: Citizen, story: str = "Zij hielden zich niet aan een belofte.") -> None:
    """Send a complaint that answers only what is needed; the receipt is shown after it."""
    who.open("cases/new/complaint")
    who.write(who.said("What happened?"), story)
    to_the_check(who)
    who.press(who.said("Send"))
    assert who.heading == who.said("We received it")


def write_day(who: Citizen, day: str, month: str, year: str) -> None:
    """Fill in the three boxes of a day."""
    for label, part in (("Day", day), ("Month", month), ("Year", year)):
        who.write(label, part)


def in_words_of(app: Flask, lang: str) -> Said:
    """Return what says something of ours in a language."""
    words = app.extensions["inzage"].words[lang]
    return lambda msgid: str(words.say(msgid))
