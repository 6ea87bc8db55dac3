"""Text messages, letters and mail by a service that speaks the Notify API."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import requests

from portal.clock import Clock
from portal.notices.letters import Letter
from portal.notices.rules import Channel
from portal.notices.transports import Down, NotYet, Refused, Unclear
from portal.senders import NotifyService

_PATHS = {Channel.EMAIL: "email", Channel.SMS: "sms", Channel.POST: "letter"}
_LINES_OF_ADDRESS = 7
_MOST_PAGES = 100
_CAME_BACK = {
    "permanent-failure": True,
    "validation-failed": True,
    "temporary-failure": False,  # the telephone was off, or the box was full, for days
    "technical-failure": False,
    "cancelled": False,
}
"""What the service says of a message that did not arrive, and whether that address is of no use."""


@dataclass(frozen=True)
class CameBack:
    """A message that was taken, and could not be delivered after all."""

    delivery: str
    is_for_good: bool


class Notify:
    """The service. It keeps our reference, so after an unclear end it is asked first."""

    def __init__(self, service: NotifyService, clock: Clock) -> None:
        """Prepare; nothing is opened yet."""
        self._service = service
        self._clock = clock
        self._http = requests.Session()
        # A proxy named by the environment would read along.
        self._http.trust_env = False

    def send(self, letter: Letter) -> str:
        """Hand a letter over and return the answer's code.

        :raises NotYet: when the service asks to come back.
        :raises Refused: when it never takes this letter.
        :raises Down: when it is not there or does not know us.
        :raises Unclear: when the letter was handed over and no answer came.
        """
        if letter.may_have_arrived and self._has(letter):
            return "201"
        answer = self._ask("POST", f"/v2/notifications/{_PATHS[letter.channel]}", json=self._body(letter))
        if answer.status_code == requests.codes.created:
            return "201"
        if answer.status_code == requests.codes.bad_request:
            raise Refused("400")
        if answer.status_code == requests.codes.too_many_requests:
            raise NotYet("429")
        raise Down(str(answer.status_code))

    def came_back(self) -> Iterator[CameBack]:
        """Give what the service could not deliver after all; it remembers a week.

        :raises Down: when the service is not there or does not know us.
        """
        wanted: dict[str, object] = {"status": list(_CAME_BACK)}
        for _ in range(_MOST_PAGES):
            answer = self._ask("GET", "/v2/notifications", params=wanted)
            if answer.status_code != requests.codes.ok:
                raise Down(str(answer.status_code))
            found = answer.json()
            rows = found.get("notifications", [])
            for row in rows:
                if row.get("reference") and row.get("status") in _CAME_BACK:
                    yield CameBack(str(row["reference"]), is_for_good=_CAME_BACK[row["status"]])
            if not rows or not found.get("links", {}).get("next"):
                return
            # The next page is asked for by what we know: an address from outside is not followed.
            wanted["older_than"] = rows[-1]["id"]

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _has(self, letter: Letter) -> bool:
        """Tell whether the service took this letter at an earlier try."""
        answer = self._ask("GET", "/v2/notifications", params={"reference": letter.id})
        if answer.status_code != requests.codes.ok:
            raise Down(str(answer.status_code))
        return bool(answer.json().get("notifications"))

    # Any: what requests itself takes.
    def _ask(self, method: str, path: str, **given: Any) -> requests.Response:
        patience = self._service.patience
        headers = {"Authorization": f"Bearer {self._token()}"}
        try:
            return self._http.request(
                method,
                self._service.address + path,
                headers=headers,
                timeout=(patience, patience),
                allow_redirects=False,
                **given,
            )
        except requests.ConnectTimeout:
            raise Down("timeout") from None
        except requests.ReadTimeout:
            # A question that was never answered changed nothing.
            raise (Unclear if method == "POST" else Down)("timeout") from None
        except requests.RequestException as error:
            raise (Unclear if _was_sent(error) and method == "POST" else Down)("connection") from None

    def _body(self, letter: Letter) -> dict[str, object]:
        where: dict[str, str] = {}
        personal = {"message": letter.text}
        if letter.channel is Channel.POST:
            lines = letter.to.splitlines()[:_LINES_OF_ADDRESS]
            personal |= {f"address_line_{number}": line for number, line in enumerate(lines, start=1)}
        else:
            where = {"phone_number" if letter.channel is Channel.SMS else "email_address": letter.to}
        template = self._service.templates[letter.channel]
        return {**where, "template_id": template, "personalisation": personal, "reference": letter.id}

    def _token(self) -> str:
        """Return a token of this moment, signed with the key of the service (JWT, HS256)."""
        claims = {"iss": self._service.service_id, "iat": int(self._clock.now().timestamp())}
        signed = f"{_part({'typ': 'JWT', 'alg': 'HS256'})}.{_part(claims)}"
        mark = hmac.digest(self._service.secret.encode(), signed.encode(), hashlib.sha256)
        return f"{signed}.{_written(mark)}"


def _was_sent(error: requests.RequestException) -> bool:
    """Tell whether the other side may have read what was asked: not when nobody took the call."""
    return "NewConnectionError" not in repr(error) and "NameResolutionError" not in repr(error)


def _part(content: object) -> str:
    return _written(json.dumps(content, separators=(",", ":")).encode())


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
