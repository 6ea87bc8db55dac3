"""Pages of what is kept apart, from who offers it and from who decides, and of the letter to a doctor."""

from __future__ import annotations

import io

from tests.cases.ways import picture
from tests.everypage.camera import Camera, Roll
from tests.everypage.following import sent
from tests.medical.sounds import m4a

WHO = "wife"
WHY = {"reason": "Alleen een conclusie is nodig."}


def walk(roll: Roll) -> None:
    """Offer, decide, open, give back and destroy."""
    roll.camera("newcomer").take("apart-none", "kept-apart")
    adviser = roll.camera("medical-adviser")
    adviser.take("desk-apart-none", "desk/kept-apart")
    citizen = roll.camera(WHO)
    case = sent(citizen, "complaint")
    page = citizen.open(case)
    wrong = {"file": (io.BytesIO(m4a()), "ruzie.m4a"), "medical": "no"}
    citizen.take("case-file-recording", citizen.fill(page, wrong, form="/files", status=400), alike=True)
    for name, medical, file in (
        ("huisarts.jpg", "yes", picture()),
        ("uitslag.jpg", "yes", picture()),
        ("ruzie.m4a", "others", io.BytesIO(m4a())),
        ("mijn verhaal.m4a", "voice", io.BytesIO(m4a())),
    ):
        page = citizen.fill(page, {"file": (file, name), "medical": medical}, form="/files")
    citizen.take("case-with-apart", case)
    page = citizen.take("apart", "kept-apart")
    for place, address in enumerate(page.links("/kept-apart/")[:2]):
        citizen.take(f"apart-item-{place}", address)
    _deciding(adviser)
    for place, address in enumerate(citizen.open("kept-apart").links("/kept-apart/")[:2]):
        citizen.take(f"apart-after-{place}", address, alike=place > 0)
    _letter(citizen)


def _deciding(adviser: Camera) -> None:
    page = adviser.take("desk-apart", "desk/kept-apart")
    for place, address in enumerate(page.links("/desk/kept-apart/")):
        page = adviser.take(f"desk-apart-item-{place}", address)
        if page.tree.xpath("//form[contains(@action, '/other')]"):
            _other(adviser, address)
            continue
        adviser.take(f"desk-apart-wrong-{place}", adviser.fill(page, {}, form="/decision", status=400))
        page = adviser.fill(adviser.open(address), {**WHY, "step": "decide_to_open"}, form="/decision")
        adviser.take(f"desk-apart-to-open-{place}", page)
        end = {**WHY, "step": "give_back"}
        adviser.take(
            f"desk-apart-no-conclusion-{place}", adviser.fill(page, end, form="/decision", status=400)
        )
        adviser.fill(page, {**end, "conclusion": "Een traplift is nodig."}, form="/decision")
    adviser.take("desk-apart-done", "desk/kept-apart?done=decided", alike=True)


def _other(adviser: Camera, address: str) -> None:
    page = adviser.open(address)
    wrong = {"other": "told", "number": "123456782"}
    adviser.take("desk-apart-other-wrong", adviser.fill(page, wrong, form="/other", status=400))
    page = adviser.fill(page, {"other": "told", "number": "9999 90 020"}, form="/other")
    adviser.take("desk-apart-other", page)


def _letter(citizen: Camera) -> None:
    page = citizen.take("doctor", "kept-apart/letter")
    citizen.take("doctor-nothing", citizen.fill(page, {}, form="/letter", status=400))
    body = page.tree.xpath("//select[@name='answer_to']/option/@value")[1]
    asked = {"ticked": ["walking", "aid"], "answer_to": body}
    whole = {**asked, "own_question": "Kopie medisch dossier"}
    citizen.take("doctor-whole-file", citizen.fill(page, whole, form="/letter", status=400))
    known = {**asked, "known": "Zij loopt met een stok."}
    citizen.take("doctor-letter", citizen.fill(page, known, form="/letter"))
