"""A whole mail server, Debian's Postfix: STARTTLS, an unknown address, and a bounce that comes later."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.notices.returns import bounced, note_returned
from portal.senders import MailServer
from portal.store import Store
from tests.clocks import FakeClock
from tests.notices.post_office import certificate
from tests.notices.ways import deliveries, delivery, notice, outbox, reach, send
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
POSTFIX = Path("/usr/sbin/postfix")
PATIENCE = 20
"""Seconds until a mail must have arrived."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not POSTFIX.exists() or os.geteuid() != 0, reason="Postfix is not here, or may not be started"
    ),
]

SETTINGS = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.waterstad.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = example.nl, waterstad.example
virtual_mailbox_base = {home}/mail
virtual_mailbox_maps = regexp:{home}/boxes
virtual_transport = virtual
virtual_alias_maps = regexp:{home}/ways
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_tls_cert_file = {home}/cert.pem
smtpd_tls_key_file = {home}/key.pem
smtpd_tls_security_level = encrypt
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
bounce_queue_lifetime = 0
"""


@dataclass(frozen=True)
class Server:
    """A running Postfix."""

    home: Path
    port: int

    def settings(self) -> MailServer:
        """How the portal finds it."""
        return MailServer(
            "127.0.0.1", self.port, "bericht@waterstad.example", ca=self.home / "cert.pem", patience=10
        )

    def box(self, name: str) -> list[bytes]:
        """Wait for the mail in a box."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = [file.read_bytes() for file in (self.home / "mail" / name / "new").glob("*")]
            if found:
                return found
            time.sleep(0.2)
        return []


def postfix(home: Path, word: str) -> None:
    """Start or stop it."""
    subprocess.run([POSTFIX, "-c", str(home), word], check=True, capture_output=True, timeout=60)


def services(port: int) -> str:
    """Give Debian's list of services, listening at another port and in no jail."""
    rows = [
        line.split()
        for line in Path("/etc/postfix/master.cf").read_text().splitlines()
        if line and not line.startswith(("#", " "))
    ]
    kept = [row for row in rows if row[7] != "pipe"]
    for row in kept:
        row[4] = "n"
        if row[:2] == ["smtp", "inet"]:
            row[0] = f"127.0.0.1:{port}"
    return "".join(f"{' '.join(row)}\n" for row in kept)


@pytest.fixture
def server() -> Iterator[Server]:
    """A Postfix of its own, with a queue and boxes of its own."""
    home, owner = Path(tempfile.mkdtemp(prefix="inzage-postfix-")), pwd.getpwnam("postfix")
    home.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("queue", "data", "mail"):
        (home / name).mkdir()
    for name in ("data", "mail"):
        os.chown(home / name, owner.pw_uid, owner.pw_gid)
    cert, key = certificate(home)
    shutil.move(cert, home / "cert.pem")
    shutil.move(key, home / "key.pem")
    (home / "boxes").write_text("/^iemand@example.nl$/ iemand/\n/^bericht@/ terug/\n")
    (home / "ways").write_text("/^weg@example.nl$/ nergens@example.nl\n")
    (home / "main.cf").write_text(SETTINGS.format(home=home, uid=owner.pw_uid, gid=owner.pw_gid))
    (home / "master.cf").write_text(services(port))
    postfix(home, "start")
    try:
        yield Server(home, port)
    finally:
        postfix(home, "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.mark.requirement("R-035", "R-046")
@pytest.mark.timeout(180)
def test_a_mail_goes_through_a_whole_mail_server(
    store: Store, clock: FakeClock, someone: Someone, server: Server
) -> None:
    who, gone = someone(), someone()
    reach(store, who, "iemand@example.nl")
    reach(store, gone, "nooit@example.nl")
    notice(store, who)
    notice(store, gone)
    send(outbox(store, clock, server.settings()))
    assert sorted(row.state for row in deliveries(store)) == ["failed", "sent"]
    (mail,) = server.box("iemand")
    assert b"Er staat een bericht voor u klaar" in mail
    assert b"with ESMTPS" in mail


@pytest.mark.requirement("R-035")
@pytest.mark.timeout(180)
def test_a_bounce_that_comes_later_is_known_by_our_id(
    store: Store, clock: FakeClock, someone: Someone, server: Server
) -> None:
    who = someone()
    reach(store, who, "weg@example.nl")
    notice(store, who)
    send(outbox(store, clock, server.settings()))
    assert delivery(store).state == "sent"
    (back,) = server.box("terug")
    assert bounced(back) == [delivery(store).id]
    with store.writing() as work:
        assert note_returned(work, delivery=delivery(store).id, at=clock.now())
    assert delivery(store).state == "returned"
