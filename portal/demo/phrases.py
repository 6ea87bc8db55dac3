"""Who the demo people are, in one sentence each."""

from __future__ import annotations

from portal.words import N_

GROUPS = {
    "citizen": N_("People who live here"),
    "helper": N_("People who help others"),
    "official": N_("People who work for an organisation"),
}
"""Groups of people, in the order of the page."""

GROUP_OF = {"advocate": "helper"}
"""Kinds of accounts that stand in a group of another name."""

ABOUT = {
    "wife": N_("Two workers talked about her. She heard it much later."),
    "husband": N_("He reads another text about that same talk."),
    "mother": N_("Her son gets help. She did not allow the school to know."),
    "late-objector": N_("His benefit was cut. His objection came late."),
    "at-risk": N_("Her address must stay secret."),
    "subject-of-hold": N_("Something about him is not shown, to keep someone safe."),
    "counter-visitor": N_("He gets help with his questions at a counter."),
    "newcomer": N_("Reads Arabic, and learns Dutch."),
    "child-13": N_("A child of thirteen, with a page of his own."),
    "advocate": N_("She writes for people who ask her to."),
    "helpdesk": N_("She helps people at a counter."),
    "second-helpdesk": N_("Helps at the same counter, and looks at an ID as the second one."),
    "caseworker": N_("Talks with people about work and income."),
    "wmo-adviser": N_("Helps people to keep living at home."),
    "second-caseworker": N_("Works in the same team, on other files."),
    "complaint-handler": N_("Answers complaints."),
    "safety-officer": N_("Guards the safety of people who are threatened."),
    "second-safety-officer": N_("Must agree before something is not shown."),
    "neighbourhood-worker": N_("Works in the same neighbourhood team, and can stand in."),
    "medical-adviser": N_("Decides about papers on health and recordings that are kept apart."),
    "team-leader": N_("Leads a neighbourhood team."),
    "privacy-officer": N_("Guards how personal data is used."),
    "second-privacy-officer": N_("Checks a copy before somebody gets it."),
    "manager": N_("Sees numbers, and never a person."),
}
"""By the name that stands on the button."""
