"""What officials fill in. The public page tells it too: what is written down about a person is no secret."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.catalogue.services_counter import SERVICES_OF_THE_COUNTER
from portal.words import N_

OPENING = Service(
    code="opening",
    name=N_("An official opens your file"),
    law=N_("GDPR (AVG), article 5, paragraph 2"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(("reason", "own_words"), N_("Why it is opened"), N_("You must be able to read why.")),
        Row(
            ("word",),
            N_("The word that somebody says on the phone"),
            N_("It is compared with yours, before anything is said."),
            is_kept=False,
        ),
        Row(
            ("privately",),
            N_("Whether the official knows you"),
            N_("Who knows you privately must not read your file."),
        ),
    ),
)

RECORDING = Service(
    code="recording",
    name=N_("An official writes down a talk about you"),
    law=N_("GDPR (AVG), articles 5, 6 and 14"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(("day", "clock", "channel"), N_("When and how they talked"), N_("You must know when it was.")),
        Row(
            ("asker_agency", "asker_role", "answerer_agency", "answerer_role"),
            N_("Who talked with whom"),
            N_("You must know who knows it now. You read the role, not the name."),
        ),
        Row(
            ("way", "question", "summary", "not_shared", "data_kinds", "is_advice_only"),
            N_("What was asked and told"),
            N_("You must be able to see whether it is right, and no more than needed."),
        ),
        Row(
            ("is_same", "differs"),
            N_("Whether the other side has the same"),
            N_("A difference must stand out, for you and for the privacy officer."),
        ),
        Row(
            ("was_not_allowed", "not_allowed_because"),
            N_("Whether it was not allowed"),
            N_("What went wrong must stand on the record. Then you can complain, and it can be put right."),
        ),
        Row(
            ("why", "in_proportion", "no_other_way"),
            N_("Why it was needed"),
            N_("Talking about you is allowed only when there is no lighter way."),
        ),
        Row(
            ("basis", "article", "release_on"),
            N_("The ground in the law"),
            N_("No ground: then it may not."),
        ),
        Row(
            ("in_file", "in_file_because"),
            N_("Whether the answer was there already"),
            N_("Nobody may ask others for what is known already."),
        ),
        Row(
            (
                "asked_first",
                "not_asked_because",
                "asked_on",
                "asked_how",
                "asked_answer",
                "was_present",
            ),
            N_("Whether you were asked first"),
            N_("They must ask you before they ask others."),
        ),
        Row(
            ("facts", "interpretation", "source_kind", "source_on", "for_parents"),
            N_("The facts, and what one thinks of them"),
            N_("A fact must have a source. An opinion must be seen to be one."),
        ),
        Row(("is_told", "contact"), N_("Whether you were told"), N_("You must know whom you can call.")),
        Row(
            ("is_hidden", "hold_article", "hold_reason", "review_on", "source_person", "safe_asked_on"),
            N_("Whether somebody is in danger"),
            N_("Only danger is a reason to tell it later. Two officials must agree."),
        ),
        Row(("other",), N_("Whether it was about others too"), N_("Each person gets a text of their own.")),
        Row(
            ("once", "authority", "number", "reason"),
            N_("What an authority asked because of a crime"),
            N_("No worker decides that alone. The privacy officer must agree."),
        ),
    ),
)

ANSWERING = Service(
    code="answering",
    name=N_("An official handles your complaint"),
    law=N_("General Administrative Law Act (Awb), title 9.1"),
    keeping=keeping.COMPLAINT,
    is_for_staff=True,
    rows=(
        Row(
            ("side", "text", "first_given_on", "is_condition", "event_on", "weighed"),
            N_("The arguments of both sides"),
            N_("Each argument must be weighed, also yours."),
        ),
        Row(("what", "until", "window", "how"), N_("Time to react"), N_("Both sides must be heard.")),
        Row(
            ("usual", "because"),
            N_("What is done otherwise for you, and why"),
            N_("A rule must not work out badly. You read why it is otherwise."),
        ),
        Row(
            ("of", "to", "lasts"),
            N_("Who helps you instead"),
            N_("You asked not to hear from somebody. You read who writes and calls now."),
        ),
        Row(("to_day", "body", "ground"), N_("More time, or another organisation"), N_("You must know why.")),
        Row(
            ("who", "played"),
            N_("Whom the complaint is about"),
            N_("Who is part of it may not handle it, and may not read it."),
        ),
        Row(
            ("channel", "hope", "read_back"),
            N_("A complaint by phone or at the counter"),
            N_("A spoken complaint counts as much as one on paper."),
        ),
        Row(
            (
                "outcome",
                "theme",
                "norms",
                "allowed",
                "rule",
                "facts",
                "reasoning",
                "policy",
                "policy_of",
                "no_check",
                "efforts",
            ),
            N_("The outcome, and how they came to it"),
            N_("You must be able to follow each step."),
        ),
        Row(
            ("apology", "remedy", "offers", "look_again_on", "result", "meaning", "measure", "owner", "due"),
            N_("What they do to make it good"),
            N_("Saying sorry is not enough. You see what is done, and when."),
        ),
        Row(
            ("given_by", "given_on", "due_on", "report_by", "promise", "which", "answer", "number"),
            N_("What the ombudsman or another guard advised"),
            N_("You see what is done with it. Saying yes is not enough."),
        ),
        Row(
            ("summary", "summary_own", "is_about_data", "holds_decision"),
            N_("A short summary"),
            N_("You get it in Dutch and in your own language."),
        ),
    ),
)

RIGHTS = Service(
    code="answering-rights",
    name=N_("An official answers your request about data"),
    law=N_("GDPR (AVG), articles 12 and 19"),
    keeping=keeping.REQUEST,
    is_for_staff=True,
    rows=(
        Row(
            ("outcome", "reason", "article", "meaning", "text", "lifts_on"),
            N_("The answer and the reason"),
            N_("A no must have a reason in the law."),
        ),
        Row(
            ("system",),
            N_("Where they looked for your data"),
            N_("You see that no system was skipped, also when nothing was found."),
        ),
        Row(
            ("black", "remark"),
            N_("Who else may not be read in your copy"),
            N_("What is about another person is blacked out. A second official checks that."),
        ),
        Row(
            ("left_ground", "left_why"),
            N_("What was left out of a copy, and on which ground"),
            N_("Somebody must be able to check that no more was left out than the law allows."),
        ),
        Row(
            ("answer",),
            N_("The answer to each of your questions"),
            N_("So that no question is left without an answer."),
        ),
        Row(
            ("bodies", "is_nobody", "state", "because"),
            N_("Who else got the data"),
            N_("They must correct it too, and you see whether they did."),
        ),
    ),
)

WORKING = Service(
    code="rules",
    name=N_("An official confirms the rules"),
    law=N_("GDPR (AVG), articles 24 and 32"),
    keeping=keeping.UNTIL_CHANGED,
    is_for_staff=True,
    rows=(
        Row(
            ("letter", "doctor", "conclusion"),
            N_("Three questions about medical data"),
            N_("Who opens your file must know what may not be in it."),
        ),
        Row(
            ("what", "title", "on_day", "text"),
            N_("A training or a theme meeting of officials, without names"),
            N_("Who was not there can learn it too."),
        ),
        Row(
            ("then",),
            N_("The day with which you compare today"),
            N_("You see what held on that day."),
            is_kept=False,
        ),
    ),
)

SERVICES_OF_THE_DESK = (*SERVICES_OF_THE_COUNTER, WORKING, OPENING, RECORDING, ANSWERING, RIGHTS)
