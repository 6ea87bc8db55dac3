"""The portal that the page tests of this room open."""

from tests.small_portal import _small_app, small

__all__ = ["_small_app", "small"]
