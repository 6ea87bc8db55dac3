"""A real mail server on this machine: STARTTLS, a certificate of its own, and every bad mood of a server."""

from __future__ import annotations

import asyncio
import email
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.senders import MailServer


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for this machine that signs itself; return its file and that of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = folder / "post.pem", folder / "post.key"
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return cert_file, key_file


@dataclass
class PostOffice:
    """What the server took, and how it behaves."""

    port: int
    ca: Path
    taken: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Addresses that do not exist."""
    grey: set[str] = field(default_factory=set)
    """Addresses that are told to come back once."""
    strict_about: str = ""
    """What this server has a rule against: "sender" or "recipient"."""
    full: bool = False
    hangs_after_letter: bool = False
    silent: bool = False
    knocks: Counter[str] = field(default_factory=Counter)

    def settings(self, **changes: object) -> MailServer:
        """How the portal finds this server."""
        found = {"host": "127.0.0.1", "port": self.port, "ca": self.ca, "patience": 5.0}
        return MailServer(sender="Gemeente <bericht@waterstad.example>", **{**found, **changes})

    @property
    def ids(self) -> Counter[str]:
        """How often each Message-ID was taken."""
        return Counter(str(one["Message-ID"]) for one in self.taken)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Greet, or say nothing for longer than anybody waits."""
        if self.silent:
            await asyncio.sleep(30)
        session.host_name = hostname
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take who sends, or not."""
        if self.strict_about == "sender":
            return "553 5.7.1 not your name"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address, refuse it, or ask to come back."""
        self.knocks[address] += 1
        if self.strict_about == "recipient":
            return "554 5.7.1 relay access denied"
        if address in self.refused:
            return "550 no such mailbox"
        if address in self.grey and self.knocks[address] == 1:
            return "451 greylisted, come back"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a letter; only one that came over TLS."""
        assert session.ssl is not None
        if self.full:
            return "452 no room"
        content = envelope.content
        assert isinstance(content, bytes)
        message = email.message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        if self.hangs_after_letter:
            await asyncio.sleep(30)
        return "250 taken"


@contextmanager
def post_office(folder: Path, *, port: int | None = None, with_tls: bool = True) -> Iterator[PostOffice]:
    """Open a mail server, and close it afterwards."""
    cert_file, key_file = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert_file, key_file)
    office = PostOffice(port or free_port(), cert_file)
    tls = {"tls_context": context, "require_starttls": True} if with_tls else {}
    loop = asyncio.new_event_loop()
    opened = threading.Event()

    talks: list[SMTP] = []

    def talk() -> SMTP:
        talks.append(SMTP(office, hostname="post.example", loop=loop, timeout=60, **tls))
        return talks[-1]

    async def serve() -> None:
        server = await loop.create_server(talk, "127.0.0.1", office.port)
        opened.set()
        await closing.wait()
        server.close()
        await _hang_up(talks)

    closing = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert opened.wait(10)
    try:
        yield office
    finally:
        loop.call_soon_threadsafe(closing.set)
        thread.join(10)
        loop.close()


async def _hang_up(talks: list[SMTP]) -> None:
    """End the talks that are still going on."""
    for talk in talks:
        if talk.transport is not None:
            talk.transport.abort()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    await asyncio.sleep(0)
