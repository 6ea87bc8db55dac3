"""Pages of a story that is told out loud, of translations and of interpreters, from both sides."""

from __future__ import annotations

from tests.everypage.camera import Camera, Roll
from tests.understanding import ways

WHO = "wife"


def walk(roll: Roll) -> None:
    """Speak, type out, check, translate, and ask for an interpreter."""
    citizen, handler = roll.camera(WHO), roll.camera("complaint-handler")
    handler.take("desk-words-none", "desk/words")
    page = citizen.take("say", "cases/say?kind=complaint")
    citizen.take("say-nothing", citizen.fill(page, {}, form="/say", status=400))
    case = ways.complained(citizen, tongue="ti")
    page = citizen.take("language", f"{case}/language")
    citizen.take("say-in-case", f"{case}/say", alike=True)
    wish = {"tongue": "klingon", "wish": "Graag een vrouw."}
    citizen.take("language-wrong", citizen.fill(page, wish, form="/interpreters", status=400))
    citizen.fill(page, {**wish, "tongue": "ti"}, form="/interpreters")
    citizen.take("language-asked", f"{case}/language?done=asked")
    voice = citizen.open(case).links("/voice/")[0]
    citizen.take("voice", voice)
    desk = ways.taken(handler, case)
    _typing(handler, desk)
    page = citizen.take("voice-typed", voice)
    citizen.take("voice-nothing", citizen.fill(page, {}, form="/voice/", button="no", status=400))
    citizen.fill(page, {"wrong": "Ik zei: beloofd."}, form="/voice/")
    citizen.take("voice-wrong", f"{voice}?done=wrong")
    handler.take("desk-voice-wrong", handler.open(desk).links("/voice/")[0])
    ways.typed(handler, desk, "Ze hadden het beloofd.")
    citizen.fill(citizen.open(voice), {"right": "yes"}, form="/voice/")
    citizen.take("voice-right", f"{voice}?done=agreed", alike=True)
    _translating(roll, handler, desk)
    citizen.take("case-in-two-languages", case)
    citizen.take("language-answered", f"{case}/language")
    citizen.take("voice-in-dutch", voice)


def _typing(handler: Camera, desk: str) -> None:
    page = handler.take("desk-voice", handler.open(desk).links("/voice/")[0])
    handler.take("desk-voice-empty", handler.fill(page, {"text": ""}, form="/voice/", status=400), alike=True)
    handler.take("desk-words-heard", ways.typed(handler, desk, "Ze beloofden het."))
    page = handler.take("desk-interpreter", handler.open(desk).links("/interpreters/")[0])
    wrong = {"comes": "yes", "text": "Dinsdag om tien uur."}
    handler.take("desk-interpreter-family", handler.fill(page, wrong, form="/interpreters/", status=400))
    handler.fill(page, {**wrong, "no_family": "y"}, form="/interpreters/")


def _translating(roll: Roll, handler: Camera, desk: str) -> None:
    officer = roll.camera("privacy-officer")
    places = handler.open(desk).links("/dutch/")
    for place, address in enumerate(places):
        page = handler.open(address)
        if place == 0:
            handler.take("desk-dutch", page)
            empty = handler.fill(page, {"text": ""}, form="/dutch/", status=400)
            handler.take("desk-dutch-empty", empty, alike=True)
        handler.fill(page, {"text": "Zij beloofden het mij."}, form="/dutch/")
    handler.take("desk-dutch-own", places[0])
    page = officer.take("desk-words-waiting", "desk/words")
    officer.fill(page, {}, form="/check/")
    at = officer.at
    page = officer.take("desk-dutch-check", officer.open(at).links("/dutch/")[0])
    officer.take("desk-dutch-no-remark", officer.fill(page, {}, form="/dutch/", button="no", status=400))
    officer.fill(page, {"remark": "Er ontbreekt een zin."}, form="/dutch/", button="no")
    handler.take("desk-dutch-back", places[0])
    handler.fill(handler.open(places[0]), {"text": "Zij beloofden het mij echt."}, form="/dutch/")
    for address in officer.open(at).links("/dutch/"):
        officer.fill(officer.open(address), {"right": "yes"}, form="/dutch/")
    officer.take("desk-words-checked", f"{at}?done=checked")
