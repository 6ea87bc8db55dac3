"""Rows of policies and recommendations."""

from __future__ import annotations

import json

from portal.agencies.models import Asking
from portal.instructions.models_policies import Policy, Recommendation
from portal.partners.rows import Making, Row, Rows, required_day


def policy(making: Making) -> Rows:
    """Return one version of a policy, or a training or theme meeting."""
    values = making.values
    row: Row = {
        "id": making.id,
        "what": values.text("what") or "policy",
        **{name: values.text(name) for name in ("code", "title", "version", "text")},
        "from_day": required_day(values, "from_day"),
        "until_day": values.day("until_day"),
        **making.known_by(),
    }
    return {Policy: [row]}


def recommendation(making: Making) -> Rows:
    """Return one recommendation."""
    values = making.values
    row: Row = {
        "id": making.id,
        **{name: values.text(name) for name in ("report", "theme", "text", "answer")},
        **{name: values.text(name) for name in ("because", "state", "proof")},
        "given_on": required_day(values, "given_on"),
        "done_on": values.day("done_on"),
        "policy_code": values.text("policy"),
        **making.known_by(),
    }
    return {Recommendation: [row]}


def asking(making: Making) -> Rows:
    """Return how much a place asks for one service."""
    values = making.values
    row: Row = {
        "id": making.id,
        "agency_id": making.one("organisation", "organisation"),
        "service": values.text("service"),
        "width": values.text("width"),
        "why": json.dumps(values.by_language("why"), ensure_ascii=False),
        **making.known_by(),
    }
    return {Asking: [row]}
