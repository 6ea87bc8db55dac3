"""Pages of what organisations hold about a person, in each state."""

from __future__ import annotations

from tests.desk.ways import opened
from tests.everypage.camera import Camera, Roll
from tests.everypage.for_all import DETAILS

HE, SHE, NOBODY = "counter-visitor", "wife", "at-risk"


def walk(roll: Roll) -> None:
    """Open files with much, with little and with nothing, and say what is wrong."""
    citizen = roll.camera(HE)
    page = citizen.take("dossier", "dossier", act=DETAILS)
    files = [address for address in page.links("/dossier/files/") if "?" not in address]
    for place, address in enumerate(files):
        shown = citizen.take(f"dossier-file-{place}", address, act=DETAILS)
        life, plan = shown.links("/life")[0], shown.links("/plan")[0]
        citizen.take(f"dossier-life-{place}", life, act=DETAILS)
        citizen.take(f"dossier-plan-{place}", plan)
        if shown.links("/dossier/items/"):
            _items(citizen, shown.links("/dossier/items/"))
            _answers(citizen, address, life)
    citizen.take("dossier-start", "dossier/start")
    citizen.take("dossier-picture", "dossier/picture")
    citizen.take("dossier-carers-none", "dossier/carers")
    wife = roll.camera(SHE)
    joint = wife.open("dossier").links("/dossier/files/")[-1]
    wife.take("dossier-joint", joint)
    roll.camera("mother").take("dossier-carers", "dossier/carers")
    nobody = roll.camera("newcomer")
    nobody.take("dossier-of-few", "dossier", alike=True)
    nobody.take("dossier-start-of-few", "dossier/start", alike=True)
    _desk(roll)
    none = roll.camera("husband")
    none.take("dossier-picture-of-few", "dossier/picture", alike=True)


def _items(citizen: Camera, items: list[str]) -> None:
    for place, address in enumerate(items):
        citizen.take(f"dossier-item-{place}", address, alike=place > 2)
    page = citizen.open(items[0])
    wrong = citizen.fill(page, {"words": ""}, form="/items/", status=400)
    citizen.take("dossier-item-nothing", wrong)
    citizen.take(
        "dossier-item-words",
        citizen.fill(page, {"words": "Dat was in 1987. Ik was twintig."}, form="/items/"),
    )


def _answers(citizen: Camera, file: str, life: str) -> None:
    page = citizen.open(life)
    citizen.take("dossier-life-not-right", citizen.fill(page, {"answer": "no"}, form="/right"))
    page = citizen.open(file)
    past = {"until-day": "1", "until-month": "1", "until-year": "2020"}
    citizen.take("dossier-keep-past", citizen.fill(page, past, form="/keep", status=400))
    kept = citizen.fill(page, {**past, "until-year": "2028"}, form="/keep")
    citizen.take("dossier-kept", kept)
    citizen.take("dossier-denied", citizen.fill(kept, {}, form="/denied"))


def _desk(roll: Roll) -> None:
    """Open the files at the desk, and every form, wrongly filled in as well."""
    roll.camera("manager").take("desk-files-nobody", "desk/files")
    adviser = roll.camera("wmo-adviser")
    page = adviser.take("desk-files", "desk/files")
    assignment = page.links("/files")[0].split("/people/")[1].split("/")[0]
    opened(adviser, assignment)
    page = adviser.take("desk-files-of-person", f"desk/people/{assignment}/files")
    (address,) = page.links("/files/")
    page = adviser.take("desk-file", address)
    for name in ("items", "parts", "told"):
        form = adviser.take(f"desk-file-{name}", f"{address}/{name}", act=DETAILS)
        adviser.take(f"desk-file-{name}-nothing", adviser.fill(form, {}, form=f"/{name}", status=400))
    review = adviser.take("desk-file-review", page.links("/review")[0])
    adviser.take("desk-file-review-nothing", adviser.fill(review, {}, form="/review", status=400))
