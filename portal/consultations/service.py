"""The door of this room: read the timeline, one entry, or the picture; and record what happened."""

from portal.consultations.checks import EntryIncomplete, Problem, check, problems
from portal.consultations.drafts import Draft, HoldDraft, Party, SubjectDraft
from portal.consultations.keeping import Kept, kept_before, record_once, record_view
from portal.consultations.listing import Cursor, Line, Page, timeline
from portal.consultations.part import EntryPart, entries_of, entry_part
from portal.consultations.picturing import BodyCount, Picture, picture
from portal.consultations.reading import Entry, describe, show, under_declaration
from portal.consultations.recording import Rows, record, rows_for

__all__ = [
    "BodyCount",
    "Cursor",
    "Draft",
    "Entry",
    "EntryIncomplete",
    "EntryPart",
    "HoldDraft",
    "Kept",
    "Line",
    "Page",
    "Party",
    "Picture",
    "Problem",
    "Rows",
    "SubjectDraft",
    "check",
    "describe",
    "entries_of",
    "entry_part",
    "kept_before",
    "picture",
    "problems",
    "record",
    "record_once",
    "record_view",
    "rows_for",
    "show",
    "timeline",
    "under_declaration",
]
