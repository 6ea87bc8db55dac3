"""Every room of the desk, for the wiring."""

from __future__ import annotations

from portal.desk.assistance.views import bp as desk_assistance
from portal.desk.collecting.views import bp as desk_collecting
from portal.desk.complaints.views import bp as desk_complaints
from portal.desk.declarations.views import bp as desk_declarations
from portal.desk.dossiers.views import bp as desk_dossiers
from portal.desk.instructions.views import bp as desk_rules
from portal.desk.medical.views import bp as desk_medical
from portal.desk.meetings.views import bp as desk_meetings
from portal.desk.parents.views import bp as desk_parents
from portal.desk.people.views import bp as desk_people
from portal.desk.policies.views import bp as desk_policies
from portal.desk.privacy.views import bp as desk_privacy
from portal.desk.promises.views import bp as desk_promises
from portal.desk.recording.views import bp as desk_recording
from portal.desk.recording.views_approvals import bp as desk_approvals
from portal.desk.recording.views_emergencies import bp as desk_emergencies
from portal.desk.recording.views_reviews import bp as desk_holds
from portal.desk.rights.views import bp as desk_rights
from portal.desk.signals.views import bp as desk_signals
from portal.desk.team.views import bp as desk_team
from portal.desk.views import bp as desk

DESK = (
    desk_assistance,
    desk_collecting,
    desk_complaints,
    desk_declarations,
    desk_dossiers,
    desk_rules,
    desk_medical,
    desk_meetings,
    desk_parents,
    desk_people,
    desk_policies,
    desk_privacy,
    desk_promises,
    desk_recording,
    desk_approvals,
    desk_emergencies,
    desk_holds,
    desk_rights,
    desk_signals,
    desk_team,
    desk,
)
