"""What takes long to make is made once in a run: by the first worker that needs it, for all of them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[[Path], object]


def made_once(factory: pytest.TempPathFactory, name: str, make: Make) -> Path:
    """Return a file of this run; ``make`` writes it where it is told, while the other workers wait.

    With ``PORTAL_TEST_SHARED`` it is kept in that folder, for another run over the same code.
    A file stands in its place only when it is whole: a worker that fails leaves the work to the next one.
    """
    folder = factory.getbasetemp()
    if kept := os.environ.get("PORTAL_TEST_SHARED"):
        folder = Path(kept)
    elif "PYTEST_XDIST_WORKER" in os.environ:
        # Each worker has a folder of its own in the folder of the run.
        folder = folder.parent
    place, draft = folder / f"shared-{name}", folder / f"shared-{name}.draft"
    with (folder / f"shared-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            make(draft)
            draft.rename(place)
    return place
