"""The forms of officials about a file."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, SelectField

from portal.agencies.data_kinds import DATA_KINDS
from portal.desk.recording.fields import boxes, line, long_text, radio
from portal.dossiers.phrases import (
    ANSWERS,
    ASKED_AT_DESK,
    CAME_FROM_AT_DESK,
    CHOICES,
    DOMAINS_AT_DESK,
    RELATIONS,
    TOLD_HOW,
    WHAT,
)
from portal.dossiers.rules import MEDICAL
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_

KINDS: dict[str, str] = {kind: text for kind, text in DATA_KINDS.items() if kind not in MEDICAL}
"""What is medical stays apart and is not written here."""


class FileForm(Form):
    """A form about a file, with the id it got when it was opened."""

    service = "keeping-files"

    once = HiddenField()


class ItemForm(FileForm):
    """One thing to write down, about one person."""

    what = radio(N_("Is it a fact, or what you make of it?"), WHAT)
    text = long_text(N_("What do you write down?"))
    fact = SelectField(N_("On which fact does it rest?"), validate_choice=False)
    data_kind = SelectField(N_("What kind of data is it?"), validate_choice=False)
    purpose = line(N_("What is it needed for?"), 1_000)
    came_from = radio(N_("Where does it come from?"), CAME_FROM_AT_DESK)
    came_on = DayField(N_("On which day did it come in?"))
    needed_until = DayField(N_("Until which day is it needed?"))
    exception = line(N_("Why is it written down all the same?"), 1_000)
    agreed = line(N_("Can this person weigh it? How did they agree?"), 1_000)
    other = SelectField(N_("Is it also about another of your people?"), validate_choice=False)
    other_text = long_text(N_("The text for that other person"))


class PartForm(FileForm):
    """Whether a part of life was asked about. It has no box for a score."""

    domain = radio(N_("Which part of life is it about?"), DOMAINS_AT_DESK)
    answer = radio(N_("May I ask about this? What did the person say?"), ANSWERS)
    asked = radio(N_("Did you ask?"), ASKED_AT_DESK)
    necessity = line(N_("Why does the question of this person need it?"), 1_000)
    exception = line(N_("Why is it written down all the same?"), 1_000)
    agreed = line(N_("Can this person weigh it? How did they agree?"), 1_000)


class ToldForm(FileForm):
    """How and when the person was told about the file."""

    how = radio(N_("How did you tell it?"), TOLD_HOW)
    told_on = DayField(N_("On which day?"))
    language = SelectField(N_("In which language?"), validate_choice=False)
    has_told_rights = BooleanField(N_("I told the three rights as well"))
    reaction = long_text(N_("What did the person say to it? Use their own words"))


class AnswerForm(FileForm):
    """The answer to somebody who wants another contact person, or somebody with them."""

    reply = line(N_("Who helps this person now? This person reads it"), 1_000)


class ReviewForm(FileForm):
    """Whether an item is still needed."""

    decision = radio(
        N_("Is it still needed?"),
        {"kept": N_("Yes, keep it"), "removed": N_("No, take it away for good")},
    )
    reason = line(N_("Why does it stay?"), 1_000)
    needed_until = DayField(N_("Until which day is it needed?"))


class GoalForm(FileForm):
    """A goal: worked on, deliberately not, or later."""

    text = line(N_("What is the goal, in the words of this person?"), 1_000)
    choice = radio(N_("What did this person choose?"), CHOICES)
    chosen_on = DayField(N_("On which day?"))
    when = line(N_("When is it looked at again?"), 200)
    why = line(N_("Why does this person choose that?"), 1_000)
    agreed = line(N_("Can this person weigh it? How did they agree?"), 1_000)


class ExemptionForm(FileForm):
    """An exemption: from what, when, why, and what then."""

    text = line(N_("From which duty?"), 1_000)
    begins_on = DayField(N_("On which day does it begin?"))
    ends_on = DayField(N_("On which day does it end?"))
    reason = line(N_("Why? This person reads it"), 1_000)
    then = line(N_("What happens after that day?"), 1_000)
    letter_on = DayField(N_("Of which day is the letter with the decision?"))


class CarerForm(FileForm):
    """Who helps: four fields, and no box for a story (R-056)."""

    name = line(N_("The name of who helps"), 120)
    contact = line(N_("An address or a phone number"), 200)
    relation = radio(N_("What is the helper to this person?"), RELATIONS)
    gives_help = boxes(N_("Which help?"))
    own = SelectField(N_("Is the helper one of your people?"), validate_choice=False)
    agreed = line(N_("Can this person weigh it? How did they agree?"), 1_000)


class ExtraForm(FileForm):
    """Extra data that an official wants to ask from another organisation."""

    body = SelectField(N_("From which organisation?"), validate_choice=False)
    data_kinds = boxes(N_("Which kinds of data?"))
    why = line(N_("Why is it needed? This person reads it"), 1_000)


class ReplyForm(FileForm):
    """The answer to a question about a proposal."""

    reply = line(N_("Your answer. This person reads it"), 1_000)
