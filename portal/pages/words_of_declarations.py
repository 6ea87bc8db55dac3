"""Words about saying yes or no, explained."""

from __future__ import annotations

from portal.pages.word import Word
from portal.words import N_

WORDS_OF_DECLARATIONS = (
    Word("consent", N_("consent"), N_("You say yes, freely and yourself. You may also say no.")),
    Word("freely", N_("freely given"), N_("You really have a choice. Saying no is not punished.")),
    Word(
        "declaration",
        N_("declaration"),
        N_("The paper that says what you agree with, or what you have read."),
    ),
    Word("acknowledged", N_("acknowledged"), N_("You have read or heard it. That is not yet a yes.")),
    Word(
        "release",
        N_("release of confidentiality"),
        N_("You say that someone with a duty of secrecy may tell one other about you, for one goal."),
    ),
    Word("agreement", N_("agreement to help"), N_("You agree that you get this help.")),
    Word("withdraw", N_("withdraw"), N_("You say later: now it is no longer allowed.")),
)
