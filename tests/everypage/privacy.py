"""Pages of the privacy officer, and the totals for everybody."""

from __future__ import annotations

from portal.store import new_id
from tests.desk.test_privacy import DAYS
from tests.desk.ways import agency
from tests.everypage.camera import Roll


def walk(roll: Roll) -> None:
    """See what goes wrong, draw, read, score and publish."""
    roll.camera().take("checks-none", "our-checks")
    officer = roll.camera("privacy-officer")
    officer.take("privacy-desk", "desk/privacy")
    officer.take("figures", "desk/figures")
    officer.take("not-allowed-none", "desk/privacy/not-allowed")
    officer.take("crimes-none", "desk/crimes", alike=True)
    page = officer.take("samples-none", "desk/privacy/samples")
    officer.take("samples-wrong", officer.fill(page, {}, form="/samples", status=400))
    for kind, size in (("exchange", "10"), ("declaration", "2"), ("look", "1")):
        values = {**DAYS, "kind": kind, "size": size}
        if kind == "look":
            values |= {"until_day-day": str(roll.clock.now().day), "until_day-month": "11"}
        page = officer.fill(officer.open("desk/privacy/samples"), values, form="/samples")
        if kind != "look":
            officer.take(f"sample-{kind}", page, alike=kind != "exchange")
        links = [one for one in page.links("/desk/privacy/samples/") if one.count("/") == 6]
        for place, address in enumerate(links):
            page = officer.open(address)
            if place == 0:
                officer.take(f"sample-{kind}-one", page)
                wrong = officer.fill(page, {}, form="/samples/", status=400)
                officer.take(f"sample-{kind}-missing", wrong, alike=kind != "exchange")
            number = len(page.tree.xpath("//main//fieldset"))
            answers = {f"answer_{one}": "n" if place == 0 else "y" for one in range(number)}
            page = officer.fill(page, answers, form="/samples/")
        if kind == "exchange":
            officer.take("sample-scored", page)
            officer.take("sample-published", officer.fill(page, {}, form="/publish"))
    _nameless(roll)
    officer.take("samples", "desk/privacy/samples")
    roll.camera().take("checks", "our-checks")


def _nameless(roll: Roll) -> None:
    worker = roll.camera("caseworker")
    page = worker.take("nameless-none", "desk/nameless")
    wrong = {"text": "Geboren op 03-02-1990."}
    worker.take("nameless-wrong", worker.fill(page, wrong, form="/nameless", status=400))
    case = {"text": "Een gezin krijgt hulp van vier organisaties.", "number": "Z-12"}
    case["bodies"] = agency(roll.app, "o-krediet")
    worker.take("nameless", worker.fill(page, case, form="/nameless"))
    told = {"text": "De mail werkt niet."}
    page = worker.take("bottlenecks", "desk/bottlenecks")
    worker.take("bottleneck-told", worker.fill(page, {**told, "sort": "bottleneck"}, form="/bottlenecks"))
    worker.take("bottleneck-wrong", worker.fill(page, {}, form="/bottlenecks", status=400), alike=True)
    worker.fill(page, {**told, "sort": "good", "token": new_id()}, form="/bottlenecks")
    roll.camera().take("good-none", "how-we-do-it-well")
    officer = roll.camera("privacy-officer")
    page = officer.take("bottlenecks-read", "desk/bottlenecks")
    officer.take("good-published", officer.fill(page, {}, form="/publish"), alike=True)
    roll.camera().take("good", "how-we-do-it-well")
