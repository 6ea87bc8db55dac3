"""Settings: one frozen value, read once from the environment; an unsafe one stops the start, by name."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.errors import UnsafeSettings
from portal.senders import MailServer, NotifyService, details_from, folder_from, mail_from, notify_from

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds templates/, static/ and translations/."""

LEVELS = (
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
)
"""DigiD's assurance levels from Basis to Hoog; Substantieel is the third."""


@dataclass(frozen=True)
class Provider:
    """How one OpenID Connect provider is used: for citizens or, separately, for officials."""

    issuer: str
    client_id: str
    client_key: str = field(default="", repr=False)
    """The private key as JWK text (private_key_jwt); empty when ``client_secret`` is used."""
    client_secret: str = field(default="", repr=False)
    scope: str = "openid"
    number_claim: str = "sub"
    """The claim that holds the citizen's number; dots step into nested claims."""
    name_claim: str = "name"
    birth_claim: str = "birthdate"
    role_claim: str = ""
    represents_claims: tuple[str, ...] = (
        "represents",
        "representee",
        "authorizee",
        "acting_nin",
        "gemachtigde",
        "aanvrager",
    )
    """A token with one of these speaks for somebody else; it is refused unless the next two are set."""
    represented_claim: str = ""
    """The claim with the number of the person who is represented: "nin", or "represents.sub"."""
    acting_claim: str = ""
    """The claim with the number of who signed in for that person: "acting_nin", or "sub"."""
    represented_acts: tuple[str, ...] = ("see", "complaints", "requests")
    """What a mandate of the broker allows here: words of ``portal.viewer.Act``."""
    levels: tuple[str, ...] = LEVELS[2:]
    """The assurance levels that are accepted, lowest first."""
    sector: str = "s00000001"
    """The only sector code accepted in front of a number ("s00000001:...")."""


@dataclass(frozen=True)
class Settings:
    """Everything that may differ between two installations."""

    database_url: str
    secret_key: bytes = field(repr=False)
    data_key: bytes = field(repr=False)
    """Wraps each person's data key; 32 bytes."""
    lookup_key: bytes = field(repr=False)
    """Keys the hashes by which numbers are found; 32 bytes."""
    receipt_key: bytes = field(repr=False)
    """Signs receipts: the 32 bytes an Ed25519 key is made from."""
    older_data_keys: tuple[bytes, ...] = field(default=(), repr=False)
    older_receipt_keys: tuple[bytes, ...] = ()
    """Public keys of receipts that were signed before."""
    home: Path = Path("var")
    demo: bool = False
    production: bool = True
    languages: tuple[str, ...] = ("nl", "en", "ar")
    pseudo_language: bool = False
    theme: str = "neutral"
    phone: str = ""
    phone_hours: str = ""
    privacy_officer: str = ""
    exit_address: str = "https://www.nu.nl/weer"
    """Where "leave quickly" goes: something anybody could be reading."""
    base_url: str = ""
    citizens: Provider | None = None
    officials: Provider | None = None
    idle_shared: int = 10
    """Minutes without a click after which a shared or unknown device is signed out."""
    idle_own: int = 15
    """The same on a device of one's own."""
    own_accounts: bool = False
    """Whether people without DigiD can have an account: by letter, or at a counter."""
    proxies: int = 0
    """How many proxies of your own stand in front: a visitor's address is what the outermost saw."""
    upload_limit: int = 12 * 1024 * 1024
    """Bytes a request may hold at most: one attachment of 10 MB and the form around it."""
    mail: MailServer | None = None  # Never set in the demo: it sends nothing.
    notify: NotifyService | None = None
    print_folder: Path | None = None
    """Where letters are put that go by post; a printer or a mail house takes them from there."""
    notice_details: tuple[str, ...] = ()
    """Topics of which a message outside says what it is about. Source: Awb art. 2:10 lid 2 (2027)."""


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Read the settings from the environment.

    :raises UnsafeSettings: when one is missing, unreadable or not safe to start with.
    """
    demo = _flag(environ, "PORTAL_DEMO")
    home = Path(environ.get("PORTAL_HOME") or "var").resolve()
    settings = Settings(
        database_url=environ.get("PORTAL_DATABASE_URL") or f"sqlite:///{home / 'inzage.sqlite3'}",
        secret_key=_key(environ, "PORTAL_SECRET_KEY", demo),
        data_key=_key(environ, "PORTAL_DATA_KEY", demo),
        lookup_key=_key(environ, "PORTAL_LOOKUP_KEY", demo),
        receipt_key=_key(environ, "PORTAL_RECEIPT_KEY", demo),
        older_data_keys=_older(environ, "PORTAL_OLDER_DATA_KEYS"),
        older_receipt_keys=_older(environ, "PORTAL_OLDER_RECEIPT_KEYS"),
        home=home,
        demo=demo,
        production=not demo and not _flag(environ, "PORTAL_DEVELOPMENT"),
        languages=tuple(environ.get("PORTAL_LANGUAGES", "nl en ar").split()),
        pseudo_language=_flag(environ, "PORTAL_PSEUDO_LANGUAGE"),
        theme=environ.get("PORTAL_THEME") or ("waterstad" if demo else "neutral"),
        phone=environ.get("PORTAL_PHONE") or ("14 099" if demo else ""),
        phone_hours=environ.get("PORTAL_PHONE_HOURS") or ("ma-vr 9:00-17:00" if demo else ""),
        exit_address=environ.get("PORTAL_EXIT_ADDRESS") or "https://www.nu.nl/weer",
        privacy_officer=environ.get("PORTAL_PRIVACY_OFFICER") or ("fg@waterstad.example" if demo else ""),
        base_url=(environ.get("PORTAL_BASE_URL") or "").rstrip("/"),
        citizens=_provider(environ, "PORTAL_CITIZEN_"),
        officials=_provider(environ, "PORTAL_OFFICIAL_"),
        idle_shared=_number(environ, "PORTAL_IDLE_SHARED", 10),
        idle_own=_number(environ, "PORTAL_IDLE_OWN", 15),
        own_accounts=_flag(environ, "PORTAL_OWN_ACCOUNTS", default=demo),
        proxies=_number(environ, "PORTAL_PROXIES", 0, least=0, most=9),
        mail=None if demo else mail_from(environ),
        notify=None if demo else notify_from(environ),
        print_folder=None if demo else folder_from(environ),
        notice_details=details_from(environ),
    )
    if settings.production:
        _refuse_unsafe(settings)
    return settings


def _refuse_unsafe(settings: Settings) -> None:
    """Refuse what must never run with real people's data."""
    keys = (settings.secret_key, settings.data_key, settings.lookup_key, settings.receipt_key)
    if len(set(keys)) != len(keys) or any(len(set(key)) < 8 for key in keys):
        raise UnsafeSettings(
            "PORTAL_SECRET_KEY, PORTAL_DATA_KEY, PORTAL_LOOKUP_KEY and PORTAL_RECEIPT_KEY"
            " must be four random keys"
        )
    if any(key in {_demo_key(name) for name in _KEY_NAMES} for key in keys):
        raise UnsafeSettings("PORTAL_DATA_KEY: a demo key is not for real data")
    if not settings.base_url.startswith("https://"):
        raise UnsafeSettings("PORTAL_BASE_URL must begin with https://")
    if settings.pseudo_language:
        raise UnsafeSettings("PORTAL_PSEUDO_LANGUAGE is for tests only")
    if settings.citizens is None:
        raise UnsafeSettings("PORTAL_CITIZEN_ISSUER is missing: citizens could not sign in")
    for provider in (settings.citizens, settings.officials):
        if provider is not None and not provider.issuer.startswith("https://"):
            raise UnsafeSettings("an issuer must begin with https://")
    if not settings.phone or not settings.privacy_officer:
        raise UnsafeSettings("PORTAL_PHONE and PORTAL_PRIVACY_OFFICER stand on each page and are missing")


