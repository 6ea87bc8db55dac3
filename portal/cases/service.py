"""Verbs of cases: the one door of this room. Each change is one transaction of the caller's."""

from __future__ import annotations

from portal.cases.answering import AnswerRefused
from portal.cases.arguing import add_argument, answer_argument
from portal.cases.attachments import OpenedFile, attach, detach, read_file
from portal.cases.changing import add_message, add_part, has_message, remind
from portal.cases.copies import CopyDraft, CopyTyped, left_out, read_copy
from portal.cases.copies_fit import unfit
from portal.cases.copies_waiting import copies_to_check, take_check
from portal.cases.copying import check_copy, offer_copy, return_copy, save_copy
from portal.cases.counting import preview_terms
from portal.cases.deciding import (
    LetterDraft,
    LetterRefused,
    letter_faults,
    not_handle,
    read_letter,
    save_letter,
    send_letter,
)
from portal.cases.deciding_rows import done_measure, open_points
from portal.cases.departing import depart
from portal.cases.disputing import DISPUTED, marks_of
from portal.cases.drafts import (
    drop_draft,
    drop_old,
    list_drafts,
    read_draft,
    retype_draft,
    save_answers,
    start_draft,
)
from portal.cases.file_texts import say_file
from portal.cases.files import CleanFile, clean
from portal.cases.forwarding import accept, forward, return_unaccepted
from portal.cases.handled import handled
from portal.cases.handled_shown import Handled
from portal.cases.handling import acknowledge, add_stand_in, ask, give_back, involve, take, write
from portal.cases.hearing import agree_copy, open_window, react, send_copy, show_copy
from portal.cases.lifting import announce_end, keep_aside, lift_due, set_aside
from portal.cases.looking_again import looked_again, to_look_at
from portal.cases.naming import from_nameless
from portal.cases.postponing import answer_postponement, ask_postponement, postpone
from portal.cases.questions_answering import answer_questions, points_of
from portal.cases.queueing import Queue, QueueLine, numbers_of, queue
from portal.cases.reading import list_for, numbers, sent_as, sent_by, show, with_number
from portal.cases.recommended import waiting
from portal.cases.recommending import (
    answer_recommendation,
    do_recommendation,
    open_again,
    recommend,
    report_back,
)
from portal.cases.rights import rights, waiting_boards
from portal.cases.rights_deciding import (
    AnswerIncomplete,
    Receiver,
    RightDraft,
    answer_right,
    may_take_longer,
    take_longer,
    to_decide,
)
from portal.cases.rights_recipients import end_task
from portal.cases.rights_shown import Rights
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
from portal.cases.wish_over import end_wishes
from portal.cases.wishing import answer_wish, wish, workers_of

__all__ = [
    "DISPUTED",
    "AnswerIncomplete",
    "AnswerRefused",
    "CaseLine",
    "CaseList",
    "CaseView",
    "CleanFile",
    "CopyDraft",
    "CopyTyped",
    "DraftLine",
    "DraftView",
    "EventView",
    "FileLine",
    "Handled",
    "LetterDraft",
    "LetterRefused",
    "MessageView",
    "OpenedFile",
    "PartView",
    "PointView",
    "Queue",
    "QueueLine",
    "Receiver",
    "RightDraft",
    "Rights",
    "accept",
    "acknowledge",
    "add_argument",
    "add_message",
    "add_part",
    "add_stand_in",
    "agree_copy",
    "announce_end",
    "answer_argument",
    "answer_postponement",
    "answer_questions",
    "answer_recommendation",
    "answer_right",
    "answer_wish",
    "ask",
    "ask_postponement",
    "attach",
    "check_copy",
    "clean",
    "copies_to_check",
    "depart",
    "detach",
    "do_recommendation",
    "done_measure",
    "drop_draft",
    "drop_old",
    "end_task",
    "end_wishes",
    "forward",
    "from_nameless",
    "give_back",
    "handled",
    "has_message",
    "involve",
    "keep_aside",
    "left_out",
    "letter_faults",
    "lift_due",
    "list_drafts",
    "list_for",
    "looked_again",
    "marks_of",
    "may_take_longer",
    "not_handle",
    "numbers",
    "numbers_of",
    "offer_copy",
    "open_again",
    "open_points",
    "open_window",
    "points_of",
    "postpone",
    "preview_terms",
    "queue",
    "react",
    "read_copy",
    "read_draft",
    "read_file",
    "read_letter",
    "recommend",
    "remind",
    "report_back",
    "return_copy",
    "return_unaccepted",
    "retype_draft",
    "rights",
    "save_answers",
    "save_copy",
    "save_letter",
    "say_file",
    "send",
    "send_copy",
    "send_letter",
    "sent_as",
    "sent_by",
    "set_aside",
    "settle",
    "show",
    "show_copy",
    "start_draft",
    "take",
    "take_check",
    "take_longer",
    "to_decide",
    "to_look_at",
    "undo",
    "unfit",
    "waiting",
    "waiting_boards",
    "wish",
    "with_number",
    "withdraw",
    "workers_of",
    "write",
]
