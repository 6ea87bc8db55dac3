"""The pages of cases and where they live; all addresses of the room stand here."""

from __future__ import annotations

from flask import Blueprint

from portal import web
from portal.cases import (
    scope,
    views_calendar,
    views_case,
    views_copies,
    views_draft,
    views_files,
    views_handling,
    views_language,
    views_papers,
    views_proof,
    views_read,
    views_say,
    views_send,
    views_start,
    views_wish,
)
from portal.cases.old_enough import TooYoung
from portal.viewer import Act

bp = Blueprint("cases", __name__)
bp.before_request(scope.guard)
bp.register_error_handler(TooYoung, views_start.too_young)

FOLLOWING = (Act.COMPLAINTS, Act.REQUESTS, Act.CASE, Act.FILE)
STOPPING = (Act.WITHDRAW,)
"""What somebody who acts for another must be allowed; which cases that are is checked by ``scope``."""

GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")

for rule, endpoint, view, methods in (
    ("/cases", "overview", views_start.overview, GET),
    ("/cases/new", "start", views_start.start, BOTH),
    ("/cases/new/<kind>", "new_kind", views_start.new_kind, BOTH),
    ("/cases/used/<path:number>", "used", views_start.used, GET),
    ("/cases/drafts/<id>", "draft", views_draft.draft, GET),
    ("/cases/drafts/<id>", "save", views_draft.save, POST),
    ("/cases/drafts/<id>/kind", "choose", views_start.choose, BOTH),
    ("/cases/drafts/<id>/files", "attach", views_files.attach, POST),
    ("/cases/drafts/<id>/files", "files_again", views_draft.again, GET),
    ("/cases/drafts/<id>/files/<file>", "detach", views_files.detach, POST),
    ("/cases/drafts/<id>/send", "send", views_send.send, POST),
    ("/cases/drafts/<id>/send", "send_again", views_draft.again, GET),
    ("/cases/drafts/<id>/drop", "drop", views_send.drop, BOTH),
    ("/cases/<id>", "show", views_case.show, GET),
    ("/cases/<id>/receipt", "receipt", views_send.receipt, GET),
    ("/cases/<id>/receipt/proof", "proof", views_proof.proof, GET),
    ("/cases/<id>/receipt/file", "receipt_file", views_proof.receipt_file, GET),
    ("/cases/<id>/letters", "letters", views_papers.letters, GET),
    ("/cases/<id>/letters/<number>", "letter", views_papers.letter, GET),
    ("/cases/<id>/letters/<number>/file", "letter_file", views_papers.letter_file, GET),
    ("/cases/<id>/calendar", "calendar", views_calendar.calendar, GET),
    ("/cases/<id>/calendar/file", "calendar_file", views_calendar.calendar_file, GET),
    ("/cases/<id>/data", "data", views_copies.data, GET),
    ("/cases/<id>/data/file", "data_file", views_copies.data_file, GET),
    ("/cases/<id>/late", "late", views_papers.late, GET),
    ("/cases/<id>/late/<step>", "late_letter", views_papers.late_letter, GET),
    ("/cases/<id>/late/<step>/file", "late_file", views_papers.late_file, GET),
    ("/cases/<id>/all", "pack", views_papers.pack, GET),
    ("/cases/<id>/all/file", "pack_file", views_papers.pack_file, GET),
    ("/cases/<id>/messages", "add", views_case.add, POST),
    ("/cases/<id>/messages", "add_again", views_case.again, GET),
    ("/cases/<id>/files", "attach_to_case", views_files.attach_to_case, POST),
    ("/cases/<id>/files", "attach_again", views_case.again, GET),
    ("/cases/<id>/files/<file>", "file", views_files.file, GET),
    ("/cases/<id>/files/<file>/read", "read_file", views_read.read, BOTH),
    ("/cases/<id>/reminder", "remind", views_case.remind, POST),
    ("/cases/<id>/reminder", "remind_again", views_case.again, GET),
    ("/cases/<id>/parts", "also", views_case.also, POST),
    ("/cases/<id>/parts", "also_again", views_case.again, GET),
    ("/cases/<id>/windows/<window>", "react", views_handling.react, POST),
    ("/cases/<id>/windows/<window>", "react_again", views_handling.again, GET),
    ("/cases/<id>/arguments/<argument>", "argue", views_handling.argue, POST),
    ("/cases/<id>/arguments/<argument>", "argue_again", views_handling.again, GET),
    ("/cases/<id>/copy", "copy", views_handling.copy, POST),
    ("/cases/<id>/copy", "copy_again", views_handling.again, GET),
    ("/cases/<id>/longer/<postponement>", "longer", views_handling.longer, POST),
    ("/cases/<id>/longer/<postponement>", "longer_again", views_handling.again, GET),
    ("/cases/<id>/somebody-else", "somebody_else", views_wish.somebody_else, BOTH),
    ("/cases/<id>/language", "language", views_language.language, GET),
    ("/cases/<id>/language/interpreters", "ask_interpreter", views_language.ask, POST),
    ("/cases/<id>/language/interpreters", "ask_again", views_language.again, GET),
    ("/cases/<id>/language/interpreters/<interpreter>", "ask_no_more", views_language.ask_no_more, POST),
    ("/cases/<id>/voice/<file>", "voice", web.with_sound("listen")(views_language.voice), GET),
    ("/cases/<id>/voice/<file>", "say_right", web.with_sound("listen")(views_language.say_right), POST),
    ("/cases/<id>/withdraw", "withdraw", views_case.withdraw, BOTH),
    ("/cases/<id>/settle", "settle", views_case.settle, BOTH),
    ("/cases/<id>/undo", "undo", views_case.undo, POST),
):
    web.for_others(*(STOPPING if endpoint in {"withdraw", "settle"} else FOLLOWING))(view)
    web.for_limited(view)
    bp.add_url_rule(rule, endpoint, view, methods=methods)

for rule, endpoint, view in (
    ("/cases/say", "say", views_say.say_new),
    ("/cases/drafts/<id>/say", "say_in_draft", views_say.say_in_draft),
    ("/cases/<id>/say", "say_in_case", views_say.say_in_case),
):
    bp.add_url_rule(rule, endpoint, web.for_limited(web.with_sound("record")(view)), methods=BOTH)
