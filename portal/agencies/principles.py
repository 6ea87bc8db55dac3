"""The words of the law on data, each with a plain explanation. Source: R-140, R-201; AVG art. 5."""

from __future__ import annotations

from portal.words import N_

PRINCIPLES = (
    (N_("Lawfulness"), N_("There is a rule in the law that allows it.")),
    (N_("Propriety"), N_("It is done in a decent way, and the person is heard.")),
    (N_("Purpose limitation"), N_("Data are used only for what they were asked for.")),
    (N_("Minimisation"), N_("Not one fact more than the work needs.")),
    (N_("Proportionality"), N_("The goal is worth what it means for the person.")),
    (N_("Subsidiarity"), N_("There is no lighter way to reach the same.")),
    (N_("Transparency"), N_("The person knows what happens, and why.")),
)
"""Words of the law, as pairs of the word and what it means."""

FOUR = (
    N_("Does it help this person?"),
    N_("Must the other know this for the work?"),
    N_("Did the person say yes, or is there a good reason without?"),
    N_("Does the person have a say in it?"),
)
"""Four questions for each talk. Source: R-140, Handreiking privacy voor professionals."""
