"""Forms of this room: an address, the code that confirms it, and how to be told of what."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import wtforms
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal.notices.rules import Channel, Topic
from portal.notices.topics import TOPIC_NAMES
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

CHANNEL_NAMES: Mapping[Channel, str] = {
    Channel.PORTAL: N_("Only here, on this website"),
    Channel.EMAIL: N_("Here, and an e-mail that there is a message"),
    Channel.SMS: N_("Here, and a text message that there is a message"),
    Channel.POST: N_("Here, and a letter that there is a message"),
    Channel.COUNTER: N_("Here, and I collect it at the counter"),
    Channel.LETTER: N_("Here, and the letter itself to my address"),
}


class MailForm(Form):
    """An e-mail address."""

    service = "reaching"

    address = wtforms.EmailField(N_("What is your e-mail address?"), [NoBrokenText(), NotTooLong(254)])


class PhoneForm(Form):
    """The number of a mobile telephone."""

    service = "reaching"

    address = wtforms.TelField(
        N_("What is the number of your mobile phone?"), [NoBrokenText(), NotTooLong(40)]
    )


class PostForm(Form):
    """An address for letters, as it stands on an envelope."""

    service = "reaching"

    address = wtforms.TextAreaField(
        N_("To which address may a letter go?"), [NoBrokenText(), NotTooLong(400)]
    )


class CodeForm(Form):
    """The code that was sent to a new address."""

    service = "reaching"

    code = wtforms.StringField(N_("Which code did you get?"), [NoBrokenText(), NotTooLong(20)])


WAY_FORMS: Mapping[Channel, type[MailForm | PhoneForm | PostForm]] = {
    Channel.EMAIL: MailForm,
    Channel.SMS: PhoneForm,
    Channel.POST: PostForm,
}


class ChoicesForm(Form):
    """How to be told of each kind of thing."""

    service = "reaching"

    about_cases = wtforms.RadioField(TOPIC_NAMES[Topic.CASES])
    about_data = wtforms.RadioField(TOPIC_NAMES[Topic.DATA])
    about_permissions = wtforms.RadioField(TOPIC_NAMES[Topic.PERMISSIONS])
    about_other = wtforms.RadioField(TOPIC_NAMES[Topic.OTHER])

    @property
    def questions(self) -> Mapping[Topic, wtforms.RadioField]:
        """The question about each topic."""
        return {
            Topic.CASES: self.about_cases,
            Topic.DATA: self.about_data,
            Topic.PERMISSIONS: self.about_permissions,
            Topic.OTHER: self.about_other,
        }

    def offer(self, channels: Collection[Channel], now: Mapping[Topic, Channel]) -> None:
        """Offer these channels for every topic, with the one in use already chosen."""
        for topic, question in self.questions.items():
            question.choices = [SelectChoice(one.value, CHANNEL_NAMES[one]) for one in channels]
            question.data = question.data or now[topic].value

    def chosen(self) -> Mapping[Topic, Channel]:
        """Return what was chosen, after ``validate``."""
        return {topic: Channel(question.data) for topic, question in self.questions.items()}
