"""The kinds of notice in plain words, for the portal only; nothing leaves it unless a setting says so."""

from __future__ import annotations

from collections.abc import Mapping

from portal.notices.kind import NextStep, NoticeKind
from portal.notices.rules import Topic
from portal.words import N_

_TOO_LATE = (
    NextStep(N_("Complain that it takes too long"), "cases.new_kind", (("kind", "complaint"),)),
    NextStep(N_("See where else you can go"), "pages.where"),
)

KINDS: Mapping[str, NoticeKind] = {
    "mandate_given": NoticeKind(N_("You let somebody act for you"), Topic.OTHER),
    "mandate_broker": NoticeKind(
        N_("Somebody signed in with DigiD to act for you. Look whether this is right."), Topic.OTHER
    ),
    "mandate_taken": NoticeKind(N_("Somebody used your code. Look whether this is right."), Topic.OTHER),
    "mandate_passed_on": NoticeKind(N_("A colleague took over who acts for you"), Topic.OTHER),
    "mandate_ends": NoticeKind(N_("Somebody may act for you for a short time only"), Topic.OTHER),
    "mandate_ended": NoticeKind(N_("Nobody acts for you on this any more"), Topic.OTHER),
    "mandate_ink": NoticeKind(
        N_("You let somebody act for you, on paper. Look whether this is right."), Topic.OTHER
    ),
    "mandate_law": NoticeKind(
        N_("We wrote down who acts for you by law. Look whether this is right."), Topic.OTHER
    ),
    "mandate_law_used": NoticeKind(N_("Who acts for you by law can use this site for you now"), Topic.OTHER),
    "mandate_stays": NoticeKind(
        N_("You moved to another town. Somebody may still act for you. Look whether you want that."),
        Topic.OTHER,
    ),
    "helping_ended": NoticeKind(N_("You act for somebody no more"), Topic.OTHER),
    "helping_refused": NoticeKind(
        N_("An organisation does not accept that you act for somebody. You can read why."), Topic.OTHER
    ),
    "mandate_refused": NoticeKind(
        N_("An organisation did not accept who acts for you. You can read why."), Topic.OTHER
    ),
    "youth_signal": NoticeKind(
        N_("An organisation put a signal about you in the youth index. Read who, and what is not in it."),
        Topic.DATA,
        (
            NextStep(N_("Ask to take it out"), "cases.new_kind", (("kind", "erasure"),)),
            NextStep(N_("Say that you do not want it"), "cases.new_kind", (("kind", "objection_to_use"),)),
        ),
    ),
    "child_signal": NoticeKind(
        N_("An organisation put a signal about your child in the youth index. It says nothing about why."),
        Topic.DATA,
    ),
    "turned_12": NoticeKind(N_("You are 12 now. This page is yours, and you have a say."), Topic.OTHER),
    "turned_16": NoticeKind(N_("You are 16 now. You decide alone who may look here."), Topic.OTHER),
    "parent_looks": NoticeKind(N_("One of your parents may look at your page now"), Topic.OTHER),
    "code_word_chosen": NoticeKind(
        N_("A word for the phone was chosen. Was that not you? Call us."), Topic.OTHER
    ),
    "code_word_dropped": NoticeKind(
        N_("We do not ask for a word on the phone any more. Was that not you? Call us."), Topic.OTHER
    ),
    "code_word_wrong": NoticeKind(
        N_("Somebody on the phone said a wrong word more than once. We told nothing."), Topic.OTHER
    ),
    "capacity_judged": NoticeKind(
        N_("We wrote down that you cannot weigh this alone yet. You can read why, and say what you think."),
        Topic.OTHER,
        (NextStep(N_("I do not agree, and I want to say so"), "cases.new_kind", (("kind", "complaint"),)),),
    ),
    "capacity_ended": NoticeKind(N_("From now on you decide again who may look here."), Topic.OTHER),
    "child_turned_12": NoticeKind(
        N_("Your child is 12 now, and has a say. The page is not open to you by itself."), Topic.OTHER
    ),
    "child_turned_16": NoticeKind(N_("Your child is 16 now, and decides alone who may look."), Topic.OTHER),
    "child_decided": NoticeKind(N_("We decided about what you asked about a child"), Topic.OTHER),
    "helping_ends": NoticeKind(N_("You may act for somebody for a short time only"), Topic.OTHER),
    "case_received": NoticeKind(N_("We have received what you sent"), Topic.CASES),
    "case_paper": NoticeKind(N_("A letter of yours came in. It stands with your case."), Topic.CASES),
    "case_withdrawn": NoticeKind(N_("You withdrew what you sent"), Topic.CASES),
    "case_settled": NoticeKind(N_("You said that it is settled"), Topic.CASES),
    "case_undone": NoticeKind(N_("You took it up again"), Topic.CASES),
    "case_typed_out": NoticeKind(
        N_("Somebody typed out what you said. Read whether it is right."), Topic.CASES
    ),
    "case_interpreter": NoticeKind(N_("You got an answer about an interpreter"), Topic.CASES),
    "meeting_interpreter": NoticeKind(N_("You got an answer about an interpreter"), Topic.DATA),
    "case_message": NoticeKind(N_("You got a message about what you sent"), Topic.CASES),
    "case_wish_granted": NoticeKind(N_("You got an answer about who helps you"), Topic.CASES),
    "case_wish_refused": NoticeKind(N_("You got an answer about who helps you"), Topic.CASES),
    "case_wish_back": NoticeKind(N_("Somebody else helps you now"), Topic.CASES),
    "case_wish_stays": NoticeKind(N_("Who helps you stays the same"), Topic.CASES),
    "case_looked_again": NoticeKind(N_("They looked again. You can read what came out."), Topic.CASES),
    "case_look_late": NoticeKind(N_("They did not look again in time"), Topic.CASES),
    "case_asked": NoticeKind(N_("Somebody asks you something"), Topic.CASES),
    "case_postponed": NoticeKind(N_("Your answer takes longer. You can read why."), Topic.CASES),
    "case_decided": NoticeKind(N_("You got an answer"), Topic.CASES),
    "case_delayed": NoticeKind(N_("Your answer will probably come too late"), Topic.CASES),
    "case_late": NoticeKind(
        N_("Your answer is too late. You can do something about it now."), Topic.CASES, _TOO_LATE
    ),
    "case_reminder": NoticeKind(N_("You asked us to remind you of this today"), Topic.CASES),
    "consultation": NoticeKind(N_("Organisations talked about you"), Topic.DATA),
    "entry_paper": NoticeKind(N_("An organisation handed over a paper about you"), Topic.DATA),
    "consultation_differs": NoticeKind(
        N_("Two organisations wrote down a talk about you otherwise"), Topic.DATA
    ),
    "consultations_before": NoticeKind(N_("Earlier talks about you can now be read"), Topic.DATA),
    "file_joint": NoticeKind(
        N_("You have a joint file. Read who may talk about it, about what and for what."), Topic.DATA
    ),
    "file_exception": NoticeKind(
        N_("Something was written in your file that this help does not usually need"), Topic.DATA
    ),
    "file_answered": NoticeKind(N_("You got an answer about what you do not want to tell"), Topic.DATA),
    "request_stopped": NoticeKind(
        N_("Your request stopped. This site destroyed what it had of it. Keep the proof."), Topic.DATA
    ),
    "file_plan": NoticeKind(N_("Something is new in your plan"), Topic.DATA),
    "file_proposal": NoticeKind(N_("They want to ask others about you. You decide."), Topic.DATA),
    "other_use": NoticeKind(
        N_("An organisation wants to use your data for something else too. You can say no."),
        Topic.DATA,
        (NextStep(N_("Read what they want, and say yes or no"), "dossiers.other_uses"),),
    ),
    "file_changed": NoticeKind(N_("Something was taken out of your file"), Topic.DATA),
    "told_later": NoticeKind(N_("We can tell you something now that we could not tell before"), Topic.DATA),
    "lookups": NoticeKind(N_("Somebody looked at your data this week. You can see who."), Topic.DATA),
    "declaration_asked": NoticeKind(N_("An organisation asks you to read something"), Topic.PERMISSIONS),
    "declaration_signed": NoticeKind(N_("What you read or signed is kept"), Topic.PERMISSIONS),
    "declaration_stopped": NoticeKind(N_("An organisation says that it stopped"), Topic.PERMISSIONS),
    "declaration_withdrawn": NoticeKind(N_("You withdrew a permission"), Topic.PERMISSIONS),
    "stand_in": NoticeKind(N_("A colleague stands in for who works for you"), Topic.DATA),
    "assigned": NoticeKind(N_("Somebody new works for you and may open your file"), Topic.DATA),
    "visit_begun": NoticeKind(
        N_("Somebody helped you at a counter or by phone. You can see what you allowed."), Topic.DATA
    ),
    "visit_seen": NoticeKind(
        N_("Somebody showed your ID at a counter. Was that not you? Say so at once."), Topic.DATA
    ),
    "safety_check": NoticeKind(N_("The safety house checked three facts about you"), Topic.DATA),
    "set_aside_scanned": NoticeKind(
        N_("A paper about your health came in. It is sealed, and nobody read it."), Topic.CASES
    ),
    "set_aside_decided": NoticeKind(N_("Something was decided about a file that is kept apart"), Topic.CASES),
    "set_aside_opened": NoticeKind(N_("The medical adviser opened a file that is kept apart"), Topic.CASES),
    "offered_about_you": NoticeKind(
        N_("Somebody offered us something that is about you. Nobody used it yet."),
        Topic.DATA,
        (NextStep(N_("Ask what happens with it"), "cases.new_kind", (("kind", "question"),)),),
    ),
    "meeting_planned": NoticeKind(N_("Organisations plan a meeting about you"), Topic.DATA),
    "meeting_changed": NoticeKind(N_("Something changed in a meeting about you"), Topic.DATA),
    "meeting_cancelled": NoticeKind(N_("A meeting about you was called off"), Topic.DATA),
    "meeting_stopped": NoticeKind(N_("You stopped a meeting about you"), Topic.DATA),
    "meeting_went_on": NoticeKind(N_("A meeting goes on although you stopped it. Read why."), Topic.DATA),
    "meeting_reported": NoticeKind(N_("You can read what was said in a meeting"), Topic.DATA),
    "limit_set_aside": NoticeKind(N_("Organisations set your limit aside. Read why."), Topic.DATA),
    "address_failed": NoticeKind(
        N_("A message to the address that you gave came back. Give another one, if you want."), Topic.OTHER
    ),
    "promise_new": NoticeKind(N_("An organisation wrote down what it promised you"), Topic.OTHER),
    "promise_changed": NoticeKind(N_("Something changed about a promise"), Topic.OTHER),
    "promise_sent_before": NoticeKind(N_("They looked for what you sent before"), Topic.OTHER),
    "promise_late": NoticeKind(
        N_("A promise to you is not done in time"),
        Topic.OTHER,
        (
            NextStep(N_("Complain about it"), "cases.new_kind", (("kind", "complaint"),)),
            NextStep(N_("See where else you can go"), "pages.where"),
        ),
    ),
    "account_letter": NoticeKind(
        N_("A letter with a code for signing in was sent to your home address"), Topic.OTHER
    ),
    "account_handed": NoticeKind(N_("Somebody got a code at a counter to sign in as you"), Topic.OTHER),
    "account_opened": NoticeKind(N_("A password was chosen to sign in as you without DigiD"), Topic.OTHER),
    "account_changed": NoticeKind(
        N_("Another password was chosen to sign in as you without DigiD. Was that not you? Call us."),
        Topic.OTHER,
    ),
    "account_seen": NoticeKind(N_("You were seen at a counter. All your pages are open now."), Topic.OTHER),
    "account_stopped": NoticeKind(N_("Signing in without DigiD was stopped for you"), Topic.OTHER),
    "account_joined": NoticeKind(
        N_("You signed in with DigiD. What you sent without DigiD is there too."), Topic.OTHER
    ),
    "contact_changed": NoticeKind(N_("The address where we tell you something has changed"), Topic.OTHER),
}
"""Every kind by its code."""

