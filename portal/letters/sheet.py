"""The sheet "About your data" on paper, in the usual words and in easier ones; the page says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.letters.paper import Block, Heading, Items, Line, Paper, Sentence, lines
from portal.letters.phrases import RIGHTS
from portal.words import N_, Said


@dataclass(frozen=True)
class Sheet:
    """What differs between two towns or days."""

    day: date
    answer_within: Sentence
    """How long an answer may take, such as "1 month"."""
    is_easy: bool = False


_ASKED = (
    (
        N_("Why do they ask about me?"),
        N_(
            "To see which help fits you. They may ask only what is needed for that. You decide what "
            "you ask for. You may say: this has nothing to do with my question."
        ),
    ),
    (
        N_("What happens with it?"),
        N_(
            "They write it in your file. They may not use it for something else. They may not keep it "
            "longer than the law says."
        ),
    ),
    (
        N_("Who inside the town knows it?"),
        N_("Only who works on your question, and who leads that work. They may not tell others."),
    ),
    (
        N_("Who outside the town hears it?"),
        N_(
            "Sometimes another organisation is needed, such as a school or a care provider. They ask "
            "you first. They may share without asking only if a law says so, or if someone is in "
            "danger."
        ),
    ),
    (
        N_("Who can look?"),
        N_("You can. On this site you see who talked about you and who opened your file."),
    ),
)
_EASY = (
    (N_("They ask you things"), N_("They want to help you. So they ask. You may say no.")),
    (N_("They write it down"), N_("They keep it safe. They do not keep it for ever.")),
    (N_("They talk with others"), N_("Often they ask you first. You may ask who they talked with.")),
    (N_("You may look"), N_("It is about you. You may see it.")),
)


def sheet(given: Sheet) -> Paper:
    """Return the sheet, on one page of paper."""
    first = (
        N_("The town helps you. For that it knows things about you.")
        if given.is_easy
        else N_(
            "Do you ask for help with work, income, care, youth or debts? Then the town writes things "
            "down about you."
        )
    )
    blocks: list[Block] = [Line(Said(first))]
    for asked, text in _EASY if given.is_easy else _ASKED:
        blocks += [Heading(Said(asked)), Line(Said(text))]
    blocks += [
        Heading(Said(N_("Your three rights"))),
        Items(tuple(Said(one) for one in RIGHTS), is_ordered=True),
        Line(Said(N_("It is free. You get an answer within %(time)s."), time=given.answer_within)),
        *lines(Said(N_("Not happy? You may complain. That never makes your help less."))),
    ]
    event = "sheet-easy" if given.is_easy else "sheet"
    title = Said(N_("About your data"))
    return Paper(event, title, tuple(blocks), given.day, is_personal=False, has_rights=False)
