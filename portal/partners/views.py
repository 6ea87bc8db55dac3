"""The page about the records that organisations deliver."""

from __future__ import annotations

from flask import Response

from portal import web
from portal.partners import schema
from portal.partners.fields import SHOWN


@web.public
def records_schema() -> Response:
    """Describe every kind of record, made from the schema that the importer itself reads."""
    return web.render(
        "partners/records.html",
        name=schema.NAME,
        same=schema.SAME_IN_ALL,
        kinds=tuple(schema.KINDS.values()),
        shapes=SHOWN,
    )
