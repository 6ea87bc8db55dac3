"""Who was not told twice about a file stands on the list, once a month has passed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.agencies.models import File
from portal.dossiers.models import FileTold
from portal.notices.models import Task
from portal.store import new_id
from portal.worker.running import bench_of
from portal.worker.untold_files import list_untold_files
from tests.clocks import MONDAY
from tests.desk.ways import store_of
from tests.visitor import Visitor


def listed(app: Flask) -> set[str]:
    """The files of which a task is open, by the name they have at the source."""
    list_untold_files(bench_of(app.extensions["inzage"]), MONDAY)
    open_tasks = (
        select(File.source_id)
        .join(Task, Task.about_id == File.id)
        .where(Task.kind == "not_told_twice", Task.done_at.is_(None), Task.role == "team_leader")
    )
    with store_of(app).reading() as work:
        return {row.source_id for row in work.rows(open_tasks)}


@pytest.mark.requirement("R-047")
def test_a_file_that_was_not_told_twice_is_on_the_list_until_it_is(app: Flask) -> None:
    found = listed(app)
    assert "f-hendrik" in found, "told by mouth only"
    assert "f-moeder-w" not in found, "told twice"
    assert "f-vrouw" not in found
    assert "f-ruben-v" not in found, "what is on hold waits"
    assert listed(app) == found, "a second time adds nothing"
    with store_of(app).writing() as work:
        file = work.row(select(File.id, File.person_id).where(File.source_id == "f-hendrik"))
        assert file is not None
        kept = work.rows(select(*FileTold.__table__.columns).where(FileTold.item_id == file.id))
        assert [row.how for row in kept] == ["oral"], "the tick that is missing is the one in writing"
        same = {column.name: getattr(kept[0], column.name) for column in FileTold.__table__.columns}
        work.add(FileTold, {**same, "id": new_id(), "how": "writing", "source_id": None})
    assert listed(app) == found - {"f-hendrik"}


@pytest.mark.requirement("R-135")
def test_this_did_not_happen_brings_it_back_on_the_list(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    assert "f-moeder-w" not in listed(app)
    mother = client_for("mother")
    address = next(
        link
        for link in mother.open("dossier").links("/dossier/files/")
        if "wijkteam" in mother.open(link).text
    )
    mother.fill(mother.open(address), {}, form="/denied")
    assert "f-moeder-w" in listed(app)
