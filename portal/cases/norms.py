"""The 22 norms of proper conduct, in plain words; each grievance is tested on one or more of them.

Source: the ombudsman's Behoorlijkheidswijzer, as in requirements R-246 to R-267.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.words import N_


@dataclass(frozen=True)
class Norm:
    """One norm: its code, its name, and what it asks, as msgids."""

    code: str
    name: str
    plain: str


NORMS: tuple[Norm, ...] = (
    Norm("transparency", N_("Openness"), N_("They act openly. You can see what they do and why.")),
    Norm("information", N_("Good information"), N_("They tell you what you must know, also unasked.")),
    Norm("listening", N_("Listening"), N_("They listen to you, also to what is hard to say.")),
    Norm("motivation", N_("Clear reasons"), N_("They explain what they do, in words you understand.")),
    Norm("rights", N_("Respect for your rights"), N_("They respect your privacy and your other rights.")),
    Norm("participation", N_("Taking part"), N_("They let you take part in what is about you.")),
    Norm("respect", N_("Polite treatment"), N_("They treat you with respect and help you.")),
    Norm("fair_play", N_("Fair play"), N_("You get the chance to tell your side and to be heard.")),
    Norm("proportion", N_("Not too heavy"), N_("They choose the way that is least heavy for you.")),
    Norm("special_care", N_("Special care"), N_("They take more care of people who depend on them.")),
    Norm("tailoring", N_("Fitting your case"), N_("They depart from a rule when it works out badly.")),
    Norm("working_together", N_("Working together"), N_("They work together and do not send you around.")),
    Norm("generosity", N_("Making good"), N_("They admit a mistake and make up for it.")),
    Norm("promptness", N_("Acting in time"), N_("They act in time and tell you when it takes longer.")),
    Norm("calming", N_("Keeping calm"), N_("They keep a conflict small and talk with you.")),
    Norm("integrity", N_("Honesty"), N_("They use their power only for what it is meant for.")),
    Norm("reliability", N_("Keeping promises"), N_("They do what they promised.")),
    Norm("impartiality", N_("No taking sides"), N_("They do not judge before they know.")),
    Norm("reasonableness", N_("Weighing all sides"), N_("They weigh what is at stake for everyone.")),
    Norm("preparation", N_("Good preparation"), N_("They look up the facts and check them with you.")),
    Norm("organisation", N_("Good order"), N_("They keep their files in order and mend mistakes.")),
    Norm("professionalism", N_("Knowing their work"), N_("They know their work and keep to its rules.")),
)
"""All 22, in the order of the report."""

BY_CODE = {norm.code: norm for norm in NORMS}
