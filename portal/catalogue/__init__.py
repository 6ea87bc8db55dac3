"""The data catalogue: every field of every form, why it is asked, on which law, and how long it is kept."""

from portal.catalogue.register import (
    SERVICES,
    FieldWithoutRow,
    check,
    find,
    is_needed,
    row,
)
from portal.catalogue.rows import Asked, Row, Service

__all__ = ["SERVICES", "Asked", "FieldWithoutRow", "Row", "Service", "check", "find", "is_needed", "row"]
