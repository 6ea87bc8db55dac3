"""The door of this room: read the timeline, one entry, or the picture; and record what happened."""

from portal.consultations.checks import EntryIncomplete, Problem, check, problems
from portal.consultations.drafts import Draft, HoldDraft, Party, SubjectDraft
from portal.consultations.listing import Cursor, Line, Page, timeline
from portal.consultations.picturing import BodyCount, Picture, picture
from portal.consultations.reading import Entry, describe, show, under_declaration
from portal.consultations.recording import Rows, record, rows_for

__all__ = [
    "BodyCount",
    "Cursor",
    "Draft",
    "Entry",
    "EntryIncomplete",
    "HoldDraft",
    "Line",
    "Page",
    "Party",
    "Picture",
    "Problem",
    "Rows",
    "SubjectDraft",
    "check",
    "describe",
    "picture",
    "problems",
    "record",
    "rows_for",
    "show",
    "timeline",
    "under_declaration",
]
