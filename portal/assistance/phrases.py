"""Plain words for what may be allowed during a visit, and for where it was."""

from __future__ import annotations

from portal.assistance.rules import Setting
from portal.viewer import Act
from portal.words import N_

ACTS = {
    Act.SEE: N_("Look with me who talked about me, and what I signed"),
    Act.COMPLAINTS: N_("Complaints and questions: write them with me and read them"),
    Act.REQUESTS: N_("Requests about my data: write them with me and read them"),
    Act.MEDICAL: N_("Also what is about my health"),
}

PLACES = {
    Setting.COUNTER: N_("Open counter: %(place)s"),
    Setting.ROOM: N_("Closed room: %(place)s"),
    Setting.PHONE: N_("By phone: %(place)s"),
}
