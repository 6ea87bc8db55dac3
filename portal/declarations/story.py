"""My own story: somebody writes it once, sends it to one organisation, and can take it back (R-172).

Sending is a release of one's own: it names one body, has a last day, and stands in the list of what was
signed. It is taken back there like any other; who works for that body cannot read it any more from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.declarations.asking import SIGNED_NOTICE
from portal.declarations.models import Declaration, DeclarationBody
from portal.declarations.reading import TABLE, Shown, show
from portal.declarations.recording import rows_for
from portal.declarations.rules import Draft, Kind, State, check
from portal.declarations.signing import LONGEST, AnswerIncomplete
from portal.errors import NotFound
from portal.notices.service import tell
from portal.store import Work, Writing
from portal.store.texts import keep, read_all
from portal.words import N_, Words

OWN_STORY = "own-story"
"""The version of every declaration that holds a story: these texts are in no register."""

FIELD = "story"
"""The field of the text that holds the story alone, in its writer's words."""

TITLE = N_("My own story")
PURPOSE = N_("So that you do not have to tell it again.")
ONLY = N_("Only %(body)s may read this, until and including %(day)s. You can take it back before that day.")

_NEWEST = (
    visible(Declaration, Declaration.id, Declaration.person_id)
    .where(Declaration.version == OWN_STORY)
    .order_by(Declaration.signed_at.desc(), Declaration.id.desc())
    .limit(1)
)
_KEPT = visible(Declaration, Declaration.id).where(Declaration.id == bindparam("declaration"))
_AT_BODY = (
    visible(Declaration, Declaration.id, Declaration.signed_at)
    .join(DeclarationBody, DeclarationBody.declaration_id == Declaration.id)
    .where(
        Declaration.version == OWN_STORY,
        Declaration.withdrawn_at.is_(None),
        Declaration.valid_to >= bindparam("today"),
        DeclarationBody.agency_id == bindparam("agency"),
        DeclarationBody.answer == "yes",
    )
    .order_by(Declaration.signed_at.desc(), Declaration.id)
    .limit(20)
)


@dataclass(frozen=True)
class Story:
    """A story, to whom it goes, and which kinds of data are in it."""

    text: str
    agency: str
    data_kinds: tuple[str, ...]


def send_story(
    work: Writing,
    *,
    viewer: Viewer,
    story: Story,
    words: Words,
    name: Callable[[str], str],
    once: str,
    at: datetime,
    today: date,
) -> str:
    """Keep a story and let one organisation read it, for a year at most; return the declaration's id.

    :param once: the id that the form got when it was opened; pressed twice it is sent once.
    :raises AnswerIncomplete: when something is missing, with each fault by its field.
    :raises NotFound: when somebody else than the person sends it (T-24).
    """
    if not viewer.is_self:
        raise NotFound(TABLE)
    _refuse_incomplete(story)
    if work.value(_KEPT, declaration=once) is not None:
        return once
    draft = _draft(viewer.person, story, words, name, at, today)
    check(draft)
    rows = rows_for(work, draft, at=at, id=once)
    for model, found in rows.items():
        work.add(model, *found)
    keep(work, person=viewer.person, about_table=TABLE, about_id=once, field=FIELD, text=story.text, at=at)
    tell(work, person=viewer.person, kind=SIGNED_NOTICE, about_table=TABLE, about_id=once, at=at)
    return once


def newest_story(look: Work) -> str:
    """Return what the person wrote last, to go on with; empty when there is none."""
    row = look.row(_NEWEST)
    return read_all(look, person=row.person_id, about_id=row.id).get(FIELD, "") if row else ""


def stories_at(look: Work, *, agency: str, today: date) -> Sequence[tuple[str, datetime]]:
    """Return the stories that a body may read today: the declaration, and when it was sent."""
    return [(row.id, row.signed_at) for row in look.rows(_AT_BODY, agency=agency, today=today)]


def story_for(look: Work, *, declaration: str, agency: str, today: date) -> Shown:
    """Return a story for who works for the body it was sent to.

    :raises NotFound: when it went to another, was taken back, or its last day has passed.
    """
    found = show(look, declaration=declaration, today=today)
    is_theirs = (agency, "yes") in found.bodies
    if found.version != OWN_STORY or found.line.state != State.VALID or not is_theirs:
        raise NotFound(TABLE)
    return found


def _refuse_incomplete(story: Story) -> None:
    faults: dict[str, str] = {}
    if not story.text.strip():
        faults["story"] = N_("Write your story first.")
    if not story.data_kinds:
        faults["data_kinds"] = N_("Tick what your story is about.")
    if not story.agency:
        faults["agency"] = N_("Choose who may read it.")
    if faults:
        raise AnswerIncomplete(faults)


def _draft(
    person: str, story: Story, words: Words, name: Callable[[str], str], at: datetime, today: date
) -> Draft:
    last = today + LONGEST
    only = words.text(ONLY, body=name(story.agency), day=last)
    return Draft(
        person=person,
        kind=Kind.RELEASE,
        title=words.text(TITLE),
        text=f"{story.text}\n{only}",
        agency=story.agency,
        version=OWN_STORY,
        language=words.lang,
        signed_at=at,
        signed_how="portal",
        valid_from=today,
        purpose=words.text(PURPOSE),
        valid_to=last,
        data_kinds=story.data_kinds,
        bodies={story.agency: "yes"},
    )
