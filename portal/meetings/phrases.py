"""Plain words for every value of the closed lists of meetings."""

from __future__ import annotations

from collections.abc import Mapping

from portal.meetings.rules import Coming, Joining, Kind, Limit, NotInvited, Proposal, Sharing, State
from portal.words import N_

KINDS: Mapping[str, str] = {
    Kind.WORK: N_("Work meeting: organisations tell each other how it goes"),
    Kind.CASE: N_("Case meeting: organisations look for a solution"),
    Kind.PLAN: N_("Plan meeting: a plan is made"),
    Kind.CRISIS: N_("Crisis meeting: somebody needs help at once"),
    Kind.YOUTH: N_("Youth protection square: a family may have to take help"),
}
"""Kinds of meeting, as choices at the desk and on the person's page."""

STATES = {
    State.DRAFT: N_("Being prepared"),
    State.PLANNED: N_("Planned"),
    State.STOPPED: N_("Stopped"),
    State.HELD: N_("Held, report follows"),
    State.REPORTED: N_("Report is ready"),
    State.CANCELLED: N_("Called off"),
}

STATE_BADGES = {
    State.PLANNED: "info",
    State.STOPPED: "warning",
    State.HELD: "info",
    State.REPORTED: "ok",
}

JOININGS = {
    Joining.ATTEND: N_("I want to be there"),
    Joining.WITH_SOMEONE: N_("I want to be there with somebody I trust"),
    Joining.PHONE: N_("I want to join by phone"),
    Joining.REPRESENTED: N_("Somebody else goes for me"),
    Joining.IN_WRITING: N_("I do not come, and I write what I want to say"),
    Joining.NOT: N_("I do not want to take part"),
    Joining.CALLED_AFTER: N_("I do not come. Call me afterwards"),
}

JOINED = {
    Joining.ATTEND: N_("Wants to be there"),
    Joining.WITH_SOMEONE: N_("Wants to be there with somebody"),
    Joining.PHONE: N_("Wants to join by phone"),
    Joining.REPRESENTED: N_("Sends somebody else"),
    Joining.IN_WRITING: N_("Writes what to say"),
    Joining.NOT: N_("Does not want to take part"),
    Joining.CALLED_AFTER: N_("Wants to be called afterwards"),
}
"""The same, for officials."""

NOT_INVITED = {
    NotInvited.OWN_WISH: N_("You said that you did not want to come."),
    NotInvited.HEALTH: N_("Your health does not allow it now, they say."),
    NotInvited.STAFF_SAFETY: N_("They are afraid for the safety of workers."),
    NotInvited.NOTHING_DECIDED: N_("They only tell each other how it goes. They decide nothing."),
}

NOT_INVITED_CHOICES: Mapping[str, str] = {
    NotInvited.OWN_WISH: N_("The person does not want to come"),
    NotInvited.HEALTH: N_("The person's health does not allow it now"),
    NotInvited.STAFF_SAFETY: N_("Workers are not safe"),
    NotInvited.NOTHING_DECIDED: N_("It is a work meeting, and nothing is decided"),
}

LIMITS = {
    Limit.YES: N_("Yes, they may know it"),
    Limit.RATHER_NOT: N_("Rather not"),
    Limit.NO: N_("No"),
}

COMINGS = {
    Coming.INVITED: N_("invited"),
    Coming.ACCEPTED: N_("will be there"),
    Coming.DECLINED: N_("will not be there"),
    Coming.PRESENT: N_("was there"),
    Coming.ABSENT: N_("was not there"),
    Coming.REMOVED: N_("is not invited any more"),
}

SHARINGS = {
    Sharing.PLANNED: N_("they want to tell this"),
    Sharing.NOT_SHARED: N_("they did not tell this"),
    Sharing.SHARED: N_("they told this"),
    Sharing.TOO_MUCH: N_("hidden: it was too much"),
    Sharing.BLOCKED: N_("a rule forbids this"),
}

PROPOSALS: Mapping[str, str] = {
    Proposal.YOURSELF: N_("The person can tell it"),
    Proposal.RELEASE: N_("The person can release it, for this one organisation"),
    Proposal.NAMELESS: N_("We talk about it without a name"),
    Proposal.ADVICE: N_("We only ask for advice"),
}
"""What an official can offer where a rule blocks something."""

OFFERED = {
    Proposal.YOURSELF: N_("They tell it nobody. You can tell it yourself, if you want."),
    Proposal.RELEASE: N_("They tell it nobody, unless you release it for this organisation. You may say no."),
    Proposal.NAMELESS: N_("They talk about it without your name."),
    Proposal.ADVICE: N_("They only ask for advice, and tell nothing about you."),
}
"""The same, as the person reads it."""

STEPS = {
    "told": N_("It was planned, and you can read it."),
    "joined": N_("You chose how to take part."),
    "objected": N_("You said that you do not want an organisation there."),
    "limit_set_aside": N_("They set your limit aside. You read why beside the kind of data."),
    "observer": N_("They asked you whether somebody may look on."),
    "stopped": N_("It was stopped, because you wanted that."),
    "restarted": N_("You let it go on, within what you chose."),
    "went_on": N_("It goes on, because somebody is not safe. Two officials decided that."),
    "too_much": N_("An organisation said that too much was shared. The privacy officer looks at it."),
    "held": N_("The meeting was held."),
    "reported": N_("You can read the report."),
    "heard": N_("You said that you heard what was said."),
    "heard_nothing": N_("You said that you heard nothing. The team leader knows it."),
    "reads_first": N_("You want to read the report with somebody first."),
    "reads_alone": N_("You want to read the report alone."),
    "talk_booked": N_("A talk was planned to read the report together."),
    "reacted": N_("You wrote what you think of the report."),
    "cancelled": N_("The meeting was called off."),
    "emptied": N_("The report was thrown away. What was agreed stays."),
}
"""Lines of what happened with a meeting, as the person reads them."""

TOLD_HOW = {
    "phone": N_("By phone"),
    "spoken": N_("In person"),
    "letter": N_("By letter"),
    "portal": N_("Only by a message of this website"),
}
"""How an official told somebody of a meeting, besides the message of the portal."""

PRESENT = {"yes": N_("Yes"), "phone": N_("Yes, by phone"), "no": N_("No")}
