"""The forms of officials about who acts for a person."""

from __future__ import annotations

import wtforms
from werkzeug.datastructures import FileStorage

from portal.desk.complaints.forms import choice, long_text
from portal.mandates import rules
from portal.mandates.forms import Asked, GiveForm, ManyField, act_choices
from portal.mandates.phrases import ACTS, ACTS_AT_DESK, PROOFS, RELATIONS, RELATIONS_AT_DESK
from portal.mandates.rules import Proof
from portal.viewer import Act
from portal.web import Form, NoBrokenText, NotTooLong
from portal.web.days import DayField, day_needed
from portal.words import N_

WHO_ACTS = N_("Who acts for the person? Write the name.")
NOWHERE = N_("Nowhere: it is somebody the person knows")


class LawForm(Asked):
    """Who acts by law, and what the official saw of that."""

    service = "arranging"

    relation = choice(N_("What does this person act as?"), RELATIONS_AT_DESK.items())
    helper = wtforms.StringField(WHO_ACTS, [NoBrokenText(), NotTooLong(120)])
    agency = wtforms.SelectField(N_("Where does this person work?"), default="")
    proof = choice(N_("What did you see?"), PROOFS.items())
    number = wtforms.StringField(N_("Which number does the decision have?"), [NoBrokenText(), NotTooLong(60)])
    decided_on = DayField(N_("Of which day is the decision?"), [day_needed(rules.NO_DECISION_DAY)])
    acts = ManyField(
        N_("What does the decision allow?"), choices=act_choices(set(ACTS) - {Act.CASE}, ACTS_AT_DESK)
    )
    until = DayField(N_("Until which day, before we look again?"), [day_needed(rules.TOO_SOON)])
    once = wtforms.HiddenField()

    def validate_relation(self, field: wtforms.Field) -> None:
        """Ask as what somebody acts.

        :raises ValidationError: when nothing is chosen.
        """
        if field.data not in RELATIONS:
            raise wtforms.ValidationError(N_("Choose as what this person acts."))

    def validate_proof(self, field: wtforms.Field) -> None:
        """Ask what the official saw.

        :raises ValidationError: when nothing is chosen.
        """
        if field.data not in list(map(str, Proof)):
            raise wtforms.ValidationError(N_("Choose what you saw. Without it nothing can be written down."))

    def validate_number(self, field: wtforms.Field) -> None:
        """Ask for the number of the decision.

        :raises ValidationError: when there is none.
        """
        if not (field.data or "").strip():
            raise wtforms.ValidationError(rules.NO_NUMBER)


class InkForm(GiveForm):
    """What a person allows on paper, and the page with the signature; an official reads the questions."""

    service = "arranging"
    first = ("helper", "agency", "acts", "case", "until")
    nowhere = NOWHERE
    acts_said = ACTS_AT_DESK

    helper = wtforms.StringField(WHO_ACTS, [NoBrokenText(), NotTooLong(120)])
    acts = ManyField(N_("What does the person let them do?"))

    is_age_seen = wtforms.BooleanField(N_("I saw on an identity card that the person is 16 or older"))
    scan = wtforms.FileField(N_("The page with the signature, and no other page"))

    def file(self) -> bytes:
        """Return what was sent along; nothing when nothing was."""
        data = self.scan.data
        return data.read() if isinstance(data, FileStorage) and data.filename else b""


class CheckForm(Form):
    """What the second official decides."""

    service = "arranging"

    answer = choice(
        N_("Did you see the decision or the register yourself, and is this right?"),
        (("yes", N_("Yes, this is right")), ("no", N_("No, this is not right"))),
    )


class RefuseForm(Form):
    """Why an organisation does not accept who acts."""

    service = "arranging"

    why = long_text(N_("Why does your organisation not accept this person? Both of them read it."))
    once = wtforms.HiddenField()
