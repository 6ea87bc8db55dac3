"""Settings of what leaves the portal: a mail server, and a service that sends messages and letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path

from portal.errors import UnsafeSettings

TOPICS = frozenset({"cases", "data", "permissions", "other"})


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over. Without STARTTLS nothing is sent."""

    host: str
    port: int
    sender: str
    """A neutral sender: the town, never a department."""
    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None
    """The certificates that are trusted, when they are not those of this machine."""
    patience: float = 30.0
    """Seconds that one answer of the server may take."""


@dataclass(frozen=True)
class NotifyService:
    """A service with the Notify API. Each template holds one place, ``((message))``; the words are ours."""

    address: str
    service_id: str
    secret: str = field(repr=False)
    templates: Mapping[str, str]
    """The template of each channel: "email", "sms", "post"."""
    patience: float = 30.0


def mail_from(environ: Mapping[str, str]) -> MailServer | None:
    """Read the mail server from the environment; without a host there is none.

    :raises UnsafeSettings: when a part is missing or unreadable.
    """
    host = environ.get("PORTAL_SMTP_HOST")
    if not host:
        return None
    port, sender = environ.get("PORTAL_SMTP_PORT") or "587", environ.get("PORTAL_SMTP_FROM", "")
    if not port.isdecimal():
        raise UnsafeSettings("PORTAL_SMTP_PORT is a number")
    if "@" not in parseaddr(sender)[1] or any(sign < " " for sign in sender):
        raise UnsafeSettings("PORTAL_SMTP_FROM is missing: the address that mail comes from")
    ca = environ.get("PORTAL_SMTP_CA")
    return MailServer(
        host=host,
        port=int(port),
        sender=sender,
        user=environ.get("PORTAL_SMTP_USER", ""),
        password=environ.get("PORTAL_SMTP_PASSWORD", ""),
        ca=Path(ca) if ca else None,
    )


def notify_from(environ: Mapping[str, str]) -> NotifyService | None:
    """Read the Notify service from the environment; without an address there is none.

    :raises UnsafeSettings: when the address or the key is not safe to use.
    """
    address = (environ.get("PORTAL_NOTIFY_URL") or "").rstrip("/")
    if not address:
        return None
    is_local = address.startswith(("http://localhost:", "http://127.0.0.1:"))
    if not address.startswith("https://") and not is_local:
        raise UnsafeSettings("PORTAL_NOTIFY_URL must begin with https://")
    # A key reads name-service-secret; the last two are UUIDs of 36 signs.
    key = environ.get("PORTAL_NOTIFY_KEY", "")
    if len(key) < 73 or key[-37] != "-":
        raise UnsafeSettings("PORTAL_NOTIFY_KEY is missing: the key as the service gave it")
    templates = {
        channel: environ[f"PORTAL_NOTIFY_{channel.upper()}"]
        for channel in ("email", "sms", "post")
        if environ.get(f"PORTAL_NOTIFY_{channel.upper()}")
    }
    return NotifyService(address, service_id=key[-73:-37], secret=key[-36:], templates=templates)


def details_from(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Read for which topics a message outside says what it is about; for none unless the law asks for it.

    :raises UnsafeSettings: when a topic does not exist.
    """
    topics = tuple(environ.get("PORTAL_NOTICE_DETAILS", "").split())
    if not TOPICS.issuperset(topics):
        raise UnsafeSettings(f"PORTAL_NOTICE_DETAILS holds only {' '.join(sorted(TOPICS))}")
    return topics


def folder_from(environ: Mapping[str, str]) -> Path | None:
    """Read the folder for letters that go by post; without one no letter is printed.

    :raises UnsafeSettings: when there is no such folder.
    """
    text = environ.get("PORTAL_PRINT_FOLDER")
    if not text:
        return None
    folder = Path(text)
    if not folder.is_absolute() or not folder.is_dir():
        raise UnsafeSettings("PORTAL_PRINT_FOLDER is a folder that exists, from the root on")
    return folder