_NEWS: Mapping[Topic, str] = {
    Topic.CASES: N_("There is news about what you sent"),
    Topic.DATA: N_("There is news about who talked about you"),
    Topic.PERMISSIONS: N_("There is news about your permissions"),
    Topic.OTHER: N_("There is something new for you"),
}

_TOPIC_OF_PREFIX = {
    "case": Topic.CASES,
    "consultation": Topic.DATA,
    "file": Topic.DATA,
    "request": Topic.DATA,
    "declaration": Topic.PERMISSIONS,
    "limit": Topic.DATA,
    "meeting": Topic.DATA,
}

PAGES: Mapping[str, str] = {
    "mandates": "mandates.show",
    "cases": "cases.show",
    "consultation_subjects": "consultations.entry",
    "declarations": "declarations.show",
    "files": "dossiers.file",
    "contact_stubs": "dossiers.stopped",
    "set_aside": "medical.show",
    "meeting_persons": "meetings.show",
    "declaration_requests": "declarations.asked",
    "promises": "promises.show",
    "plans": "promises.plan",
}
"""The page of one item, by its table."""

LISTS: Mapping[str, str] = {
    "batches": "consultations.timeline",
    "contact_ways": "notices.choose",
    "code_words": "notices.word",
    "view_log": "consultations.access",
    "assignments": "consultations.access",
    "checks": "consultations.access",
    "sent_before": "promises.overview",
    "helping": "clients.overview",
    "children": "mandates.children",
    "index_signals": "consultations.signals",
    "young": "mandates.young",
    "visits": "assistance.visits",
    "own_accounts": "accounts.mine",
}
"""Where to go when a notice is about no single item."""


def find(code: str) -> NoticeKind:
    """Return a kind; one that is not in the table says only that there is news, and of which topic."""
    topic = _TOPIC_OF_PREFIX.get(code.partition("_")[0].removesuffix("s"), Topic.OTHER)
    return KINDS.get(code) or NoticeKind(_NEWS[topic], topic)