_KEY_NAMES = ("PORTAL_SECRET_KEY", "PORTAL_DATA_KEY", "PORTAL_LOOKUP_KEY", "PORTAL_RECEIPT_KEY")


def _key(environ: Mapping[str, str], name: str, demo: bool) -> bytes:
    text = environ.get(name)
    if text:
        return _decoded(text, name)
    if demo:
        return _demo_key(name)
    raise UnsafeSettings(f"{name} is missing: give 32 random bytes in base64")


def _older(environ: Mapping[str, str], name: str) -> tuple[bytes, ...]:
    return tuple(_decoded(text, name) for text in environ.get(name, "").split())


def _demo_key(name: str) -> bytes:
    """Return a key that is known to everybody, so that the demo town starts with no settings at all."""
    return hashlib.sha256(f"inzage demo {name}".encode()).digest()


def _decoded(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise UnsafeSettings(f"{name} is not base64") from error
    if len(key) != 32:
        raise UnsafeSettings(f"{name} must be 32 bytes, and is {len(key)}")
    return key


def _flag(environ: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    text = environ.get(name, "").lower() or ("yes" if default else "")
    if text not in {"", "0", "1", "no", "yes", "false", "true"}:
        raise UnsafeSettings(f"{name} is yes or no")
    return text in {"1", "yes", "true"}


def _number(environ: Mapping[str, str], name: str, default: int, *, least: int = 1, most: int = 120) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not least <= int(text) <= most:
        raise UnsafeSettings(f"{name} is a number from {least} to {most}")
    return int(text)


def _provider(environ: Mapping[str, str], prefix: str) -> Provider | None:
    issuer = environ.get(f"{prefix}ISSUER")
    if not issuer:
        return None
    if not environ.get(f"{prefix}CLIENT_ID"):
        raise UnsafeSettings(f"{prefix}CLIENT_ID is missing")
    key_file = environ.get(f"{prefix}CLIENT_KEY_FILE")
    given: dict[str, str | tuple[str, ...]] = {
        name: environ[f"{prefix}{name.upper()}"]
        for name in (
            "scope",
            "number_claim",
            "name_claim",
            "birth_claim",
            "role_claim",
            "represented_claim",
            "acting_claim",
            "client_secret",
            "sector",
        )
        if f"{prefix}{name.upper()}" in environ
    }
    for name in ("levels", "represents_claims", "represented_acts"):
        if f"{prefix}{name.upper()}" in environ:
            given[name] = tuple(environ[f"{prefix}{name.upper()}"].split())
    return Provider(
        issuer=issuer,
        client_id=environ[f"{prefix}CLIENT_ID"],
        client_key=Path(key_file).read_text() if key_file else "",
        **given,  # type: ignore[arg-type]  # The names above decide which of the two types each value has.
    )
