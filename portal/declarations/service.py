"""The door of this room: read declarations, ask for one, sign it, and take a release back."""

from portal.declarations.asked import Asked, asked_of, one_asked, waiting
from portal.declarations.asking import ask, drop, refuse, sign
from portal.declarations.composing import shown_text
from portal.declarations.grounds import covering, signed_on
from portal.declarations.reading import Line, Shown, describe, list_for, show
from portal.declarations.recording import Rows, record, rows_for
from portal.declarations.rules import (
    DeclarationIncomplete,
    Draft,
    Kind,
    Problem,
    State,
    check,
    problems,
    proof,
)
from portal.declarations.scans import has_scan, read_scan
from portal.declarations.signing import AnswerIncomplete, Answers, Asking
from portal.declarations.stopping import StopLine, confirm, one_stop, stops_at, stops_of
from portal.declarations.story import FIELD as STORY
from portal.declarations.story import OWN_STORY, Story, newest_story, send_story, stories_at, story_for
from portal.declarations.withdrawing import withdraw

__all__ = [
    "OWN_STORY",
    "STORY",
    "AnswerIncomplete",
    "Answers",
    "Asked",
    "Asking",
    "DeclarationIncomplete",
    "Draft",
    "Kind",
    "Line",
    "Problem",
    "Rows",
    "Shown",
    "State",
    "StopLine",
    "Story",
    "ask",
    "asked_of",
    "check",
    "confirm",
    "covering",
    "describe",
    "drop",
    "has_scan",
    "list_for",
    "newest_story",
    "one_asked",
    "one_stop",
    "problems",
    "proof",
    "read_scan",
    "record",
    "refuse",
    "rows_for",
    "send_story",
    "show",
    "shown_text",
    "sign",
    "signed_on",
    "stops_at",
    "stops_of",
    "stories_at",
    "story_for",
    "waiting",
    "withdraw",
]
