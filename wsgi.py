"""Where a WSGI server finds the portal."""

from portal.app import create_app

app = create_app()
