"""A start with unsafe settings is refused, by name."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

import pytest

from portal.errors import UnsafeSettings
from portal.settings import settings_from


def key() -> str:
    """A random key as a setting."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def safe(home: Path, **changes: str | None) -> dict[str, str]:
    """Settings with which a production start is fine, and then changed."""
    given: dict[str, str | None] = {
        "PORTAL_HOME": str(home),
        "PORTAL_SECRET_KEY": key(),
        "PORTAL_DATA_KEY": key(),
        "PORTAL_LOOKUP_KEY": key(),
        "PORTAL_RECEIPT_KEY": key(),
        "PORTAL_BASE_URL": "https://inzage.example",
        "PORTAL_PHONE": "14 099",
        "PORTAL_PRIVACY_OFFICER": "fg@waterstad.example",
        "PORTAL_CITIZEN_ISSUER": "https://broker.example",
        "PORTAL_CITIZEN_CLIENT_ID": "inzage",
        "PORTAL_CITIZEN_CLIENT_SECRET": "not-used-here",
    }
    given.update(changes)
    return {name: value for name, value in given.items() if value is not None}


def test_safe_settings_start(tmp_path: Path) -> None:
    settings = settings_from(safe(tmp_path))
    assert settings.production
    assert not settings.demo
    assert settings.citizens is not None
    assert settings.citizens.levels[0].endswith("Smartcard"), "the least level is Substantieel"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"PORTAL_DATA_KEY": None}, "PORTAL_DATA_KEY"),
        ({"PORTAL_RECEIPT_KEY": None}, "PORTAL_RECEIPT_KEY"),
        ({"PORTAL_OLDER_RECEIPT_KEYS": "c2hvcnQ="}, "PORTAL_OLDER_RECEIPT_KEYS"),
        ({"PORTAL_SECRET_KEY": "c2hvcnQ="}, "PORTAL_SECRET_KEY"),
        ({"PORTAL_LOOKUP_KEY": "***"}, "PORTAL_LOOKUP_KEY"),
        ({"PORTAL_DATA_KEY": base64.b64encode(b"a" * 32).decode()}, "PORTAL_DATA_KEY"),
        ({"PORTAL_BASE_URL": "http://inzage.example"}, "https"),
        ({"PORTAL_BASE_URL": None}, "https"),
        ({"PORTAL_CITIZEN_ISSUER": None}, "PORTAL_CITIZEN_ISSUER"),
        ({"PORTAL_CITIZEN_ISSUER": "http://broker.example"}, "issuer"),
        ({"PORTAL_CITIZEN_CLIENT_ID": None}, "PORTAL_CITIZEN_CLIENT_ID"),
        ({"PORTAL_PSEUDO_LANGUAGE": "1"}, "PORTAL_PSEUDO_LANGUAGE"),
        ({"PORTAL_PHONE": None}, "PORTAL_PHONE"),
        ({"PORTAL_DEMO": "maybe"}, "PORTAL_DEMO"),
        ({"PORTAL_IDLE_OWN": "soon"}, "PORTAL_IDLE_OWN"),
        ({"PORTAL_PROXIES": "-1"}, "PORTAL_PROXIES"),
    ],
)
def test_an_unsafe_start_is_refused_by_name(
    tmp_path: Path, changes: dict[str, str | None], named: str
) -> None:
    with pytest.raises(UnsafeSettings, match=named):
        settings_from(safe(tmp_path, **changes))


@pytest.mark.requirement("T-72")
def test_a_demo_key_never_seals_real_data(tmp_path: Path) -> None:
    demo = settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": str(tmp_path)})
    known = base64.b64encode(demo.data_key).decode()
    with pytest.raises(UnsafeSettings, match="demo key"):
        settings_from(safe(tmp_path, PORTAL_DATA_KEY=known))


def test_keys_are_not_shown_when_settings_are_printed(tmp_path: Path) -> None:
    settings = settings_from(safe(tmp_path))
    assert str(settings.data_key) not in repr(settings)
    assert "not-used-here" not in repr(settings)


def test_people_without_digid_come_in_only_where_it_was_said(tmp_path: Path) -> None:
    assert not settings_from(safe(tmp_path)).own_accounts
    assert settings_from(safe(tmp_path, PORTAL_OWN_ACCOUNTS="yes")).own_accounts
    demo = {"PORTAL_DEMO": "1", "PORTAL_HOME": str(tmp_path)}
    assert settings_from(demo).own_accounts
    assert not settings_from({**demo, "PORTAL_OWN_ACCOUNTS": "no"}).own_accounts
    with pytest.raises(UnsafeSettings, match="PORTAL_PROXIES"):
        settings_from(safe(tmp_path, PORTAL_PROXIES="10"))
