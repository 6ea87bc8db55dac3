"""Pages of standing in, of the check of three facts, and of people an official knows."""

from __future__ import annotations

from tests.desk.test_team import DAYS
from tests.desk.ways import account_of, assignment_of, opened
from tests.everypage.camera import Roll


def walk(roll: Roll) -> None:
    """Let somebody stand in, check three facts, declare somebody."""
    leader = roll.camera("team-leader")
    page = leader.take("stand-ins", "desk/stand-ins")
    address = page.links("/desk/stand-ins/")[0]
    page = leader.take("stand-in", address)
    leader.take("stand-in-nothing", leader.fill(page, {}, form="/stand-ins/", status=400))
    values = {**DAYS, "to": account_of(roll.app, "neighbourhood-worker")}
    leader.take("stand-in-given", leader.fill(page, values, form="/stand-ins/"))
    officer = roll.camera("safety-officer")
    page = officer.take("check", "desk/check")
    officer.take("check-wrong", officer.fill(page, {"number": "1"}, form="/check", status=400))
    officer.take("checked", officer.fill(page, {"number": "999990044"}, form="/check"))
    officer.take("checked-nobody", officer.fill(page, {"number": "123456782"}, form="/check"), alike=True)
    page = officer.take("known", "desk/known")
    officer.take("known-wrong", officer.fill(page, {}, form="/known", status=400))
    officer.take("known-more", officer.fill(page, {"number": "999990226"}, form="/known"))
    page = leader.take("looks", "desk/looks")
    leader.take("looks-wrong", leader.fill(page, {}, form="/desk/looks", status=400))
    leader.take("looks-none", leader.fill(page, {"period": "30"}, form="/desk/looks"), alike=True)
    worker = roll.camera("neighbourhood-worker")
    opened(worker, assignment_of(roll.app, "neighbourhood-worker", "mother"))
    leader.take("looks-some", leader.fill(page, {"period": "91"}, form="/desk/looks"))
    worker.take("desk-of-stand-in", "desk", alike=True)
