"""Pages of somebody without a name: the code, typing it back, opening with it, and the desk that answers."""

from __future__ import annotations

from tests.everypage.camera import Roll
from tests.signals.ways import type_back, use, words_on

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
    visitor.take("signal-name", "signal/mine/name")
    wrong = visitor.fill(visitor.open("signal/mine/name"), {"name": "Noor"}, form="/name", status=400)
    visitor.take("signal-name-wrong", wrong, alike=True)
    visitor.take("signal-account", "signal/mine/account")
    visitor.fill(visitor.open("signal/mine/name"), NAME, form="/name")
    page = visitor.take("signal-case", "signal/mine/case")
    handler.take("signal-named-at-desk", handler.at, alike=True)
    visitor.take("signal-another", visitor.fill(page, {}, form="/another"), alike=True)
    visitor.take("code-closed", visitor.fill(page, {}, form="/close"), alike=True)
    visitor.take("signal-mine-over", visitor.open("signal/mine", status=401))
