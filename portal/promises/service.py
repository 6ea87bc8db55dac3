"""The door of this room: read promises and plans, write them down, and say what became of them."""

from portal.promises.answering import answer_sent, change, say_done
from portal.promises.reading import (
    Event,
    Line,
    Lists,
    PlanLine,
    SentLine,
    describe,
    describe_plan,
    list_for,
    show,
    show_plan,
    show_sent,
)
from portal.promises.recording import agree, ask, record, record_plan, say_sent
from portal.promises.rules import Draft, PlanDraft, PromiseIncomplete, SentState, Side, State, steps

__all__ = [
    "Draft",
    "Event",
    "Line",
    "Lists",
    "PlanDraft",
    "PlanLine",
    "PromiseIncomplete",
    "SentLine",
    "SentState",
    "Side",
    "State",
    "agree",
    "answer_sent",
    "ask",
    "change",
    "describe",
    "describe_plan",
    "list_for",
    "record",
    "record_plan",
    "say_done",
    "say_sent",
    "show",
    "show_plan",
    "show_sent",
    "steps",
]
