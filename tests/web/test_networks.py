"""From where a request came: nothing of it is believed but what our own proxies say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from portal import web
from portal.settings import Settings
from portal.web import networks
from portal.web.context import NAME


class _Parts:
    """As much of a portal as is asked for here."""

    def __init__(self, proxies: int) -> None:
        self.settings = Settings("", b"", b"", b"", b"", proxies=proxies)


@pytest.fixture(params=[0, 1])
def proxies(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def asking(proxies: int) -> Iterator[Flask]:
    app = Flask("asking")
    app.extensions[NAME] = _Parts(proxies)
    app.add_url_rule("/", "root", lambda: web.network() or "nothing")
    networks.init(app)
    yield app


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ("145.1.2.3", "145.1.2.3"),
        ("127.0.0.1", "nothing"),
        ("10.0.0.7", "nothing"),
        ("2a02:a450:1:2:3:4:5:6", "2a02:a450:1:2::/64"),
        ("", "nothing"),
        ("unix:", "nothing"),
    ],
)
def test_an_address_of_inside_says_nothing_and_of_ipv6_a_household_counts(
    asking: Flask, seen: str, found: str
) -> None:
    assert asking.test_client().get("/", environ_base={"REMOTE_ADDR": seen}).text == found


def test_what_a_visitor_says_of_itself_is_believed_only_from_our_own_proxy(
    asking: Flask, proxies: int
) -> None:
    answer = asking.test_client().get(
        "/", environ_base={"REMOTE_ADDR": "10.0.0.7"}, headers={"X-Forwarded-For": "9.9.9.9, 145.1.2.3"}
    )
    assert answer.text == ("145.1.2.3" if proxies else "nothing")
