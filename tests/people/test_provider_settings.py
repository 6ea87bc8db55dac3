"""Each claim path, the accepted levels and the issuer of a provider are settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.errors import UnsafeSettings
from portal.settings import settings_from


def test_a_provider_is_read_from_the_environment(tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    key.write_text('{"kty": "RSA"}')
    found = settings_from(
        {
            "PORTAL_DEMO": "1",
            "PORTAL_CITIZEN_ISSUER": "https://broker.example",
            "PORTAL_CITIZEN_CLIENT_ID": "inzage",
            "PORTAL_CITIZEN_CLIENT_KEY_FILE": str(key),
            "PORTAL_CITIZEN_NUMBER_CLAIM": "urn:etoegang:1.12:EntityConcernedID:BSN",
            "PORTAL_CITIZEN_LEVELS": "substantial high",
            "PORTAL_CITIZEN_REPRESENTS_CLAIMS": "aanvrager.bsn mandate",
            "PORTAL_OFFICIAL_ISSUER": "https://work.example",
            "PORTAL_OFFICIAL_CLIENT_ID": "inzage-work",
            "PORTAL_OFFICIAL_CLIENT_SECRET": "secret",
            "PORTAL_OFFICIAL_ROLE_CLAIM": "roles.portal",
        }
    )
    citizens, officials = found.citizens, found.officials
    assert citizens is not None
    assert officials is not None
    assert (citizens.issuer, citizens.client_key) == ("https://broker.example", '{"kty": "RSA"}')
    assert citizens.number_claim == "urn:etoegang:1.12:EntityConcernedID:BSN"
    assert citizens.levels == ("substantial", "high")
    assert citizens.represents_claims == ("aanvrager.bsn", "mandate")
    assert (officials.client_secret, officials.role_claim) == ("secret", "roles.portal")


def test_without_other_settings_the_least_level_is_substantieel() -> None:
    settings = settings_from(
        {"PORTAL_DEMO": "1", "PORTAL_CITIZEN_ISSUER": "https://x.example", "PORTAL_CITIZEN_CLIENT_ID": "x"}
    )
    assert settings.citizens is not None
    assert settings.citizens.levels[0].endswith("ac:classes:Smartcard")
    assert settings.citizens.sector == "s00000001"


def test_a_provider_without_a_client_id_stops_the_start() -> None:
    with pytest.raises(UnsafeSettings, match="PORTAL_CITIZEN_CLIENT_ID"):
        settings_from({"PORTAL_DEMO": "1", "PORTAL_CITIZEN_ISSUER": "https://x.example"})
