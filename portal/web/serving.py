"""The Flask app of the portal, without work that a page of ours never needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask


class PortalApp(Flask):
    """Flask for views and hooks that are plain functions."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:  # Any: as in Flask.
        """Return the function itself: none of ours is a coroutine, and a page asked nine times."""
        return func
