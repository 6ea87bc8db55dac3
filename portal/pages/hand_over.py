"""Where an organisation hands over a paper, with a code that it got by phone: one page, one press (R-118)."""

from __future__ import annotations

from flask import request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse
from wtforms import RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal import web
from portal.access import refuse
from portal.cases.fields import needed, tidy
from portal.cases.forms import FileForm, tell
from portal.cases.service import clean
from portal.consultations import papers
from portal.errors import Refused
from portal.signals import counts
from portal.signals.phrases import MUST_WAIT
from portal.web import NoBrokenText, NotTooLong
from portal.words import N_

NOT_HERE = N_("This does not go here. Give it to the medical adviser, in a closed envelope.")


DOOR = "paper"
"""What wrong codes are counted under: apart from those of signals."""

WHAT = (
    ("no", N_("A letter, a picture or another paper, not about health")),
    ("yes", N_("Something about health, or a recording")),
)
"""What a paper can be; only the first goes here."""


class HandOverForm(FileForm):
    """The code, the paper, and what it is."""

    service = "papers"
    first = ("code", "file")

    medical = RadioField(
        N_("What is this file?"),
        choices=[SelectChoice(code, text) for code, text in WHAT],
        validate_choice=False,
    )
    code = StringField(
        N_("The code that you got by phone"),
        [needed(N_("Type the code that you got by phone.")), NoBrokenText(), NotTooLong(40)],
        filters=[tidy],
    )

    def validate_medical(self, field: RadioField) -> None:
        """Take only what goes here.

        :raises ValidationError: when nothing is chosen, or it is about health.
        """
        if field.data != "no":
            raise ValidationError(NOT_HERE if field.data == "yes" else N_("Choose what this file is."))


@web.public
def hand_over() -> AnyResponse:
    """Ask for the code and the paper, and keep it once."""
    if request.method == "GET":
        return web.render(
            "pages/hand_over.html", form=HandOverForm(), is_done=request.args.get("done") == "yes"
        )
    form = HandOverForm(CombinedMultiDict((request.files, request.form)))
    status = _kept(form)
    if status == 303:
        return web.go("pages.hand_over", done="yes")
    return web.render("pages/hand_over.html", status=status, form=form, is_done=False)


def _kept(form: HandOverForm) -> int:
    if not form.validate():
        return 400
    wrong = _wrong_code(form.code.data or "")
    if wrong is not None:
        tell(form.code, wrong[0])
        return wrong[1]
    try:
        file = clean(form.file.data.read())
    except Refused as refused:
        tell(form.file, refused.reason)
        return refused.status
    try:
        with web.portal().store.writing() as work:
            papers.receive(
                work,
                code=form.code.data or "",
                media_type=file.media_type,
                content=file.content,
                at=web.now(),
            )
    except Refused as refused:
        tell(form.code, refused.reason)
        return refused.status
    return 303


def _wrong_code(code: str) -> tuple[str, int] | None:
    """Return what is wrong with a code and with which status; nothing when it opens.

    Wrong ones are counted by the address of the network, as at the door of signals. After too many, no code
    of that address is looked at for an hour: nobody tries them out.
    """
    at, address = web.now(), web.network()
    with web.portal().store.writing() as work:
        if counts.is_slowed(work, what=DOOR, address=address, at=at):
            return MUST_WAIT, 429
        if papers.is_open(work, code=code, at=at):
            return None
        counts.add_wrong(work, what=DOOR, address=address, at=at)
    refuse(web.portal().store, account="", endpoint=request.endpoint or "", at=at)
    return papers.WRONG_CODE, 400
