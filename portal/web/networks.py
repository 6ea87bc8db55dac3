"""From where a request came: for counting only, by the hour, and never kept as it is."""

from __future__ import annotations

import ipaddress

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.web.context import NAME


def network() -> str:
    """Return from which network this request came, or nothing where that is not known.

    It is for counting only, and is never kept as it is. Behind a proxy that is not named in the settings
    every request seems to come from inside; such an address says nothing. Of IPv6 a household has a /64.
    """
    try:
        found = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    if not found.is_global:
        return ""
    return str(found) if found.version == 4 else str(ipaddress.ip_network((int(found), 64), strict=False))


def init(app: Flask) -> None:
    """Take the address of a visitor from our own proxies, if there are any, and nothing else."""
    proxies = app.extensions[NAME].settings.proxies
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, x_proto=0)  # type: ignore[method-assign]  # As Flask says.
