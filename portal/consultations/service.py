"""The door of this room: read the timeline, one entry, or the picture; and record what happened."""

from portal.agencies.articles import ARTICLES, HOLD_ARTICLES
from portal.agencies.roles import ROLES, kinds_between, role_said
from portal.agencies.sharing import VERDICTS, PairRule, rules_for
from portal.consultations.checks import EntryIncomplete, Problem, check, problems
from portal.consultations.checks_at_desk import check_at_desk
from portal.consultations.desk_lists import BASES, CHANNELS, KIND_NAMES
from portal.consultations.desk_lists import SOURCES as SOURCES_AT_DESK
from portal.consultations.drafts import Draft, HoldDraft, Party, SubjectDraft
from portal.consultations.keeping import (
    CORRECTED_BY_ANOTHER,
    Kept,
    claim,
    record_claimed,
    record_once,
    record_view,
)
from portal.consultations.lines import headline
from portal.consultations.listing import Cursor, Line, Page, timeline
from portal.consultations.papers import handed_over
from portal.consultations.part import EntryPart, entries_of, entry_part
from portal.consultations.phrases import REASONS_AT_DESK, REASONS_TO_OPEN
from portal.consultations.picturing import BodyCount, Picture, picture, who_took_part
from portal.consultations.reading import Entry, describe, show, under_declaration
from portal.consultations.recording import Rows, record, rows_for

__all__ = [
    "ARTICLES",
    "BASES",
    "CHANNELS",
    "CORRECTED_BY_ANOTHER",
    "HOLD_ARTICLES",
    "KIND_NAMES",
    "REASONS_AT_DESK",
    "REASONS_TO_OPEN",
    "ROLES",
    "SOURCES_AT_DESK",
    "VERDICTS",
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
    "PairRule",
    "Party",
    "Picture",
    "Problem",
    "Rows",
    "SubjectDraft",
    "check",
    "check_at_desk",
    "claim",
    "describe",
    "entries_of",
    "entry_part",
    "handed_over",
    "headline",
    "kinds_between",
    "picture",
    "problems",
    "record",
    "record_claimed",
    "record_once",
    "record_view",
    "role_said",
    "rows_for",
    "rules_for",
    "show",
    "timeline",
    "under_declaration",
    "who_took_part",
]
