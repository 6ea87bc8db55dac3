"""A letter about a case that is there: its words and its scan stand with that case, and the person hears."""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal import web
from portal.access import Viewer, acting
from portal.access.service import write_look
from portal.cases import service
from portal.cases.files import CleanFile
from portal.cases.numbers import read_number
from portal.cases.timeline import write_event
from portal.desk.post.forms import PostForm
from portal.errors import Refused
from portal.medical import service as medical
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.words import N_


class CaseEnded(Refused):
    """Nothing can be added to a case any more."""

    def __init__(self) -> None:
        super().__init__(
            N_("Nothing can be added to this case any more. Leave the number empty, and choose what it asks.")
        )


@dataclass(frozen=True)
class Joined:
    """What stands on the paper that goes back."""

    number: str
    language: str


def join(form: PostForm, file: CleanFile, viewer: Viewer) -> Joined:
    """Put a letter with a case, once.

    :raises NotFound: when this person has no case with the number.
    :raises CaseEnded: when nothing can be added to the case any more.
    """
    number = read_number(form.case.data or "") or ""
    with acting(web.portal().store, viewer) as work:
        case = service.with_number(work, number)
        _add(work, form, file, viewer, case)
    return Joined(number, form.language.data)


def _add(work: Writing, form: PostForm, file: CleanFile, viewer: Viewer, case: str) -> None:
    at, once = web.now(), form.once.data or new_id()
    # What the person wrote is not of the body: it stands there as with any help at a counter.
    writer = replace(viewer, capacity="visit")
    is_first = not service.has_message(work, case=case, message=once)
    try:
        message = service.add_message(
            work,
            viewer=writer,
            case=case,
            text=form.text.data or "",
            at=at,
            once=once,
            language=form.language.data,
        )
    except Refused as refused:
        raise CaseEnded from refused
    if not is_first:
        return
    apart = medical.Kind.MEDICAL if form.is_health.data == "yes" else None
    of = {"case": case} if apart else {"case": case, "message": message}
    service.attach(work, viewer=writer, name="scan", content=file, apart=apart, at=at, **of)
    details = {"on": form.received_on.data or "", "channel": form.channel.data or ""}
    write_event(work, writer, case=case, what="on_paper", at=at, details=details)
    write_look(work, viewer, item_table="cases", item_id=case, at=at)
    tell(work, person=viewer.person, kind="case_paper", about_table="cases", about_id=case, at=at)
