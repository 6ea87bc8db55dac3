"""Lines: one record as a file delivers it, and a problem with it, told without any of its values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One record, still unchecked."""

    file: str
    number: int
    """The line it starts on, from 1."""
    end: int
    """The line it ends on."""
    bytes_read: int
    """How much of the file has been read when this record is complete."""
    content: dict[str, object] = field(default_factory=dict, repr=False)
    fault: str = ""
    """Why the line could not be read at all."""
    part_numbers: tuple[int, ...] = ()
    """In CSV: the line of each part."""


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: file, line and field. It never holds a value."""

    file: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}"
        return f"{place}, field {self.field}: {self.text}" if self.field else f"{place}: {self.text}"
