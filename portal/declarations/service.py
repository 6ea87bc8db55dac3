"""The door of this room: read declarations, keep one, and take a release back."""

from portal.declarations.reading import Line, Shown, describe, list_for, show
from portal.declarations.recording import Rows, record, rows_for
from portal.declarations.rules import (
    DeclarationIncomplete,
    Draft,
    Kind,
    Problem,
    State,
    check,
    problems,
    proof,
)
from portal.declarations.withdrawing import withdraw

__all__ = [
    "DeclarationIncomplete",
    "Draft",
    "Kind",
    "Line",
    "Problem",
    "Rows",
    "Shown",
    "State",
    "check",
    "describe",
    "list_for",
    "problems",
    "proof",
    "record",
    "rows_for",
    "show",
    "withdraw",
]
