"""Words about complaints and decisions, explained."""

from __future__ import annotations

from portal.pages.word import Word
from portal.words import N_

WORDS_OF_CASES = (
    Word(
        "complaint",
        N_("complaint"),
        N_("You think the town or an organisation did not treat you well. You say so, and they must answer."),
    ),
    Word(
        "grievance",
        N_("point of a complaint"),
        N_("One point of your complaint. Each point gets its own answer."),
    ),
    Word(
        "signal",
        N_("signal"),
        N_("You tell that something is not going well. You do not ask for an answer for yourself."),
    ),
    Word(
        "handler",
        N_("complaint handler"),
        N_("The person who looks into your complaint. It is never someone who was involved."),
    ),
    Word(
        "ombudsman",
        N_("ombudsman"),
        N_("Someone who looks, for free and without taking sides, whether the government treated you well."),
    ),
    Word(
        "childrens-ombudsman", N_("children's ombudsman"), N_("The ombudsman for children and young people.")
    ),
    Word("petition", N_("petition"), N_("The letter in which you ask the ombudsman for help.")),
    Word("mediate", N_("mediate"), N_("Help people to solve it together.")),
    Word(
        "objection", N_("objection"), N_("You do not agree with a decision. You ask the town to look again.")
    ),
    Word(
        "objection-to-use",
        N_("objection to the use of data"),
        N_("You do not want your data to be used for this."),
    ),
    Word("appeal", N_("appeal"), N_("You ask a judge to look at the decision.")),
    Word("decision", N_("decision"), N_("A letter in which the town decides something about you.")),
    Word(
        "upheld",
        N_("upheld or not upheld"),
        N_("Upheld: you were right to complain. Not upheld: you were not."),
    ),
    Word("no-opinion", N_("no opinion"), N_("We cannot say who is right.")),
    Word("recommendation", N_("recommendation"), N_("Advice on how to do it better.")),
    Word("proper", N_("proper"), N_("This is how the government should treat you. There are rules for it.")),
    Word("both-sides", N_("hearing both sides"), N_("Both sides may tell what happened.")),
    Word("leniency", N_("leniency"), N_("The government is generous when it made a mistake.")),
    Word("case", N_("case"), N_("All that belongs to one question of yours.")),
    Word("term", N_("term"), N_("The time in which something must happen.")),
    Word("extend", N_("postpone"), N_("To answer later. That may be done once, with a letter.")),
    Word("excusable", N_("late with good reason"), N_("You are late, but you could not help it.")),
    Word("forward", N_("pass on"), N_("To send your letter to the right organisation.")),
    Word("promise", N_("promise"), N_("Something the town said it would do.")),
)
