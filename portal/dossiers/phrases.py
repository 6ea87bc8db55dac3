"""Plain words for every value of the closed lists of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portal.agencies.widths import KeepFrom
from portal.dossiers.rules import Asked, CameFrom, Choice, Domain, What
from portal.words import N_, SaidCount

DOMAINS: Mapping[str, str] = {
    Domain.MONEY: N_("Money and debts"),
    Domain.DAY: N_("What you do in the day"),
    Domain.HOME: N_("Your home"),
    Domain.RELATIONS: N_("How it goes at home with each other"),
    Domain.MIND: N_("How you feel in your mind"),
    Domain.BODY: N_("Your body and your health"),
    Domain.ADDICTION: N_("Alcohol, drugs or gambling"),
    Domain.DAILY_LIVING: N_("Washing, dressing, cooking, cleaning"),
    Domain.NETWORK: N_("Family and friends"),
    Domain.SOCIETY: N_("Taking part in your neighbourhood"),
    Domain.JUSTICE: N_("Police and court"),
    Domain.CHILD_BODY: N_("Care for your child's body"),
    Domain.CHILD_FEELINGS: N_("Care for how your child feels"),
    Domain.CHILD_SCHOOL: N_("School or day care of your child"),
}
DOMAINS_AT_DESK: Mapping[str, str] = {
    **DOMAINS,
    Domain.DAY: N_("What the person does in the day"),
    Domain.HOME: N_("Where the person lives"),
    Domain.MIND: N_("How the person feels in their mind"),
    Domain.BODY: N_("The body and health of the person"),
    Domain.SOCIETY: N_("Taking part in the neighbourhood"),
    Domain.CHILD_BODY: N_("Care for the body of the person's child"),
    Domain.CHILD_FEELINGS: N_("Care for how the person's child feels"),
    Domain.CHILD_SCHOOL: N_("School or day care of the person's child"),
}
"""The same, as an official reads it."""
ASKED: Mapping[str, str] = {
    Asked.NOT_ASKED: N_("Not asked"),
    Asked.ASKED: N_("Asked"),
    Asked.AGREED: N_("Asked, and you agreed"),
}
ASKED_AT_DESK = {**ASKED, Asked.AGREED: N_("Asked, and the person agreed")}
"""The same, as an official reads it."""
ASKED_BADGES = {Asked.NOT_ASKED: "", Asked.ASKED: "info", Asked.AGREED: "ok"}
ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "skip": N_("Rather not now")}
WHAT: Mapping[str, str] = {What.FACT: N_("Fact"), What.INTERPRETATION: N_("What a worker makes of it")}
CAME_FROM: Mapping[str, str] = {
    CameFrom.PERSON: N_("From you"),
    CameFrom.PARTNER_BODY: N_("From another organisation"),
    CameFrom.OWN_OBSERVATION: N_("Seen by a worker"),
    CameFrom.REGISTER: N_("From a register"),
    CameFrom.OTHER_PERSON: N_("From another person"),
}
"""What is protected or was never written down has no words: both read the same."""
CAME_FROM_AT_DESK = {**CAME_FROM, CameFrom.PERSON: N_("From the person")}

CAN_GO = {
    "no_purpose": N_("Nobody said what this is for. So it can go."),
    "not_chosen": N_("This belongs to a goal that you did not choose. So it can go."),
    "past": N_("The day until which it was needed is past. It must be looked at again."),
}
CHOICES: Mapping[str, str] = {
    Choice.CHOSEN: N_("We work on this"),
    Choice.NOT_CHOSEN: N_("Not this, on purpose"),
    Choice.LATER: N_("Later"),
}
CHOICE_BADGES = {Choice.CHOSEN: "ok", Choice.NOT_CHOSEN: "", Choice.LATER: "info"}
KEPT_FOR: dict[KeepFrom, Callable[[int], SaidCount]] = {
    KeepFrom.HELP_ENDED: lambda n: SaidCount(
        "%(n)s year after the help ends", "%(n)s years after the help ends", n
    ),
    KeepFrom.LAST_CONTACT: lambda n: SaidCount(
        "%(n)s year after the last contact", "%(n)s years after the last contact", n
    ),
    KeepFrom.LAST_DECISION: lambda n: SaidCount(
        "%(n)s year after the last decision", "%(n)s years after the last decision", n
    ),
}
TOLD_HOW = {"oral": N_("By mouth"), "writing": N_("In writing")}
RELATIONS = {
    "partner": N_("Partner"),
    "child": N_("Son or daughter"),
    "parent": N_("Father or mother"),
    "family": N_("Family"),
    "friend": N_("Friend"),
    "neighbour": N_("Neighbour"),
    "volunteer": N_("Volunteer"),
}
HELP = {
    "washing": N_("Washing and dressing"),
    "meals": N_("Meals"),
    "house": N_("Help in the house"),
    "money": N_("Help with money"),
    "transport": N_("Transport"),
    "company": N_("Company"),
    "letters": N_("Help with letters"),
}
