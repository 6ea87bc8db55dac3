"""The pages as a fixture: one walk for each language in a run of the tests."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.everypage import Album, album
from tests.shared import made_once
from tests.town import offered

Albums = Callable[[str], Album]


def _walk(prepared: Path, lang: str, target: Path) -> None:
    """Walk in one language and keep the album in a file. Which pages are easier changes with the language."""
    taken = album(prepared, lang, easier=offered().split().index(lang) % 2 == 1)
    target.write_bytes(pickle.dumps(taken))


@pytest.fixture(scope="session")
def album_of(town_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Albums:
    """Every page in every state: ``album_of("nl")``; walked once for all workers."""
    taken: dict[str, Album] = {}

    def look(lang: str) -> Album:
        if lang not in taken:
            kept = made_once(tmp_path_factory, f"album-{lang}", partial(_walk, town_file, lang))
            found: Album = pickle.loads(kept.read_bytes())
            taken[lang] = found
        return taken[lang]

    return look
