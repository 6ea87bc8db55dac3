"""Pages on which a signed-in person reads: who talked, what was signed, their own details."""

from __future__ import annotations

from portal.consultations.rules import Kind
from portal.declarations.rules import Kind as Declared
from tests.everypage.camera import Camera, Roll
from tests.everypage.for_all import DETAILS, MENU, READ, STILL_THERE

LONG, WITH_ALL_KINDS, AT_COUNTER = "counter-visitor", "wife", "helpdesk"


def walk(roll: Roll) -> None:
    """Open what a person can read."""
    _lists(roll)
    _entries(roll)
    _declarations(roll)
    _own_details(roll)


def _lists(roll: Roll) -> None:
    citizen = roll.camera(LONG)
    citizen.take("home-signed-in", "")
    citizen.take("menu-opened", "contact", act=f"{MENU}; {READ}")
    page = citizen.take("timeline-long", "consultations")
    page = citizen.take("timeline-older", page.tree.xpath("//main//a[@rel='next']/@href")[0])
    citizen.take("timeline-filtered", "consultations?kind=view", act=DETAILS)
    citizen.take("timeline-nothing-fits", "consultations?period=earlier&kind=report")
    citizen.take("picture", "consultations/picture")
    citizen.take("coverage", "consultations/coverage")
    citizen.take("permissions", "consultations/permissions")
    nobody = roll.camera("newcomer")
    nobody.take("timeline-of-few", "consultations")
    nobody.take("picture-of-few", "consultations/picture")


def entries(citizen: Camera, choice: str = "") -> list[str]:
    """Return the addresses of the entries on a timeline."""
    return list(citizen.open(f"consultations{choice}").tree.xpath("//main//li//h3/a/@href"))


def _entries(roll: Roll) -> None:
    shown: set[str] = set()
    cameras = {name: roll.camera(name) for name in ("wife", "mother", LONG, "late-objector", "at-risk")}
    for kind in Kind:
        citizen, address = next(
            (camera, found[0]) for camera in cameras.values() if (found := entries(camera, f"?kind={kind}"))
        )
        citizen.take(f"entry-{kind}", address)
        shown.add(address)
    for name, camera in cameras.items():
        for place, address in enumerate(one for one in entries(camera) if one not in shown):
            camera.take(f"entry-of-{name}-{place}", address, alike=True)
    _special_entries(cameras)


def _special_entries(cameras: dict[str, Camera]) -> None:
    """Open an entry that was written down late, and one whose consent cannot be found."""
    for name, path in (
        ("entry-late", "//main//li[.//*[contains(@class, 'nl-data-badge--warning')]]//h3/a/@href"),
        ("entry-release-missing", "//main//li[.//a[contains(@href, '/cases/new/complaint')]]//h2/a/@href"),
    ):
        list_page = "consultations" if name == "entry-late" else "consultations/permissions"
        camera, address = next(
            (camera, found[0])
            for camera in cameras.values()
            if (found := camera.open(list_page).tree.xpath(path))
        )
        camera.take(name, address)


def _declarations(roll: Roll) -> None:
    citizen = roll.camera("mother")
    page = citizen.take("declarations", "declarations")
    kinds = set()
    withdrawable = ""
    for place, address in enumerate(page.links("/declarations/")):
        shown = citizen.open(address)
        kinds.add(shown.heading)
        citizen.take(f"declaration-{place}", shown, act=DETAILS)
        withdrawable = withdrawable or next(iter(shown.links("/withdraw")), "")
    assert len(page.links("/declarations/")) >= len(Declared)
    page = citizen.take("declaration-withdraw", withdrawable)
    citizen.take("declaration-withdrawn", citizen.fill(page, {}, form="/withdraw"))
    citizen.take("declaration-withdrawn-again", withdrawable)
    roll.camera("newcomer").take("declarations-of-few", "declarations")


def _own_details(roll: Roll) -> None:
    citizen = roll.camera("husband", device="shared")
    roll.camera("husband", device="own")
    citizen.take("me", "me")
    page = citizen.take("session", "session")
    citizen.take("session-stays", citizen.fill(page, {}, form="/session"))
    citizen.take("session-warning", "your-data", act=STILL_THERE)
    page = citizen.open("me")
    roll.clock.later(minutes=12)
    late = {"language": roll.lang, "story": "Zij praatten zonder mij."}
    citizen.take("error-signed-out-too-early", citizen.fill(page, late, form="/me/language", status=400))
    roll.clock.later(minutes=-12)
    again = roll.camera("husband")
    again.take("typed", "sign-in/typed")
    roll.camera("caseworker").take("desk", "desk")
