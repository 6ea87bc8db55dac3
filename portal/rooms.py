"""The rooms that have pages: one line for each."""

from __future__ import annotations

from portal.accounts.views import bp as accounts
from portal.accounts.views_invited import bp as invited
from portal.assistance.views import bp as assistance
from portal.cases.views import bp as cases
from portal.clients.colleagues import bp as colleagues
from portal.clients.views import bp as clients
from portal.consultations.views import bp as consultations
from portal.declarations.views import bp as declarations
from portal.desk.accounts.views import bp as desk_accounts
from portal.desk.acting.views import bp as desk_acting
from portal.desk.acting.views_capacity import bp as desk_capacity
from portal.desk.advocates.views import bp as desk_advocates
from portal.desk.assistance.views import bp as desk_assistance
from portal.desk.collecting.views import bp as desk_collecting
from portal.desk.complaints.views import bp as desk_complaints
from portal.desk.declarations.views import bp as desk_declarations
from portal.desk.dossiers.views import bp as desk_dossiers
from portal.desk.figures.views import bp as desk_figures
from portal.desk.instructions.views import bp as desk_rules
from portal.desk.medical.views import bp as desk_medical
from portal.desk.meetings.views import bp as desk_meetings
from portal.desk.parents.views import bp as desk_parents
from portal.desk.people.views import bp as desk_people
from portal.desk.policies.views import bp as desk_policies
from portal.desk.post.views import bp as desk_post
from portal.desk.privacy.views import bp as desk_privacy
from portal.desk.promises.views import bp as desk_promises
from portal.desk.recording.views import bp as desk_recording
from portal.desk.recording.views_approvals import bp as desk_approvals
from portal.desk.recording.views_crimes import bp as desk_crimes
from portal.desk.recording.views_emergencies import bp as desk_emergencies
from portal.desk.recording.views_reviews import bp as desk_holds
from portal.desk.rights.views import bp as desk_rights
from portal.desk.signals.views import bp as desk_signals
from portal.desk.team.views import bp as desk_team
from portal.desk.views import bp as desk
from portal.desk.words.views import bp as desk_words
from portal.dossiers.views import bp as dossiers
from portal.mandates.views import bp as mandates
from portal.medical.views import bp as medical
from portal.meetings.views import bp as meetings
from portal.nameless.views import bp as nameless
from portal.notices.views import bp as notices
from portal.pages.sheet import bp as sheet
from portal.pages.views import bp as pages
from portal.people.me import bp as me
from portal.people.views import bp as signin
from portal.promises.views import bp as promises
from portal.receipts.views import bp as receipts
from portal.signals.views_code import bp as signals
from portal.worker.views import bp as worker_pages

ROOMS = (
    pages,
    sheet,
    signin,
    me,
    accounts,
    invited,
    consultations,
    declarations,
    meetings,
    dossiers,
    cases,
    receipts,
    desk,
    desk_collecting,
    desk_complaints,
    desk_people,
    desk_policies,
    desk_signals,
    signals,
    nameless,
    desk_assistance,
    desk_accounts,
    desk_post,
    assistance,
    desk_rules,
    desk_dossiers,
    desk_parents,
    desk_acting,
    desk_capacity,
    desk_advocates,
    notices,
    mandates,
    clients,
    colleagues,
    worker_pages,
    desk_recording,
    desk_approvals,
    desk_crimes,
    desk_emergencies,
    desk_holds,
    desk_rights,
    medical,
    desk_medical,
    desk_team,
    desk_words,
    desk_meetings,
    desk_figures,
    desk_privacy,
    promises,
    desk_promises,
    desk_declarations,
)
