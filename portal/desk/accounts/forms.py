"""Forms of a counter: what somebody asks for, and what stands in the proof of who that is."""

from __future__ import annotations

from datetime import date

from stdnum.nl import bsn
from wtforms import Field, StringField, ValidationError

from portal.accounts.rules import What, digits_of
from portal.accounts.service import Proof
from portal.cases.fields import DayField, needed, tidy
from portal.desk.complaints.forms import choice, listed
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

WHAT = {
    What.CODE: N_("Give a code in the hand: a first one, or a new one after a loss"),
    What.SEEN: N_("Say that we saw this person, so that all pages open"),
    What.LETTER: N_("Send a letter with a code to the home address"),
    What.STOP: N_("Stop the old code and password now"),
}


class ProofForm(Form):
    """The number and the birth date, as they stand in a passport or on an ID card."""

    service = "own-account-counter"

    number = StringField(
        N_("The citizen service number"),
        [NoBrokenText(), NotTooLong(20)],
        filters=[tidy],
    )
    born_on = DayField(N_("The birth date"), [needed(N_("Fill in the birth date."))])

    def offer(self, today: date) -> None:
        """Take no day that is still to come."""
        self.born_on.latest = today

    def validate_number(self, field: Field) -> None:
        """Tell a slip of the pen; that says nothing of who is known here.

        :raises ValidationError: when no person can have this number.
        """
        if not bsn.is_valid(digits_of(field.data or "")):
            raise ValidationError(N_("Look at the number again. It has nine digits and stands in the proof."))

    @property
    def proof(self) -> Proof:
        """Return what was read."""
        number = str(bsn.compact(digits_of(self.number.data or "")))
        return Proof(number, date.fromisoformat(self.born_on.data))


class AskForm(ProofForm):
    """The same, and what is asked."""

    service = "own-account-counter"
    first = ("what",)

    what = choice(N_("What does this person need?"), WHAT.items())

    letters = False

    def offer_letter(self, *, has_post: bool) -> None:
        """Offer a letter only where letters leave."""
        self.letters = has_post
        offered = ((what, text) for what, text in WHAT.items() if has_post or what is not What.LETTER)
        self.what.choices = listed(offered)

    def validate_what(self, field: Field) -> None:
        """Ask for one of them.

        :raises ValidationError: for a letter, where no letters leave.
        """
        if field.data == What.LETTER and not self.letters:
            raise ValidationError(N_("This site sends no letters. Give a code in the hand."))
        needed(N_("Choose what this person needs."))(self, field)
