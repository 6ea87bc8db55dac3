"""Forms of accounts by invitation: use an invitation, sign in with a second factor, invite somebody."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import Field, HiddenField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.
from wtforms.validators import AnyOf

from portal.accounts.forms import ChooseForm, CodeForm, SignInForm
from portal.accounts.rules import digits_of, signs_of
from portal.accounts.second import DIGITS
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

SERVICE = "invited-account"
_PLAIN = (NoBrokenText(), NotTooLong(200))
_NUMBER = N_("Look at the number again. It has ten digits.")
NAME = N_("Write what you call this colleague, for example a first name.")


def check_app_code(typed: str) -> None:
    """Ask for a whole code of the app.

    :raises ValidationError: when digits are missing.
    """
    if len(digits_of(typed)) != DIGITS:
        raise ValidationError(N_("Type the six digits that your app shows now."))


class InvitedForm(CodeForm):
    """The number and the code of an invitation."""

    service = SERVICE
    wrong_number = _NUMBER


class AppForm(ChooseForm):
    """A password of one's own and the first code of the app; the invitation goes along unseen."""

    service = SERVICE
    wrong_number = _NUMBER

    second = StringField(N_("The six digits of your app"), [*_PLAIN])

    def validate_second(self, field: Field) -> None:
        """Ask for a whole code.

        :raises ValidationError: when digits are missing.
        """
        check_app_code(field.data or "")


class SecondForm(SignInForm):
    """A number, a password, and a code of the app or a recovery code."""

    service = SERVICE
    wrong_number = _NUMBER

    second = StringField(N_("The six digits of your app, or a recovery code"), [*_PLAIN])

    def validate_second(self, field: Field) -> None:
        """Ask for a whole code of one of the two sorts.

        :raises ValidationError: when it can be neither.
        """
        typed = field.data or ""
        if len(digits_of(typed)) != DIGITS and len(signs_of(typed)) != 10:
            raise ValidationError(N_("Type the six digits that your app shows now, or a recovery code."))


class RenewForm(Form):
    """The code of the app, once more."""

    service = SERVICE

    second = StringField(N_("The six digits of your app"), [*_PLAIN])

    def validate_second(self, field: Field) -> None:
        """Ask for a whole code.

        :raises ValidationError: when digits are missing.
        """
        check_app_code(field.data or "")


class InviteForm(Form):
    """What somebody is called by who invites; nothing else is asked of who comes."""

    service = "inviting"

    once = HiddenField()
    """An id made when the form was shown, so that a second press invites nobody more."""
    label = StringField(N_("What do you call this colleague?"), [NoBrokenText(), NotTooLong(60)])

    def validate_label(self, field: Field) -> None:
        """Ask for a name, so that the right account can be stopped later.

        :raises ValidationError: when it is empty.
        """
        if not (field.data or "").strip():
            raise ValidationError(NAME)


class InviteLeadForm(InviteForm):
    """The same, and of which organisation: the first one of it, who invites the others."""

    first = ("agency",)

    agency = SelectField(N_("Of which organisation?"), validate_choice=False)

    def offer(self, agencies: Sequence[tuple[str, str]], nothing: str) -> None:
        """Offer these organisations; ``nothing`` stands first."""
        self.agency.choices = [SelectChoice("", nothing), *agencies]
        self.agency.validators = [AnyOf([one for one, _ in agencies], message=N_("Choose the organisation."))]
