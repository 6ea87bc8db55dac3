"""The form for what came on paper."""

from __future__ import annotations

from werkzeug.datastructures import FileStorage
from wtforms import FileField, HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import Regexp

from portal.cases import kinds
from portal.cases.fields import DayField, needed, one_of, tidy
from portal.cases.numbers import read_number
from portal.desk.assistance.forms import CardForm
from portal.desk.complaints.forms import choice, listed
from portal.web import NoBrokenText, NotTooLong
from portal.words import N_

NO_SUCH_NUMBER = N_("This person has no case with this number. Look at the letter again, or leave it empty.")
CHANNELS = (
    ("post", N_("By post")),
    ("counter", N_("Handed in on paper")),
)
HEALTH = (
    ("no", N_("No")),
    ("yes", N_("Yes. Then it is kept apart and sealed.")),
)


class PostForm(CardForm):
    """A letter: of whom, how and when it came, what it says in its own words, and the scan."""

    service = "post"
    first = ("number", "born_on", "channel", "received_on", "case")

    once = HiddenField(validators=[Regexp(r"^[0-9a-z]{26}$")])
    """An id made when the form was shown, so that a second press adds nothing."""
    case = StringField(
        N_("Which case number stands on the letter?"), [NoBrokenText(), NotTooLong(40)], filters=[tidy]
    )
    kind = choice(N_("What does the letter ask?"), ())
    channel = RadioField(
        N_("How did the letter come in?"),
        [needed(N_("Choose how it comes in.")), one_of({code for code, _ in CHANNELS})],
        choices=listed(CHANNELS),
        validate_choice=False,
    )
    received_on = DayField(N_("On which day did it first come in?"))
    text = TextAreaField(
        N_("What does the letter say?"),
        [needed(N_("Type over what the letter says.")), NoBrokenText(), NotTooLong()],
        filters=[tidy],
    )
    language = choice(N_("In which language is the letter?"), ())
    scan = FileField(N_("The scan of the letter"))
    is_health = RadioField(
        N_("Is there something about health in the letter?"),
        [needed(N_("Say whether there is something about health.")), one_of({"yes", "no"})],
        choices=listed(HEALTH),
        validate_choice=False,
    )

    def offer(self, languages: list[tuple[str, str]]) -> None:
        """Offer the kinds of cases and the languages of this portal."""
        offered = [(kind.code, kind.desk_name) for kind in kinds.all()]
        self.kind.choices = listed(offered)
        # A letter about a case that is there asks nothing new.
        asks = [] if self.case.data else [needed(N_("Choose what the letter asks."))]
        self.kind.validators = [*asks, one_of({"", *(code for code, _ in offered)})]
        self.language.choices = listed(languages)
        self.language.validators = [
            needed(N_("Choose the language of the letter.")),
            one_of({code for code, _ in languages}),
        ]

    def validate_case(self, field: StringField) -> None:
        """Tell a slip of the pen; that says nothing of whose case it is.

        :raises ValidationError: when no case can have this number.
        """
        if field.data and read_number(field.data) is None:
            raise ValidationError(NO_SUCH_NUMBER)

    def validate_received_on(self, field: DayField) -> None:
        """Ask for the first day: every term counts from it.

        :raises ValidationError: when it is empty.
        """
        if not field.data:
            raise ValidationError(N_("Fill in the day on which it first came in. Every term counts from it."))

    def validate_scan(self, field: FileField) -> None:
        """Ask for the scan: what was typed over can be checked against it.

        :raises ValidationError: when there is none.
        """
        if not isinstance(field.data, FileStorage) or not field.data.filename:
            raise ValidationError(N_("Add the scan of the letter."))
