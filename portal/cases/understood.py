"""The words of a case by their language: which need a text in Dutch, and what stands beside them by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from portal.access.handlers import viewer_of
from portal.cases.handling import say
from portal.cases.kind import Shape
from portal.cases.shown import CaseView, FileLine, PartView
from portal.cases.timeline import write_event
from portal.store import Work, Writing
from portal.understanding import service as understanding
from portal.viewer import Official, Viewer
from portal.words import N_, Said

IN_WORDS = frozenset({Shape.TEXT, Shape.LONG})
TEXT = "text"

POINT = N_("Point %(number)s")
MESSAGE = N_("Message of %(moment)s")
RECORDING = N_("Recording of %(moment)s")


@dataclass(frozen=True)
class Words:
    """Words of the person, as they were typed or said."""

    about: str
    field: str
    label: Said
    text: str
    language: str
    """Empty when it is not known."""


def understood(look: Work, case: CaseView) -> CaseView:
    """Return a case with what was typed out, what stands there in Dutch, and who asked for an interpreter."""
    has_voice = any(file.is_voice for file in case.attachments)
    return replace(
        case,
        spoken=understanding.typed_out(look, case=case.id) if has_voice else {},
        dutch=understanding.translations(look, case=case.id),
        interpreters=tuple(understanding.wanted(look, table=understanding.CASES, about=case.id)),
    )


def words_of(case: CaseView) -> list[Words]:
    """Return all words of the person in a case, in the order of its page."""
    return [
        *(one for part in case.parts for one in _answers(case, part)),
        *_points(case),
        *(
            Words(one.id, TEXT, Said(MESSAGE, moment=one.at), one.text, one.language)
            for one in case.messages
            if one.by != "body"
        ),
        *(
            Words(found.id, TEXT, Said(RECORDING, moment=file.added_at), found.text, file.language)
            for file in case.attachments
            if (found := case.spoken.get(file.id)) is not None
        ),
    ]


def foreign(case: CaseView) -> list[Words]:
    """Return the words that need a text in Dutch."""
    return [one for one in words_of(case) if understanding.needs_dutch(one.language)]


def _answers(case: CaseView, part: PartView) -> Iterator[Words]:
    for question in part.kind.questions:
        text = part.answers.get(question.name)
        if question.shape in IN_WORDS and isinstance(text, str) and text:
            yield Words(part.id, question.name, Said(question.label), text, case.language)


def _points(case: CaseView) -> Iterator[Words]:
    """Give the points that have words of their own; a point without them is the story itself."""
    told = {text for part in case.parts for text in part.answers.values() if isinstance(text, str)}
    for point in case.grievances:
        if point.text and point.text not in told:
            yield Words(point.id, TEXT, Said(POINT, number=point.position), point.text, case.language)


def voices(case: CaseView) -> list[FileLine]:
    """Return the recordings in which the person tells something."""
    return [file for file in case.attachments if file.is_voice]


def type_out(work: Writing, *, viewer: Viewer, case: str, file: str, text: str, at: datetime) -> None:
    """Keep what an official typed while listening; the timeline says so.

    :raises Refused: when nothing was typed, or the person found the text right.
    """
    understanding.type_out(work, viewer=viewer, case=case, attachment=file, text=text, at=at)
    say(work, viewer, case=case, what="typed_out", at=at)


def take_check(work: Writing, *, official: Official, translation: str, at: datetime, today: date) -> str:
    """Open a case for who checks a translation; return it.

    :raises NotFound: when none waits there for this official.
    """
    case, person = understanding.take_check(
        work, official=official, translation=translation, at=at, today=today
    )
    write_event(work, viewer_of(official, person), case=case, what="translation_check", at=at)
    return case
