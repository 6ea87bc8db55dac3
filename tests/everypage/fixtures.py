"""The pages as a fixture: one walk for each language in a run of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.everypage import Album, album

Albums = Callable[[str], Album]


@pytest.fixture(scope="session")
def album_of(town_file: Path) -> Albums:
    """Every page in every state: ``album_of("nl")``. Which pages are easier changes with the language."""
    taken: dict[str, Album] = {}

    def look(lang: str) -> Album:
        if lang not in taken:
            taken[lang] = album(town_file, lang, easier=len(taken) % 2 == 1)
        return taken[lang]

    return look
