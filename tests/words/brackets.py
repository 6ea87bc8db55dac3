"""Finding text that the made-up language did not wrap, so that nobody translated it."""

from __future__ import annotations

from portal.words.pseudo import CLOSING, OPENING


def outside(text: str) -> str:
    """Return what stands outside all brackets; brackets may stand within brackets."""
    depth, kept = 0, []
    for letter in text:
        if letter == OPENING:
            depth += 1
        elif letter == CLOSING:
            depth -= 1
        elif depth == 0:
            kept.append(letter)
    return "".join(kept)
