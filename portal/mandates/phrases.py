"""What a mandate says, in words: the acts, the exact text, how it stands and what happened with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from portal.mandates.rules import End, How, Proof, Relation
from portal.viewer import Act
from portal.words import N_, Words

ACTS: Mapping[str, str] = {
    Act.SEE: N_("See who talked about me, and what I signed"),
    Act.COMPLAINTS: N_("Make and follow complaints and questions"),
    Act.REQUESTS: N_("Make and follow requests about my data"),
    Act.CASE: N_("Follow one case: the one I choose below"),
    Act.MEDICAL: N_("See what is about my health as well"),
    Act.WITHDRAW: N_("Take back a permission or a complaint"),
}
"""What somebody may do, in the words of the person who lets them."""

ACTS_AT_DESK: Mapping[str, str] = {
    **ACTS,
    Act.SEE: N_("See who talked about the person, and what the person signed"),
    Act.REQUESTS: N_("Make and follow requests about the person's data"),
    Act.CASE: N_("Follow one case"),
    Act.MEDICAL: N_("See what is about the person's health as well"),
}
"""The same, as an official or who acts reads it."""

STATES: Mapping[str, str] = {
    "waiting": N_("The code was not used yet"),
    "taken": N_("Somebody used the code. Say whether this is right."),
    "holds": N_("This person may act for you now"),
    "unchecked": N_("A second official still looks at this. Nothing is open yet."),
    "over": N_("This has ended"),
}

_NOT_YET = N_("Somebody who may not act for you yet")

TITLES: Mapping[str, str] = {
    "waiting": _NOT_YET,
    "taken": _NOT_YET,
    "unchecked": _NOT_YET,
    "holds": N_("Somebody who may act for you"),
    "over": N_("Somebody who may no longer act for you"),
}
"""What a page about a mandate is called, by how it stands: no title says more than is open."""

HOW: Mapping[str, str] = {
    How.PORTAL: N_("You arranged this here yourself"),
    How.INK: N_("You signed this on paper, at a counter"),
    How.LAW: N_("This follows from the law or from a decision of a court"),
    How.BROKER: N_("You arranged this with DigiD"),
}

RELATIONS: Mapping[str, str] = {
    Relation.CURATOR: N_("Curator"),
    Relation.MENTOR: N_("Mentor"),
    Relation.ADMINISTRATOR: N_("Administrator of money (only your money)"),
    Relation.GUARDIAN: N_("Guardian"),
}

RELATIONS_AT_DESK: Mapping[str, str] = {
    **RELATIONS,
    Relation.ADMINISTRATOR: N_("Administrator of money (only the person's money)"),
}
"""The same, as an official reads it."""

EVENTS: Mapping[str, str] = {
    "given": N_("You let somebody act for you"),
    "registered": N_("An official wrote down who acts for you by law"),
    "checked": N_("A second official made sure of it"),
    "signed": N_("You signed on paper, and an official kept it"),
    "taken": N_("Somebody used the code"),
    "confirmed": N_("You said that this is the right person"),
    "narrowed": N_("You allowed less, or for a shorter time"),
    "passed_on": N_("A colleague of the same organisation took over"),
    "refused_by_body": N_("An organisation did not accept this person. You can read why."),
    "ended": N_("It was stopped"),
    "not_me": N_("You said that this is not right"),
}

ENDS: Mapping[str, str] = {
    End.STOPPED: N_("You stopped this yourself."),
    End.NOT_ME: N_("You said that you did not do this."),
    End.RETURNED: N_("The other person stopped."),
    End.PHONE: N_("We stopped this because you called us."),
    End.DIED: N_("We stopped this because somebody died."),
    End.MOVED: N_("We stopped this because somebody moved."),
    End.REPLACED: N_("Something newer took its place."),
    End.LIFTED: N_("The court or the law ended this."),
    End.WRONG: N_("A second official saw that this was not right. Nothing was opened."),
}


PROOFS: Mapping[str, str] = {
    Proof.DECISION: N_("I saw the decision of the court"),
    Proof.REGISTER: N_("I looked in the register of the courts"),
}


def text_by_law(words: Words, *, helper: str, relation: str, acts: Iterable[str], until: date) -> str:
    """Return what is kept of a mandate by law, in the words that the person reads."""
    chosen = set(acts)
    kind = words.text(RELATIONS[relation])
    lines = [words.text(N_("%(helper)s acts for you: %(kind)s."), helper=helper, kind=kind)]
    lines.append(words.text(N_("We look at it again before %(day)s."), day=until))
    lines.append(words.text(N_("This is allowed:")))
    lines += [f"- {words.text(text)}" for act, text in ACTS.items() if act in chosen]
    if relation == Relation.ADMINISTRATOR:
        lines.append(words.text(N_("Of this only what is about your money: income and debts.")))
    return "\n".join(lines)


def exact_text(words: Words, *, helper: str, acts: Iterable[str], until: date, case: str = "") -> str:
    """Return the text of a mandate as it is shown and kept, in one language."""
    chosen = set(acts)
    lines = [words.text(N_("I let %(helper)s act on my behalf until %(day)s."), helper=helper, day=until)]
    lines.append(words.text(N_("This is allowed:")))
    lines += [f"- {words.text(text)}" for act, text in ACTS.items() if act in chosen]
    if case:
        lines.append(words.text(N_("The case is %(number)s."), number=case))
    lines.append(words.text(N_("Nothing else is allowed. I can stop this at any moment.")))
    return "\n".join(lines)
