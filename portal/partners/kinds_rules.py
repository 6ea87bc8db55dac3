"""Kinds of record about the rules an organisation works by."""

from __future__ import annotations

from portal.agencies.themes import Theme
from portal.agencies.widths import AsksWidth, FileService
from portal.partners.fields import Field, RecordKind, Shape
from portal.words import N_

POLICY = RecordKind(
    "policy",
    N_("One version of a policy text, with the days on which it holds. Also a training or a theme meeting."),
    (
        Field(
            "what", Shape.ONE_OF, N_("What it is. Without this it is a policy."), "policy",
            choices=("policy", "training", "theme_meeting"),
        ),
        Field(
            "code", Shape.TEXT, N_("A short name that all versions share."), "re-integration",
            is_required=True, longest=60,
        ),
        Field(
            "title", Shape.TEXT, N_("The name of the policy."), "Handboek re-integratie",
            is_required=True, longest=200,
        ),
        Field("version", Shape.TEXT, N_("The version of the text."), "2026-1", is_required=True, longest=40),
        Field("text", Shape.TEXT, N_("The text in Dutch."), "Vraag.", is_required=True, longest=20_000),
        Field("from_day", Shape.DAY, N_("The first day."), "2018-01-01", is_required=True),
        Field("until_day", Shape.DAY, N_("The last day, if there is one."), "2018-12-31", may_be_future=True),
    ),
)  # fmt: skip

RECOMMENDATION = RecordKind(
    "recommendation",
    N_("What an ombudsman or another guard said must change, and how far it is."),
    (
        Field(
            "report", Shape.TEXT, N_("The report it stands in."), "Kwartaalrapportage 2026-1",
            is_required=True, longest=200,
        ),
        Field(
            "theme", Shape.ONE_OF, N_("What it is about. All reports of a theme stand on one page."),
            "asked_health", choices=tuple(Theme),
        ),
        Field("given_on", Shape.DAY, N_("The day of the report."), "2026-02-01", is_required=True),
        Field("text", Shape.TEXT, N_("The text in Dutch."), "Vertel.", is_required=True, longest=4_000),
        Field(
            "answer", Shape.ONE_OF, N_("What the organisation said to it."), "adopted",
            is_required=True, choices=("adopted", "partly", "refused"),
        ),
        Field("because", Shape.TEXT, N_("Why they say so, in Dutch."), "Het kan sneller.", longest=1_000),
        Field(
            "state", Shape.ONE_OF, N_("How far it is. Adopted is not done."), "busy",
            is_required=True, choices=("not_started", "busy", "done"),
        ),
        Field("done_on", Shape.DAY, N_("The day it was done."), "2026-06-01"),
        Field("proof", Shape.TEXT, N_("What shows that it is done."), "Werkinstructie 4", longest=1_000),
        Field("policy", Shape.TEXT, N_("The code of the policy that answers it."), "informing", longest=60),
    ),
)  # fmt: skip

ASKING = RecordKind(
    "asking",
    N_("How much a place asks at first for one service. People read it before they come."),
    (
        Field(
            "organisation", Shape.REFERENCE, N_("The place."), "o-01",
            is_required=True, refers_to="organisation",
        ),
        Field(
            "service", Shape.ONE_OF, N_("The service."), FileService.WMO_SIMPLE,
            is_required=True, choices=tuple(FileService),
        ),
        Field(
            "width", Shape.ONE_OF, N_("Whether it asks little or a lot."), AsksWidth.SHORT,
            is_required=True, choices=tuple(AsksWidth),
        ),
        Field(
            "why", Shape.BY_LANGUAGE, N_("Why, in plain words."), "Voor een beugel is niet meer nodig.",
            is_required=True,
        ),
    ),
)  # fmt: skip
