"""The four instructions for staff. A change is a new version with a day; the old one stays, to look back.

Source: norms 1.1, 2.1, 3.1 and 4 of Het hemd van het lijf (2017), bijlage 1.
"""

from __future__ import annotations

from datetime import date

from portal.instructions.rules import Check, Instruction
from portal.words import N_

_SINCE = date(2026, 1, 1)

ASKING = Instruction(
    code="asking",
    version=1,
    from_day=_SINCE,
    title=N_("What you may ask"),
    law=N_("GDPR (AVG), article 5; Wmo 2015, article 5.1.1; Youth Act, article 7.4.0"),
    rules=(
        N_("Ask only what you need for the question this person has."),
        N_("Say why you ask it, before you ask."),
        N_("Ask the person first. Ask others only when that does not work."),
        N_("Is the question about a grab rail? Then do not ask about drugs, police or debts."),
        N_("A person may say no. Write that down, and help with what you have."),
        N_("Not asked is not the same as no problem. Leave it empty, and give no score."),
    ),
    allowed=(
        N_("You may ask on when you see danger. Say that you do, and why."),
        N_("You may ask about another part of life when the person agrees first. Write down that they did."),
    ),
)

FILE = Instruction(
    code="file",
    version=1,
    from_day=_SINCE,
    title=N_("What you write down"),
    law=N_("GDPR (AVG), articles 5 and 9; UAVG, article 30"),
    rules=(
        N_("Write facts, and where you have them from."),
        N_("Keep what you think apart, and say that you think it."),
        N_("Write about one person. A family has no file."),
        N_("Write no medical data down. Only the conclusion and its date stay."),
        N_("Copy no identity papers. Looking at them is enough."),
        N_("Say of each thing until when it is needed."),
    ),
    allowed=(
        N_("You may write down what somebody cannot do, such as climbing stairs. Not which illness it is."),
        N_("You may write down a mistake of your own. Correct it beside the old text."),
    ),
    checks=(
        Check(
            "letter",
            N_("Somebody gives you a letter from the hospital. Do you keep it in the file?"),
            False,
            N_("Give it back, or have it destroyed. Only the conclusion and its date stay."),
        ),
        Check(
            "doctor",
            N_("You must know what somebody can lift. Do you ask the doctor for a copy of the file?"),
            False,
            N_("Ask two or three clear questions in a letter, and only if the person agrees."),
        ),
        Check(
            "conclusion",
            N_("The adviser says: no heavy work for six months. Do you write down that conclusion?"),
            True,
            N_("A conclusion and its date may stand in the file. The illness behind it may not."),
        ),
    ),
)

SHARING = Instruction(
    code="sharing",
    version=1,
    from_day=_SINCE,
    title=N_("What you may tell others"),
    law=N_("GDPR (AVG), articles 5, 6 and 14; Participation Act, article 65"),
    rules=(
        N_("Ask the person first. Only no chance or no time is a reason not to."),
        N_("Tell only what the other needs for the own task. Know the article of the law."),
        N_("An organisation that is not named in a declaration may not hear it."),
        N_("The phone, the corridor and a referral count too."),
        N_("Tell a landlord or an employer nothing about health, police or debts."),
        N_("Write it down the same day. Then the person is told."),
    ),
    allowed=(
        N_("You may discuss a case without names, to get advice."),
        N_("You may share at once when a life is in danger. Write it down within a day."),
        N_("You may say: I cannot tell you that. Nobody may be angry with you for it."),
    ),
)

INFORMING = Instruction(
    code="informing",
    version=1,
    from_day=_SINCE,
    title=N_("What you tell the person"),
    law=N_("GDPR (AVG), articles 12, 13 and 14"),
    rules=(
        N_("Tell it twice: say it, and give it on paper in the person's language."),
        N_("Say what you write down, who can read it, and how long it stays."),
        N_("Say that the person may see it, correct it, and complain. That never makes the help less."),
        N_("Invite the person before you discuss them in a meeting."),
        N_("Only danger for somebody is a reason to tell it later. Two colleagues must agree."),
    ),
    allowed=(
        N_("You may stop a talk to let the person read first."),
        N_("You may let the person bring somebody along."),
    ),
)

INSTRUCTIONS = (ASKING, FILE, SHARING, INFORMING)
"""Every version of every instruction; a new version is added, never put in the place of the old one."""
