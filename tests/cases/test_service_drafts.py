"""Drafts: sealed, only for their own person, kept for 30 days, never at the cost of a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import func, select

from portal.access import acting, looking
from portal.cases import service
from portal.cases.models import Attachment, Draft
from portal.errors import NotFound
from portal.store import Store, new_id
from portal.store.models import Text
from tests.cases.writing import draft_of, sent
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = MONDAY.date()


def read(store: Store, who: Somebody, draft: str) -> service.DraftView:
    """Read a draft."""
    with looking(store, who.viewer, at=MONDAY) as look:
        return service.read_draft(look, draft)


def save(store: Store, who: Somebody, draft: str, answers: dict[str, str | list[str]], days: int = 0) -> None:
    """Save answers some days later."""
    at = MONDAY + timedelta(days=days)
    with acting(store, who.viewer) as work:
        service.save_answers(work, viewer=who.viewer, draft=draft, answers=answers, at=at, today=at.date())


def with_file(store: Store, who: Somebody, draft: str) -> str:
    """Add a small picture."""
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    with acting(store, who.viewer) as work:
        return service.attach(
            work,
            viewer=who.viewer,
            draft=draft,
            name="a.png",
            content=out.getvalue(),
            at=MONDAY,
        )


def left(store: Store) -> list[int]:
    """Count drafts, files and texts."""
    with store.reading() as work:
        return [int(work.value(select(func.count()).select_from(t))) for t in (Draft, Attachment, Text)]


def test_answers_are_kept_page_by_page_and_an_empty_one_takes_its_answer_away(
    store: Store, someone: Someone
) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint", {"happened": "One thing."})
    save(store, who, draft, {"hope": "An apology.", "grievances": ["a", "b"]})
    save(store, who, draft, {"grievances": ["a"]}, days=1)
    save(store, who, draft, {"hope": ""}, days=2)
    found = read(store, who, draft)
    assert found.answers == {"happened": "One thing.", "grievances": ["a"]}
    assert found.changed_at == MONDAY + timedelta(days=2)
    assert found.ends_on == date(2026, 12, 28)  # the 25th is Christmas, and then a weekend


def test_a_draft_of_somebody_else_is_not_found(store: Store, someone: Someone) -> None:
    wife, husband = someone(), someone()
    draft = draft_of(store, wife, "complaint")
    file = with_file(store, wife, draft)
    with acting(store, husband.viewer) as work:
        given = {"viewer": husband.viewer, "draft": draft, "at": MONDAY}
        calls: list[Callable[[], object]] = [
            lambda: service.read_draft(work, draft),
            lambda: service.save_answers(work, **given, answers={}, today=TODAY),
            lambda: service.retype_draft(work, **given, kind="question"),
            lambda: service.drop_draft(work, draft=draft),
            lambda: service.detach(work, attachment=file),
            lambda: service.read_file(work, file),
            lambda: service.attach(work, **given, name="x", content=clean_picture()),
        ]
        for call in calls:
            with pytest.raises(NotFound):
                call()
        assert service.list_drafts(work) == ()
    assert read(store, wife, draft).attachments[0].id == file


def clean_picture() -> service.CleanFile:
    """A picture that was cleaned."""
    out = BytesIO()
    Image.new("RGB", (4, 4), "blue").save(out, "PNG")
    return service.clean(out.getvalue())


def test_a_wrong_choice_costs_nothing(store: Store, someone: Someone) -> None:
    who = someone()
    draft = draft_of(store, who, "complaint", {"happened": "They lowered it.", "hope": "Look again."})
    with acting(store, who.viewer) as work:
        service.retype_draft(work, viewer=who.viewer, draft=draft, kind="objection", at=MONDAY)
    found = read(store, who, draft)
    assert found.kind.code == "objection"
    assert found.answers == {"decision": "They lowered it.\n\nLook again."}
    with pytest.raises(NotFound), acting(store, who.viewer) as work:
        service.retype_draft(work, viewer=who.viewer, draft=draft, kind="made_up", at=MONDAY)


def test_the_list_of_drafts_has_the_last_changed_first(store: Store, someone: Someone) -> None:
    who = someone()
    drafts = [draft_of(store, who, kind) for kind in ("complaint", "question")]
    save(store, who, drafts[0], {"hope": "x"}, days=1)
    with looking(store, who.viewer, at=MONDAY) as look:
        assert [(line.id, line.kind.code) for line in service.list_drafts(look)] == [
            (drafts[0], "complaint"),
            (drafts[1], "question"),
        ]


def test_a_dropped_draft_takes_its_files_along(store: Store, someone: Someone) -> None:
    who = someone()
    draft, other = draft_of(store, who, "complaint"), draft_of(store, who, "complaint")
    with_file(store, who, draft)
    with_file(store, who, other)
    with acting(store, who.viewer) as work:
        service.drop_draft(work, draft=draft)
    assert left(store) == [1, 1, 1]
    with pytest.raises(NotFound):
        read(store, who, draft)


@pytest.mark.requirement("T-74", "L-83i")
def test_a_draft_is_gone_30_days_after_it_was_changed_and_nothing_of_it_stays(
    store: Store, someone: Someone
) -> None:
    who = someone()
    old, newer = draft_of(store, who, "complaint"), draft_of(store, who, "complaint")
    with_file(store, who, old)
    with_file(store, who, newer)
    save(store, who, newer, {"hope": "x"}, days=20)
    sent(store, who)
    with store.writing() as work:
        assert service.drop_old(work, date(2026, 12, 23)) == 0
        assert service.drop_old(work, date(2026, 12, 24)) == 1
    assert left(store) == [1, 1, 2]
    assert read(store, who, newer).attachments


def test_a_draft_of_a_made_up_kind_is_never_started(store: Store, someone: Someone) -> None:
    who = someone()
    with pytest.raises(NotFound):
        draft_of(store, who, "made_up", {})
    with pytest.raises(NotFound):
        read(store, who, new_id())
