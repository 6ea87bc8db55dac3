"""The engine that makes PDF files. It needs Pango on the machine; without it there is no PDF."""

from __future__ import annotations

import importlib
import logging
import sys
import warnings
from enum import StrEnum
from functools import lru_cache
from typing import Any

_log = logging.getLogger(__name__)


class Variant(StrEnum):
    """Which promise a PDF file keeps."""

    FOR_READING = "pdf/ua-1"  # tagged, so that a screen reader reads it in order
    FOR_KEEPING = "pdf/a-3a"  # all that it needs is in it, for an archive; tagged as well


class CannotMakePdf(Exception):
    """This machine has no Pango, so it makes no PDF files."""


@lru_cache(maxsize=1)
# Any: the engine publishes no types, and may not be there at all.
def _engine() -> Any:
    """Return the engine, loaded at its first use: no page needs it, and it is large.

    Loading it tells Pillow, for the whole process, to take half a picture for a whole one. That is undone at
    once: what a citizen adds must be refused when half of it is missing.
    """
    try:
        return importlib.import_module("weasyprint")
    except (OSError, ImportError) as error:
        _log.warning("PDF files are not available: %s", type(error).__name__)
        return None
    finally:
        # Any: a module that the engine brought along, or nothing where there is no engine.
        pictures: Any = sys.modules.get("PIL.ImageFile")
        if pictures is not None:
            pictures.LOAD_TRUNCATED_IMAGES = False


def is_available() -> bool:
    """Tell whether this machine can make PDF files."""
    return _engine() is not None


def as_pdf(page: str, variant: Variant) -> bytes:
    """Return a page as a PDF file. Nothing is fetched for it: what is not in the page is left out.

    :raises CannotMakePdf: when this machine has no Pango.
    """
    engine = _engine()
    if engine is None:
        raise CannotMakePdf
    with warnings.catch_warnings():
        # The engine leaves the closing of its file of colours to Python.
        warnings.simplefilter("ignore", ResourceWarning)
        fetcher = engine.URLFetcher(allowed_protocols=("data",), fail_on_errors=False)
        made = engine.HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_variant=variant.value)
    return bytes(made)
