"""The parts of the desk: what each role may do, and where."""

from __future__ import annotations

from collections.abc import Container

from portal.desk.part import Part
from portal.desk.part import part as _part
from portal.words import N_

_LEADING = ("manager", "privacy_officer", "team_leader")
_ANSWERING = ("complaint_handler", "privacy_officer")

PARTS = (
    _part(
        "desk_post.start",
        N_("What came on paper"),
        N_("Type in a letter with its first day and a scan, and print the receipt."),
        "letter",
        "helpdesk",
    ),
    _part(
        "desk_assistance.start",
        N_("Help somebody now"),
        N_("Begin a visit with the code of the person. It lasts 30 minutes at most."),
        "people",
        "helpdesk",
    ),
    _part(
        "desk_accounts.start",
        N_("Without DigiD"),
        N_("Give somebody a code to sign in, stop an old one, or say that you saw this person."),
        "lock",
        "helpdesk",
    ),
    _part(
        "desk_accounts.second",
        N_("Without DigiD: a colleague asks you"),
        N_("Look at a passport or ID card with a colleague of the counter."),
        "eye",
        "helpdesk",
        "caseworker",
        "complaint_handler",
        "team_leader",
    ),
    _part("desk_collecting.listing", N_("Ready to collect"), N_("Give a message"), "letter", "helpdesk"),
    _part(
        "desk_rules.listing",
        N_("The rules we work by"),
        N_("Read what you may ask, write down and tell. The desk opens when you did."),
        "rights",
    ),
    _part(
        "desk_parents.listing",
        N_("Requests of parents"),
        N_("Decide whether a parent may see the page of a child."),
        "people",
        "privacy_officer",
    ),
    _part(
        "desk_acting.listed",
        N_("Who acts by law"),
        N_("Look at what a colleague wrote down, before anything opens."),
        "people",
        "privacy_officer",
    ),
    _part(
        "desk_advocates.listing",
        N_("Who leads organisations that help people"),
        N_("Invite who leads an organisation, or stop an account."),
        "people",
        "privacy_officer",
    ),
    _part(
        "desk_complaints.listing",
        N_("Complaints"),
        N_("See which complaints wait, take one, and answer it."),
        "complaint",
        "complaint_handler",
    ),
    _part("desk_policies.complaint_figures", N_("Complaints in numbers"), N_("By theme"), "info", "manager"),
    _part(
        "desk_dossiers.listing",
        N_("Files of your people"),
        N_("See what is kept, write something down, and tell it twice."),
        "folder",
        "caseworker",
        "team_leader",
    ),
    _part(
        "desk_dossiers.destroying",
        N_("To destroy"),
        N_("Print the list, destroy what is on it, and sign it off."),
        "close",
        "team_leader",
        "privacy_officer",
    ),
    _part(
        "desk_approvals.listing",
        N_("What must stay hidden"),
        N_("Look at what a colleague wants to tell later. Two of you must agree."),
        "lock",
        "safety_officer",
    ),
    _part(
        "desk_holds.listing",
        N_("What is hidden now"),
        N_("Look again at what stays hidden: renew it, end it, or close it. Two of you decide."),
        "eye",
        "safety_officer",
    ),
    _part(
        "desk_rights.listing",
        N_("Requests about data"),
        N_("Answer questions, and who wants to see data or have them changed. Keep track of who was told."),
        "declaration",
        "privacy_officer",
    ),
    _part(
        "desk_medical.listing",
        N_("What is kept apart"),
        N_("Decide about papers on health and about recordings. Nobody opens them before you decide."),
        "lock",
        "medical_adviser",
    ),
    _part(
        "desk_team.listing",
        N_("Who stands in for whom"),
        N_("Let a colleague stand in, for 14 days at most. The person sees it."),
        "people",
        "team_leader",
    ),
    _part("desk_team.looks", N_("Who of the team looked"), N_("How often, and why"), "eye", "team_leader"),
    _part(
        "desk_team.check",
        N_("Check three facts"),
        N_("See whether somebody is a client. The person is told that you looked."),
        "eye",
        "safety_officer",
    ),
    _part(
        "desk_team.known",
        N_("People you know"),
        N_("Say whose file must stay closed to you: family, friends and neighbours."),
        "person",
    ),
    _part(
        "desk_privacy.listing",
        N_("What goes wrong"),
        N_("See what nobody told, what is hidden too long, and who may open too much. Draw samples."),
        "eye",
        "privacy_officer",
    ),
    _part("desk_dossiers.projects", N_("Other uses of data"), N_("Tell it"), "folder", "privacy_officer"),
    _part("desk_words.listing", N_("Translations to check"), N_("See what waits"), "talk", *_ANSWERING),
    _part(
        "desk_policies.listing",
        N_("Was it different then?"),
        N_("Compare the policy of a day with the one of today."),
        "clock",
    ),
    _part(
        "desk_signals.talks",
        N_("Discuss a case without a name"),
        N_("Ask others for advice first. Say who it is only when somebody must act."),
        "talk",
        "caseworker",
        "team_leader",
        "safety_officer",
    ),
    _part(
        "desk_signals.bottlenecks",
        N_("What gets in the way of privacy?"),
        N_("Tell the privacy officer what does not work. Write no names."),
        "help",
    ),
    _part(
        "desk_signals.listing",
        N_("Signals without a name"),
        N_("Read and answer what people tell without their name."),
        "talk",
        "privacy_officer",
        "complaint_handler",
    ),
    _part(
        "desk_emergencies.listing",
        N_("Written down in an emergency"),
        N_("See which entries are not complete yet."),
        "warning",
        "privacy_officer",
    ),
    _part(
        "desk_meetings.listing",
        N_("Meetings"),
        N_("Plan a meeting with a person, write the report, and answer invitations."),
        "people",
    ),
    _part(
        "desk_meetings.grounds",
        N_("Meetings that were stopped"),
        N_("Look whether somebody is not safe. Only then a stopped meeting may go on."),
        "warning",
        "safety_officer",
    ),
    _part(
        "desk_meetings.register",
        N_("Agreements between organisations"),
        N_("Keep track of who may meet, about which data, and on which ground."),
        "letter",
        "privacy_officer",
    ),
    _part(
        "desk_promises.listing",
        N_("Promises"),
        N_("See what you promised, what a person asks you to confirm, and what is late."),
        "ok",
    ),
    _part(
        "desk_declarations.listing",
        N_("Declarations"),
        N_("Ask somebody to read or sign a text. Say that you stopped when it was taken back."),
        "declaration",
    ),
    _part(
        "worker.listing",
        N_("Tasks of your role"),
        N_("See which last days come near or have passed."),
        "clock",
    ),
    _part(
        "worker.duties",
        N_("What happens by itself"),
        N_("See whether messages were sent, and what was done last."),
        "ok",
        *_LEADING,
    ),
    _part("desk_figures.show", N_("How it goes, in numbers"), N_("See three months"), "eye", *_LEADING),
)


def parts_for(role: str, endpoints: Container[str], *, is_staff: bool = True) -> list[Part]:
    """Return the parts that a role may open, of those that exist.

    :param is_staff: helpers at a counter get only what names their role.
    """
    return [
        part
        for part in PARTS
        if part.endpoint in endpoints and (role in part.roles if part.roles else is_staff)
    ]
