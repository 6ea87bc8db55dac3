"""A complaint about how a person was treated. Source: Awb title 9.1."""

from __future__ import annotations

from portal.cases.kind import POINT, RECEIPT, Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY
from portal.words import N_

KIND = Kind(
    code="complaint",
    name=N_("Complaint"),
    title=N_("Make a complaint"),
    lead=N_("You are not happy about how an organisation treated you. It must listen and answer you."),
    icon="complaint",
    law=N_("General Administrative Law Act (Awb), title 9.1"),
    terms=("complaint_decision", "complaint_not_handled", "ombudsman_petition", "complaint_old_conduct"),
    answer_term="complaint_decision",
    urgent_question="urgent",
    handled_by="complaint_handler",
    questions=(
        Question(
            name="happened",
            label=N_("What happened?"),
            hint=N_("Tell it in your own words. You do not need to know the law."),
            required=True,
            missing=N_("Write what happened. One sentence is enough."),
        ),
        Question(
            name="grievances",
            label=N_("Which points do you want an answer to?"),
            hint=N_("Write one point in each box. If you skip this, your story is the one point."),
            shape=Shape.GRIEVANCES,
            longest=POINT,
        ),
        BODIES,
        OTHER_BODY,
        Question(
            name="happened_on",
            label=N_("When did it happen?"),
            hint=N_("If it took longer, give the last day. You may guess."),
            shape=Shape.DATE,
        ),
        Question(
            name="hope",
            label=N_("What do you hope for?"),
            hint=N_("For example: an apology, an explanation, or a new talk."),
        ),
        Question(
            name="relation",
            label=N_("Who did this happen to?"),
            shape=Shape.CHOICE,
            choices=(("self", N_("To me")), ("other", N_("To someone else"))),
        ),
        Question(
            name="urgent",
            label=N_("Are you in danger, or may you lose your home?"),
            hint=N_("In danger right now? Call 112."),
            shape=Shape.YES_NO,
        ),
        Question(
            name="already_sent",
            label=N_("Did you send this complaint before?"),
            hint=N_("For example by letter or by phone."),
            shape=Shape.YES_NO,
        ),
        Question(
            name="sent_on",
            label=N_("When did you send it?"),
            hint=N_("You may guess."),
            shape=Shape.DATE,
            only_when=("already_sent", "yes"),
        ),
        FILES,
    ),
    expect=(
        RECEIPT,
        N_("Someone who was not involved reads your complaint."),
        N_("You may tell your story, and you may bring someone."),
        N_("You may ask to hear from somebody else than the worker it is about."),
        N_("You get a written answer to each point."),
        N_("Not happy with the answer? You can go to the ombudsman for free."),
    ),
    examples=(
        N_("They did not keep a promise."),
        N_("They talked about me and I did not know."),
        N_("They asked about my health without need."),
        N_("I was treated rudely."),
    ),
)
