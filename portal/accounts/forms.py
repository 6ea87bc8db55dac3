"""Forms of signing in without DigiD: a number with a code, a password to choose, a number with a password."""

from __future__ import annotations

from wtforms import Field, HiddenField, PasswordField, StringField, ValidationError

from portal.accounts import passwords
from portal.accounts.rules import digits_of, is_number, signs_of
from portal.people.forms import device_question
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

_PLAIN = (NoBrokenText(), NotTooLong(200))


class _Numbered(Form):
    """A form that asks for the number of an account."""

    wrong_number = N_("Look at the number again. It has ten digits and stands in your letter.")

    @property
    def typed_number(self) -> str:
        """Return the digits that were typed."""
        found = self["number"].data or ""
        return digits_of(found)

    def validate_number(self, _field: Field) -> None:
        """Tell a slip of the pen; that says nothing of who has an account.

        :raises ValidationError: when no account can have this number.
        """
        if not is_number(self.typed_number):
            raise ValidationError(self.wrong_number)


class _TypedTwice(Form):
    """A form in which a new password is typed twice."""

    def validate_again(self, field: Field) -> None:
        """Make sure that no key was hit by mistake.

        :raises ValidationError: when the second one is missing, or the two differ.
        """
        if not field.data:
            raise ValidationError(N_("Type the same password once more."))
        if passwords.tidy(field.data) != passwords.tidy(self["password"].data or ""):
            raise ValidationError(N_("The two are not the same. Type your password twice."))


class CodeForm(_Numbered):
    """The number and the code of a letter."""

    service = "own-account"

    number = StringField(N_("Your number"), [*_PLAIN])
    code = StringField(N_("Your code"), [*_PLAIN])

    def validate_code(self, field: Field) -> None:
        """Ask for a whole code.

        :raises ValidationError: when signs are missing.
        """
        if len(signs_of(field.data or "")) != 10:
            raise ValidationError(N_("Look at the code again. It has ten signs."))


class ChooseForm(_Numbered, _TypedTwice):
    """A password of one's own; the number and the code go along unseen."""

    service = "own-account"

    number = HiddenField()
    code = HiddenField()
    password = PasswordField(N_("Your new password"), [*_PLAIN])
    again = PasswordField(N_("Type the same password again"), [*_PLAIN])
    device = device_question()

    def validate_password(self, field: Field) -> None:
        """Refuse what is easy to guess.

        :raises ValidationError: with what to do instead.
        """
        found = passwords.fault(
            passwords.tidy(field.data or ""), number=self.typed_number, code=self.code.data or ""
        )
        if found is not None:
            raise ValidationError(found)


class ChangeForm(_TypedTwice):
    """Another password, for who is signed in."""

    service = "own-account"

    old = PasswordField(N_("Your password of now"), [*_PLAIN])
    password = PasswordField(N_("Your new password"), [*_PLAIN])
    again = PasswordField(N_("Type the same password again"), [*_PLAIN])

    number: str = ""
    """Of the account: it stands in a letter, so it may not be in the password."""

    def validate_old(self, field: Field) -> None:
        """Ask for the password of now: who finds a device open may not take the account over.

        :raises ValidationError: when the box is empty.
        """
        if not field.data:
            raise ValidationError(N_("Type your password."))

    def validate_password(self, field: Field) -> None:
        """Refuse what is easy to guess, and the one of now.

        :raises ValidationError: with what to do instead.
        """
        new = passwords.tidy(field.data or "")
        found = passwords.fault(new, number=self.number, code="")
        if found is not None:
            raise ValidationError(found)
        if new == passwords.tidy(self.old.data or ""):
            raise ValidationError(N_("This is the password you have. Choose another one."))


class SignInForm(_Numbered):
    """A number and a password."""

    service = "own-account"

    number = StringField(N_("Your number"), [*_PLAIN])
    password = PasswordField(N_("Your password"), [*_PLAIN])
    device = device_question()

    def validate_password(self, field: Field) -> None:
        """Ask for a password.

        :raises ValidationError: when the box is empty.
        """
        if not field.data:
            raise ValidationError(N_("Type your password."))
