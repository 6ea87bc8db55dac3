"""PDF files that a person adds: cleaned, or refused. Loaded when the first one comes in."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from portal.errors import Refused
from portal.words import N_, Said

_MOST_PDF_OBJECTS = 50_000

# What can start something, or carry another file. Source: ISO 32000-2, 7.11.4, 12.6.4.5, 12.6.4.17.
_ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA"})
_ACTIVE_ACTIONS = frozenset({"/JavaScript", "/Launch"})


def clean_pdf(content: bytes) -> bytes:
    """Return the PDF without its notes on author and program; active ones are refused.

    Rewriting it breaks a digital signature inside. What a reader sees stays the same.

    :raises Refused: with what to do about it.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise pikepdf.PasswordError
            if len(pdf.objects) > _MOST_PDF_OBJECTS or any(map(_is_active, pdf.objects)):
                raise Refused(Said(N_("This PDF can do more than show pages. Print it to a new PDF first.")))
            return _without_notes(pdf)
    except pikepdf.PasswordError as error:
        raise Refused(Said(N_("This PDF is locked. Send one without a password."))) from error
    except pikepdf.PdfError as error:
        raise Refused(Said(N_("We cannot open this PDF. Save it again, or take photos of it."))) from error


def _without_notes(pdf: pikepdf.Pdf) -> bytes:
    for place, key in ((pdf.trailer, "/Info"), (pdf.Root, "/Metadata")):
        if key in place:
            del place[key]
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _is_active(found: pikepdf.Object, depth: int = 0) -> bool:
    """Tell whether an object, or one written inside it, can start something or carries a file."""
    if depth > 20:
        return True  # No honest file is this deep.
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        keys = found.keys()
        if _ACTIVE_KEYS & set(keys) or str(found.get("/S", "")) in _ACTIVE_ACTIONS:
            return True
        return any(_is_active(found[key], depth + 1) for key in keys if not _is_elsewhere(found[key]))
    if isinstance(found, pikepdf.Array):
        return any(_is_active(item, depth + 1) for item in found if not _is_elsewhere(item))
    return False


def _is_elsewhere(found: object) -> bool:
    """Tell whether a value stands in the list of objects itself, so that it has its own turn; or is plain."""
    return not isinstance(found, pikepdf.Object) or found.is_indirect
