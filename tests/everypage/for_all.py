"""Pages that everybody can meet: the pages for everyone, signing in and out, and what went wrong."""

from __future__ import annotations

from flask import Flask, Response, abort

from portal import web
from portal.errors import Conflict, Refused, StoreUnavailable, TooMany
from portal.people.claims import SignInStopped, Why
from portal.people.returns import stopped_page
from portal.words import Said
from tests.everypage.camera import Roll

ADDRESSES = (
    *(
        "",
        "what-you-may-expect",
        "who-can-help",
        "counters",
        "after-a-death",
        "where-can-i-go",
        "your-data",
        "your-rights",
    ),
    *("what-must-i-tell", "accessibility", "privacy", "contact", "words", "words/data", "help/import"),
    "components",
    *("why-we-ask", "why-we-ask/complaint", "why-we-ask/recording"),
    *("signal", "signal/sent", "signal/themes", "signal/code", "signal/closed"),
    *(
        "recommendations",
        "recommendations/asked_health",
        "who-may-see-what",
        "privacy-norms",
        "how-much-they-ask",
    ),
)

FAILURES: dict[str, Exception] = {
    "409": Conflict(""),
    "429": TooMany(),
    "503": StoreUnavailable(),
}

TYPED = "Zij spraken over mij. Dat deden zij zonder het mij te vragen."

OFFLINE = "document.querySelector('#offline').hidden = false"
MENU = "document.querySelector('.inzage-menu').open = true"
DETAILS = "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
READ = "document.querySelector('.inzage-read').hidden = false"
STILL_THERE = "document.querySelector('#session').showModal()"


def add_failing_pages(app: Flask) -> None:
    """Give the portal addresses that fail, and those that only a provider's answer leads to."""

    @web.public
    def fail(how: str) -> Response:
        if how in FAILURES:
            raise FAILURES[how]
        if how == "refused":
            raise Refused(Said("This step is not open to you."))
        abort(int(how))

    @web.public
    def stopped(why: str) -> Response:
        return stopped_page(SignInStopped(Why(why), "made for the tests"), "citizen")

    @web.public
    def between(name: str) -> Response:
        return web.render(f"people/{name}.html", address="/nl/sign-in")

    app.add_url_rule("/<lang>/fails/<how>", "fails", fail, methods=("GET", "POST"))
    app.add_url_rule("/<lang>/stops/<why>", "stops", stopped)
    app.add_url_rule("/<lang>/between/<name>", "between", between)


def walk(roll: Roll) -> None:
    """Open the pages that ask for no sign-in."""
    visitor = roll.camera()
    for address in ADDRESSES:
        visitor.take(address.replace("/", "-") or "home", address)
    wrong = visitor.fill(visitor.open("signal"), {}, form="/signal", status=400)
    visitor.take("signal-nothing", wrong)
    visitor.take("home-offline", "", act=OFFLINE)
    visitor.take("where-opened", "where-can-i-go", act=f"{DETAILS}; {READ}")
    visitor.take("demo", "demo")
    visitor.take("demo-letters", "demo/letters")
    _signing_in(roll)
    _failures(roll)


def _signing_in(roll: Roll) -> None:
    visitor = roll.camera()
    visitor.take("sign-in", "sign-in", act=DETAILS)
    visitor.take("sign-in-again", "sign-in?again=yes")
    visitor.take("signed-out", "signed-out")
    for why in Why:
        status = {Why.CANCELLED: 200, Why.UNREACHABLE: 503}.get(why, 403)
        visitor.take(f"sign-in-{why}", f"stops/{why}", status=status, alike=why != Why.TOO_LOW)
    for name in ("onward", "leaving", "no_number"):
        # The first two send a browser on at once, so none can look at them for long.
        visitor.take(name.replace("_", "-"), f"between/{name}", alike=name != "no_number")


def _failures(roll: Roll) -> None:
    visitor, citizen = roll.camera(), roll.camera("wife")
    visitor.take("error-404", "not-there", status=404)
    for how in ("400", "403", "409", "413", "429", "500", "503"):
        visitor.take(f"error-{how}", f"fails/{how}", status=int(how), alike=how not in {"400", "503"})
        citizen.take(f"error-{how}-signed-in", f"fails/{how}", status=int(how), alike=how != "403")
    token = citizen.open("me").tree.xpath("//input[@name='csrf_token']/@value")[0]
    sent = {"csrf_token": token, "answer": TYPED, "point-0": TYPED, "kind": "complaint"}
    for how in ("500", "503"):
        page = citizen.post(f"/{roll.lang}/fails/{how}", sent, status=int(how))
        citizen.take(f"error-{how}-typed", page, alike=how == "500")
    visitor.take("error-without-token", visitor.post(f"/{roll.lang}/easier", {"wants": "yes"}, status=400))
