"""The letter that lies ready in the demo town is taken out, so that each test sees only its own."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import delete

from portal.accounts.models import AccountCode, AccountEvent, OwnAccount
from portal.notices.models import Delivery, Notice
from tests.accounts.ways import store_of


@pytest.fixture(autouse=True)
def empty_box(request: pytest.FixtureRequest) -> None:
    """Take the letter of the demo town out, where a test has a town."""
    if "app" not in request.fixturenames:
        return
    app: Flask = request.getfixturevalue("app")
    with store_of(app).writing() as work:
        for table in (AccountCode, AccountEvent, OwnAccount):
            work.run(delete(table))
        work.run(delete(Delivery).where(Delivery.purpose == "account"))
        work.run(delete(Notice).where(Notice.kind.like("account%")))
