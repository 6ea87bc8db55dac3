"""Topics in plain words: what a person chooses a channel for."""

from __future__ import annotations

from collections.abc import Mapping

from portal.notices.rules import Topic
from portal.words import N_

TOPIC_NAMES: Mapping[Topic, str] = {
    Topic.CASES: N_("Your questions, requests and complaints"),
    Topic.DATA: N_("Who talked about you or used your data"),
    Topic.PERMISSIONS: N_("Your permissions and what you signed"),
    Topic.OTHER: N_("All other messages"),
}

ESSENTIAL: Mapping[Topic, str] = {
    Topic.CASES: N_("It is about something that you asked us or told us."),
    Topic.DATA: N_("It is about your data."),
    Topic.PERMISSIONS: N_("It is about something that you signed."),
    Topic.OTHER: N_("It is about your own settings."),
}
"""What a message outside may say once the law asks for it and a setting allows it.

Source: Awb art. 2:10 lid 2, from 1 January 2027.
"""
