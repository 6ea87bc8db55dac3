"""Pages of somebody without a name: the code, typing it back, opening with it, and the desk that answers."""

from __future__ import annotations

import io

from tests.cases.ways import picture
from tests.everypage.camera import Camera, Roll
from tests.medical.sounds import webm
from tests.signals.ways import type_back, use, words_on
from tests.understanding.ways import SOUND

TOLD = {"theme": "no_answer", "text": "Ik wacht al drie weken. Niemand belt terug."}
ANSWER = "Wij bellen niet, want wij weten niet wie je bent. Schrijf hier met wie je sprak."

NAME = {"name": "Noor de Wit", "address": "Kade 1\n1234 AB Waterstad", "signed": "y"}


def walk(roll: Roll) -> None:
    """Tell a complaint, keep its code, read the answer and write back."""
    visitor, handler = roll.camera(), roll.camera("complaint-handler")
    handler.take("signals-of-handler-none", "desk/signals", alike=True)
    page = visitor.fill(visitor.open("signal"), {"kind": "complaint"}, form="/signal", status=400)
    visitor.take("signal-complaint-empty", page, alike=True)
    page = visitor.fill(visitor.open("signal"), {**TOLD, "kind": "complaint"}, form="/signal")
    visitor.take("code-shown", page)
    words = words_on(page)
    visitor.take("signal-typed", "signal/code/typed")
    wrong = [*words[:2], f"{words[2]}q", *words[3:]]
    visitor.take("signal-typed-wrong", type_back(visitor, wrong, status=400))
    visitor.take("signal-typed-back", type_back(visitor, words), alike=True)
    visitor.take("signal-code-unknown", use(visitor, wrong, status=400), alike=True)
    page = visitor.take("signal-mine-new", use(visitor, words))
    visitor.take(
        "signal-mine-empty", visitor.fill(page, {"text": ""}, form="/signal/mine", status=400), alike=True
    )
    listed = handler.take("signals-of-handler", "desk/signals", alike=True)
    shown = handler.take("signal-at-desk", handler.open(listed.links("/desk/signals/")[0]))
    handler.take(
        "signal-at-desk-empty", handler.fill(shown, {}, form="/desk/signals/", status=400), alike=True
    )
    handler.take("signal-answered", handler.fill(shown, {"text": ANSWER}, form="/desk/signals/"))
    other = roll.camera()
    use(other, words)
    visitor.take("signal-mine", "signal/mine")
    visitor.take("signal-withdraw", "signal/mine/withdraw", alike=True)
    visitor.take("signal-withdrawn", visitor.fill(visitor.open("signal/mine/withdraw"), {}, form="/withdraw"))
    handler.take("signal-withdrawn-at-desk", handler.at)
    visitor.fill(visitor.open("signal/mine"), {"text": "Toch wel."}, form="/signal/mine")
    page = visitor.take("signal-say", "signal/mine/say")
    visitor.take("signal-say-wrong", visitor.fill(page, {}, form="/say", status=400), alike=True)
    page = visitor.take("signal-files-none", "signal/mine/files")
    visitor.take("signal-files-wrong", visitor.fill(page, {}, form="/files", status=400), alike=True)
    visitor.take(
        "signal-files", visitor.fill(page, {"file": (picture(), "x.jpg"), "medical": "no"}, form="/files")
    )
    _heard(visitor, handler)
    visitor.take("signal-name", "signal/mine/name")
    wrong = visitor.fill(visitor.open("signal/mine/name"), {"name": "Noor"}, form="/name", status=400)
    visitor.take("signal-name-wrong", wrong, alike=True)
    visitor.take("signal-account", "signal/mine/account")
    visitor.fill(visitor.open("signal/mine/name"), NAME, form="/name")
    page = visitor.take("signal-case", "signal/mine/case")
    visitor.take("signal-case-no-file", visitor.fill(page, {}, form="/case/files", status=400), alike=True)
    handler.take("signal-named-at-desk", handler.at, alike=True)
    visitor.take("signal-another", visitor.fill(page, {}, form="/another"), alike=True)
    visitor.take("code-closed", visitor.fill(page, {}, form="/close"), alike=True)
    visitor.take("signal-mine-over", visitor.open("signal/mine", status=401))


def _heard(visitor: Camera, handler: Camera) -> None:
    """Tell it out loud, let it be typed out, and check that."""
    told = {"file": (io.BytesIO(webm(SOUND)), "x.webm"), "tongue": "ar", "own": "y"}
    page = visitor.fill(visitor.open("signal/mine/say"), told, form="/say")
    visitor.take("signal-heard-none", page.links("/heard")[0], alike=True)
    shown = handler.take("signal-spoken-at-desk", handler.at)
    page = handler.take("signal-type-out", shown.links("/heard")[0])
    wrong = handler.fill(page, {"text": ""}, form="/heard", status=400)
    handler.take("signal-type-out-wrong", wrong, alike=True)
    handler.fill(page, {"text": "Zij zeiden dat zij zouden bellen."}, form="/heard")
    page = visitor.take("signal-mine-heard", "signal/mine")
    page = visitor.take("signal-heard", page.links("/heard")[0])
    visitor.take("signal-heard-wrong", visitor.fill(page, {}, form="/heard", status=400), alike=True)
