"""Words about people, their talks and their help, explained."""

from __future__ import annotations

from portal.pages.word import Word
from portal.words import N_

WORDS_OF_PEOPLE = (
    Word("mandate", N_("mandate"), N_("You give someone the right to do something for you.")),
    Word(
        "representative",
        N_("legal representative"),
        N_("Someone who by law decides for you, such as a parent."),
    ),
    Word("administrator", N_("administrator"), N_("Someone who looks after your money. Only your money.")),
    Word("mentor", N_("mentor"), N_("Someone whom a judge names to decide about your care when you cannot.")),
    Word("guardian", N_("guardian of an adult"), N_("Someone who decides about money and care.")),
    Word("custody", N_("custody"), N_("The right of parents to decide about their child.")),
    Word(
        "adviser",
        N_("confidential adviser"),
        N_("Someone who stands beside you and helps you to complain. Free."),
    ),
    Word(
        "supporter",
        N_("client supporter"),
        N_("Someone who helps you with the town for free, and takes your side."),
    ),
    Word(
        "street-advocate",
        N_("street advocate"),
        N_("Someone who helps people without a home with their rights."),
    ),
    Word("legal-advisers", N_("social-legal advisers"), N_("People who explain laws and letters for free.")),
    Word("case-director", N_("case director"), N_("The official who arranges all about your case.")),
    Word("stand-in", N_("stand-in"), N_("A colleague who takes over for a while.")),
    Word("team", N_("neighbourhood team"), N_("People who give help in your part of town.")),
    Word("carer", N_("informal carer"), N_("Family or a friend who cares for you.")),
    Word("chain", N_("chain partner"), N_("One of the organisations that work on your question together.")),
    Word("chain-meeting", N_("chain consultation"), N_("A talk between organisations about your question.")),
    Word("case-meeting", N_("case meeting"), N_("A talk about the situation of one person or family.")),
    Word("minutes", N_("report of a talk"), N_("What was said, written down.")),
    Word("feedback", N_("feedback"), N_("You hear what was said.")),
    Word(
        "concern",
        N_("report of concern"),
        N_("Someone officially tells about a worry, for example to Veilig Thuis."),
    ),
    Word(
        "veilig-thuis", N_("Veilig Thuis"), N_("The organisation that helps when there is violence at home.")
    ),
    Word("duty-to-inform", N_("duty to inform"), N_("They must tell you.")),
    Word(
        "safety-exception",
        N_("safety exception"),
        N_("Sometimes they may act without your yes, because someone is in danger."),
    ),
    Word("plan", N_("support plan"), N_("A paper with the help you get, and why.")),
    Word("intake", N_("intake"), N_("The first talk about your question.")),
    Word("kitchen-table", N_("talk at home"), N_("A talk at your home about the help you need.")),
    Word(
        "benefit", N_("social assistance benefit"), N_("Money from the town if you have too little income.")
    ),
    Word("joint-benefit", N_("joint benefit"), N_("One benefit for you and your partner together.")),
    Word("cut", N_("benefit cut"), N_("Less benefit or none, as a punishment.")),
    Word("coach", N_("work coach"), N_("An official who helps you towards work.")),
)
