"""The page with the signature of a mandate in ink, for the person who signed it."""

from __future__ import annotations

from flask import Response

from portal import web
from portal.mandates import in_ink


def signed_page(id: str) -> Response:
    """Give the page with the signature as a download."""
    viewer = web.viewer()
    with web.portal().store.reading() as work:
        if viewer.wrapped_key is not None:
            work.know(viewer.person, viewer.wrapped_key)
        page = in_ink.read_scan(work, person=viewer.person, mandate=id)
    ending = {"application/pdf": "pdf", "image/png": "png"}.get(page.media_type, "jpg")
    return Response(
        page.content,
        mimetype=page.media_type,
        headers={
            # The name says nothing of what is in it: others may see the list of downloads.
            "Content-Disposition": f'attachment; filename="page.{ending}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
