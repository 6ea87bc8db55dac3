"""What the handling of a case holds, for both sides: read whole, with every text opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam

from portal.access import visible
from portal.cases.handled_shown import (
    Argument,
    Copy,
    Departure,
    Forwarding,
    Handled,
    Letter,
    LookAgain,
    Measure,
    Outcome,
    Postponement,
    Window,
    Wish,
    Words,
)
from portal.cases.hearing import lines_of
from portal.cases.kept_words import words_of
from portal.cases.models_handling import (
    CaseArgument,
    CaseCopy,
    CaseDeparture,
    CaseForwarding,
    CaseLetter,
    CaseMeasure,
    CaseOutcome,
    CasePostponement,
    CaseWindow,
)
from portal.cases.models_recommendations import CaseRecommendation
from portal.cases.models_wishes import CaseWish
from portal.cases.recommended import shown
from portal.store import Base, Work
from portal.store.work import AnyRow


# Any: a select of all columns of one table.
def _of_case(table: type[Base], *order: Any) -> Select[Any]:
    columns = table.__table__.columns
    return visible(table, *columns).where(columns["case_id"] == bindparam("case")).order_by(*order)


_ARGUMENTS = _of_case(CaseArgument, CaseArgument.made_at, CaseArgument.id)
_WINDOWS = _of_case(CaseWindow, CaseWindow.opened_at, CaseWindow.id)
_COPY = _of_case(CaseCopy, CaseCopy.id)
_POSTPONED = _of_case(CasePostponement, CasePostponement.asked_at, CasePostponement.id)
_FORWARDED = _of_case(CaseForwarding, CaseForwarding.sent_on, CaseForwarding.id)
_LETTERS = _of_case(CaseLetter, CaseLetter.made_at, CaseLetter.id).where(CaseLetter.state == "sent")
_OUTCOMES = _of_case(CaseOutcome, CaseOutcome.id)
_MEASURES = _of_case(CaseMeasure, CaseMeasure.due_on, CaseMeasure.id)
_RECOMMENDED = _of_case(CaseRecommendation, CaseRecommendation.given_on, CaseRecommendation.id)
_DEPARTED = _of_case(CaseDeparture, CaseDeparture.made_at, CaseDeparture.id)
_WISHED = _of_case(CaseWish, CaseWish.asked_at, CaseWish.id)
_ALL = (
    _ARGUMENTS,
    _WINDOWS,
    _COPY,
    _POSTPONED,
    _FORWARDED,
    _LETTERS,
    _OUTCOMES,
    _MEASURES,
    _RECOMMENDED,
    _DEPARTED,
    _WISHED,
)


def handled(look: Work, case: str) -> Handled:
    """Return the handling of a case that the viewer may see; empty when nothing happened yet."""
    rows = [look.rows(statement, case=case) for statement in _ALL]
    ids = [row.id for found in rows for row in found]
    words = words_of(look, ids) if ids else {}
    arguments, windows, copies, postponed, forwarded, letters, outcomes, measures, *others = rows
    recommended, departed, wished = others
    return Handled(
        arguments=tuple(_argument(row, words.get(row.id, {})) for row in arguments),
        windows=tuple(_window(row, words.get(row.id, {})) for row in windows),
        copy=next((_copy(row, words.get(row.id, {})) for row in copies), None),
        postponements=tuple(
            Postponement(row.id, row.to_day, row.state, row.asked_at, words.get(row.id, {}).get("reason", ""))
            for row in postponed
        ),
        forwardings=tuple(_forwarding(row, words.get(row.id, {})) for row in forwarded),
        letters=tuple(_letter(row, outcomes, measures, words) for row in letters),
        recommendations=tuple(shown(row, words.get(row.id, {})) for row in recommended),
        departures=tuple(
            Departure(row.usual, row.made_at, words.get(row.id, {}).get("because", "")) for row in departed
        ),
        wishes=tuple(_wish(row, words.get(row.id, {})) for row in wished),
    )


def _argument(row: AnyRow, words: Words) -> Argument:
    return Argument(
        id=row.id,
        side=row.side,
        answers=row.answers_id or "",
        first_given_on=row.first_given_on,
        is_condition=row.is_condition,
        event_on=row.event_on,
        text=words.get("text", ""),
        weighed=words.get("weighed", ""),
    )


def _wish(row: AnyRow, words: Words) -> Wish:
    texts = (words.get("text", ""), words.get("because", ""))
    told = (row.id, row.state, row.asked_at, row.answered_at, row.role, row.agency_id)
    return Wish(*told, *texts, row.lasts, row.ended)


def _window(row: AnyRow, words: Words) -> Window:
    texts = (words.get("text", ""), words.get("reaction", ""))
    return Window(row.id, row.what, row.side, row.opened_at, row.until, row.ended_how, row.ended_at, *texts)


def _copy(row: AnyRow, words: Words) -> Copy:
    left_out = frozenset(int(number) for number in row.left_out.split())
    lines = lines_of(words.get("text", ""))
    return Copy(row.shown_at, row.until, lines, left_out, row.agreed_at, row.sent_at)


def _forwarding(row: AnyRow, words: Words) -> Forwarding:
    return Forwarding(
        row.to_agency_id, row.state, row.sent_on, row.accept_by, row.ended_on, words.get("reason", "")
    )


def _letter(
    row: AnyRow, outcomes: Sequence[AnyRow], measures: Sequence[AnyRow], words: Mapping[str, Words]
) -> Letter:
    return Letter(
        kind=row.kind,
        ground=row.ground,
        offers=tuple(row.offers.split()),
        is_about_data=row.is_about_data,
        sent_at=row.sent_at,
        ombudsman_until=row.ombudsman_until,
        words=words.get(row.id, {}),
        outcomes=tuple(_outcome(one, words.get(one.id, {})) for one in outcomes if one.letter_id == row.id),
        measures=tuple(
            Measure(one.id, one.owner, one.due_on, one.done_on, words.get(one.id, {}).get("text", ""))
            for one in measures
            if one.letter_id == row.id and not one.is_look_again
        ),
        look_again=next(
            (
                LookAgain(one.due_on, one.done_on, words.get(one.id, {}).get("result", ""))
                for one in measures
                if one.letter_id == row.id and one.is_look_again
            ),
            None,
        ),
    )


def _outcome(row: AnyRow, words: Words) -> Outcome:
    return Outcome(
        row.grievance_id, row.outcome, tuple(row.norms.split()), row.was_allowed, row.policy_of, words
    )
