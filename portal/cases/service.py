"""Verbs of cases: the one door of this room. Each change is one transaction of the caller's."""

from __future__ import annotations

from portal.cases.answering import AnswerRefused
from portal.cases.attachments import OpenedFile, attach, detach, read_file
from portal.cases.changing import add_message, add_part, remind
from portal.cases.counting import preview_terms
from portal.cases.drafts import (
    drop_draft,
    drop_old,
    list_drafts,
    read_draft,
    retype_draft,
    save_answers,
    start_draft,
)
from portal.cases.files import CleanFile, clean
from portal.cases.reading import list_for, sent_as, show
from portal.cases.sending import send
from portal.cases.shown import (
    CaseLine,
    CaseList,
    CaseView,
    DraftLine,
    DraftView,
    EventView,
    FileLine,
    MessageView,
    PartView,
    PointView,
)
from portal.cases.stopping import settle, undo, withdraw

__all__ = [
    "AnswerRefused",
    "CaseLine",
    "CaseList",
    "CaseView",
    "CleanFile",
    "DraftLine",
    "DraftView",
    "EventView",
    "FileLine",
    "MessageView",
    "OpenedFile",
    "PartView",
    "PointView",
    "add_message",
    "add_part",
    "attach",
    "clean",
    "detach",
    "drop_draft",
    "drop_old",
    "list_drafts",
    "list_for",
    "preview_terms",
    "read_draft",
    "read_file",
    "remind",
    "retype_draft",
    "save_answers",
    "send",
    "sent_as",
    "settle",
    "show",
    "start_draft",
    "undo",
    "withdraw",
]
