"""The door of this room: plan and hold meetings, take part in them, stop them, and say one's limits."""

from portal.meetings.covenants import Agreement, add_agreement, agreement, agreements, end_agreement
from portal.meetings.drafts import NO_COVENANT, PLACES, Invitation, MeetingIncomplete, Plan, Problem
from portal.meetings.holding import (
    Report,
    broken_by,
    check_report,
    finish,
    hold,
    must_be,
    released,
    usual_keep_until,
)
from portal.meetings.invitations import (
    Invited,
    answer_invitation,
    invitation,
    invitations,
    say_too_much,
)
from portal.meetings.limits import OwnLimit, end_limit, limits_of, say_limit, to_answer
from portal.meetings.listing import describe, list_at_body, list_for, list_of_people, same_table, table_of
from portal.meetings.observing import answer_observer, ask_observer, looked_on
from portal.meetings.overdue import empty_old, late_reports, unanswered
from portal.meetings.planning import answer_objection, begin, cancel, invite
from portal.meetings.reading import Datum, Partner, Shown, is_late, show, show_at_body
from portal.meetings.rules import Joining, Kind, Limit, NotInvited, State, must_invite
from portal.meetings.stopping import ask_to_go_on, decide_ground, restart, stop, waiting_grounds
from portal.meetings.taking_part import add_point, join, object_to, react, say_heard
from portal.meetings.telling import Later, still_to_do, tell_beforehand

__all__ = [
    "NO_COVENANT",
    "PLACES",
    "Agreement",
    "Datum",
    "Invitation",
    "Invited",
    "Joining",
    "Kind",
    "Later",
    "Limit",
    "MeetingIncomplete",
    "NotInvited",
    "OwnLimit",
    "Partner",
    "Plan",
    "Problem",
    "Report",
    "Shown",
    "State",
    "add_agreement",
    "add_point",
    "agreement",
    "agreements",
    "answer_invitation",
    "answer_objection",
    "answer_observer",
    "ask_observer",
    "ask_to_go_on",
    "begin",
    "broken_by",
    "cancel",
    "check_report",
    "decide_ground",
    "describe",
    "empty_old",
    "end_agreement",
    "end_limit",
    "finish",
    "hold",
    "invitation",
    "invitations",
    "invite",
    "is_late",
    "join",
    "late_reports",
    "limits_of",
    "list_at_body",
    "list_for",
    "list_of_people",
    "looked_on",
    "must_be",
    "must_invite",
    "object_to",
    "react",
    "released",
    "restart",
    "same_table",
    "say_heard",
    "say_limit",
    "say_too_much",
    "show",
    "show_at_body",
    "still_to_do",
    "stop",
    "table_of",
    "tell_beforehand",
    "to_answer",
    "unanswered",
    "usual_keep_until",
    "waiting_grounds",
]
