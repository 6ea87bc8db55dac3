"""A whole mail server, Debian's Postfix: STARTTLS, an unknown address, and a bounce that comes later."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from portal.notices.returns import bounced, note_returned
from portal.senders import MailServer
from portal.store import Store
from tests.clocks import FakeClock
from tests.notices.post_office import certificate
from tests.notices.ways import deliveries, delivery, notice, notices, outbox, reach, send
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


def change(server: Server, *settings: str) -> None:
    """Change settings of a running Postfix."""
    subprocess.run(["/usr/sbin/postconf", "-c", str(server.home), "-e", *settings], check=True, timeout=60)
    postfix(server.home, "reload")


ALWAYS = "permit_mynetworks, reject_unauth_destination"
BACK_TO_NORMAL = (
    "smtpd_delay_reject = yes",
    "smtpd_sender_restrictions =",
    f"smtpd_recipient_restrictions = {ALWAYS}",
    "smtpd_tls_security_level = encrypt",
    "queue_minfree = 0",
)


@pytest.mark.requirement("R-035")
@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("mood", "tries", "answer"),
    [
        ("smtpd_recipient_restrictions = check_recipient_access static:{450_4.2.0_Greylisted}", 1, "450"),
        ("smtpd_recipient_restrictions = check_recipient_access static:{554_5.7.1_No_relay}", 1, "554"),
        ("smtpd_sender_restrictions = check_sender_access static:{553_5.7.1_Not_your_name}", 1, "553"),
        (
            "smtpd_delay_reject = no\n"
            "smtpd_sender_restrictions = check_sender_access static:{553_5.7.1_Not_your_name}",
            0,
            "553",
        ),
        ("smtpd_tls_security_level = none", 0, "SMTPNotSupportedError"),
        ("queue_minfree = 9000000000000000", 0, "452"),
    ],
)
def test_a_server_that_is_grey_strict_unsafe_or_full_loses_nothing_and_gets_each_letter_once(
    store: Store, clock: FakeClock, someone: Someone, server: Server, mood: str, tries: int, answer: str
) -> None:
    who = someone()
    reach(store, who, "iemand@example.nl")
    notice(store, who)
    change(server, *mood.replace("_4.2.0_", " 4.2.0 ").replace("_5.7.1_", " 5.7.1 ").split("\n"))
    assert send(outbox(store, clock, server.settings())) == 0
    waits = delivery(store)
    assert (waits.state, waits.tries, waits.answer, waits.possible_doubles) == ("waiting", tries, answer, 0)
    change(server, *BACK_TO_NORMAL)
    clock.later(minutes=1)
    assert send(outbox(store, clock, server.settings())) == 1
    (mail,) = server.box("iemand")
    assert f"<{waits.id}@waterstad.example>".encode() in mail
    assert notices(store)[0].sent_at == clock.now()


@pytest.mark.requirement("R-035")
@pytest.mark.timeout(180)
def test_a_server_that_is_down_or_slow_gets_each_letter_in_the_end_and_a_double_is_counted(
    store: Store, clock: FakeClock, someone: Someone, server: Server
) -> None:
    who = someone()
    reach(store, who, "iemand@example.nl")
    notice(store, who)
    postfix(server.home, "stop")
    assert send(outbox(store, clock, server.settings())) == 0
    assert (delivery(store).state, delivery(store).tries) == ("waiting", 0)
    postfix(server.home, "start")
    # It takes the letter, and says so later than we wait.
    change(server, "smtpd_end_of_data_restrictions = sleep 4")
    clock.later(minutes=1)
    assert send(outbox(store, clock, replace(server.settings(), patience=1.5))) == 0
    assert (delivery(store).state, delivery(store).possible_doubles) == ("waiting", 1)
    assert len(server.box("iemand")) == 1, "it came all the same"
    clock.later(hours=1)
    assert send(outbox(store, clock, server.settings())) == 1
    until = time.monotonic() + PATIENCE
    while len(server.box("iemand")) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    ids = {
        re.search(rb"^Message-ID: (.*)$", mail, re.MULTILINE | re.IGNORECASE)[1]
        for mail in server.box("iemand")
    }
    assert ids == {f"<{delivery(store).id}@waterstad.example>".encode()}, "one id, so that it is known as one"
    assert delivery(store).possible_doubles == 1
