"""The objects behind Flask's proxies: a page asks for them a hundred times, and each proxy looks anew.

Flask documents the way (``_get_current_object``); taking the function out of the proxy once spares every use
three calls. Outside a request they raise what the proxies raise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, Request, current_app, g, request

if TYPE_CHECKING:
    from flask.ctx import _AppCtxGlobals


def behind(proxy: object) -> Callable[[], Any]:  # Any: a proxy stands for an object of any kind.
    """Return the function that a proxy asks for its object."""
    return cast("Callable[[], Any]", object.__getattribute__(proxy, "_get_current_object"))


real_app: Callable[[], Flask] = behind(current_app)
"""Return the app that answers."""

real_request: Callable[[], Request] = behind(request)
"""Return the request that is answered."""

real_g: Callable[[], _AppCtxGlobals] = behind(g)
"""Return what is kept while this request is answered."""
