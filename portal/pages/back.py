"""Where somebody came from, told by a form of ours: a page of this site and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PATH = re.compile(r"/(?P<lang>[a-z]{2,3})/[\w/.-]*(?:\?[\w.%&=+-]*)?", re.ASCII)


def way_back(text: str, languages: Iterable[str]) -> str:
    """Return the path when it is one of this site, else an empty text."""
    found = _PATH.fullmatch(text)
    is_ours = found is not None and "//" not in text and found["lang"] in languages
    return text if is_ours else ""
