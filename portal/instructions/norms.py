"""The 31 norms for privacy in five groups, with the numbers of the report; each in one plain sentence.

The report speaks of thirty norms in its first chapter; its annex lists 31, and those are kept here.

Source: Het hemd van het lijf (2017), bijlage 1; R-052 to R-083.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.words import N_


@dataclass(frozen=True)
class PrivacyNorm:
    """One norm: its number in the report, and what it asks, as a msgid."""

    number: str
    plain: str

    @property
    def group(self) -> int:
        """Return the group it belongs to."""
        return int(self.number[0])


GROUPS = {
    1: N_("What they ask"),
    2: N_("What they write down"),
    3: N_("What they share"),
    4: N_("What they tell you"),
    5: N_("How they keep an eye on it"),
}

PRIVACY_NORMS = tuple(
    PrivacyNorm(number, plain)
    for number, plain in (
        ("1.1", N_("There are clear rules about which data they may use, and when.")),
        ("1.2", N_("Staff know these rules.")),
        ("1.3", N_("They use only data that belong to a goal. That goal stands in your file.")),
        ("1.4", N_("They use no more than they need to see which help fits you.")),
        ("1.5", N_("Of who helps you they keep only how to reach them and what help they give.")),
        ("2.1", N_("There are clear rules about what may stand in a file.")),
        ("2.2", N_("Staff know the rules about the file.")),
        ("2.3", N_("Facts and opinions stand apart. An opinion rests on a fact.")),
        ("2.4", N_("The file says where each thing comes from.")),
        ("2.5", N_("The file is up to date. What does not matter any more is gone.")),
        ("2.6", N_("They keep it no longer than the law allows.")),
        ("2.7", N_("What is medical stands apart. Few people can read it.")),
        ("3.1", N_("There are clear rules about what they may share.")),
        ("3.2", N_("Staff know the rules about sharing.")),
        ("3.3", N_("They tell you in time what they share, with whom and why. And they ask you.")),
        ("3.4", N_("A doctor or helper may tell them something only when you agree on paper.")),
        ("3.5", N_("In danger they may share without your yes. They must still tell you.")),
        ("3.6", N_("Only who works on your question can look, and you know who that is.")),
        ("3.7", N_("They share only in a safe way.")),
        ("4.1", N_("There are clear rules about how they tell you things.")),
        ("4.2", N_("Staff know these rules and work by them.")),
        ("4.3", N_("They tell you in more than one way why, what happens with it, and who can look.")),
        ("4.4", N_("You agree that the team works with your data.")),
        ("4.5", N_("You decide together whether more data are needed from others.")),
        ("4.6", N_("You may be there when they talk about you by name.")),
        ("4.7", N_("They tell you that you may see, correct and remove your data.")),
        ("4.8", N_("They answer such a request in time.")),
        ("4.9", N_("The first talk is where nobody else sees or hears it.")),
        ("5.1", N_("Staff are trained in how to handle data.")),
        ("5.2", N_("Somebody watches that staff handle data well.")),
        ("5.3", N_("They look back regularly at how privacy is kept.")),
    )
)
"""All 31, in the order of the report."""
