"""What was typed, on the page that says that something went wrong: to read, to copy and to send again."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from flask import g, request
from werkzeug.exceptions import HTTPException

from portal.web.forms import typed

TOKEN = "csrf_token"  # noqa: S105  # The name of a field.


@dataclass(frozen=True)
class Again:
    """A form as it came in."""

    address: str
    """Where it went, with which question it answered."""
    token: str
    """Its own token: who sent it cannot be looked up now, so none can be made."""
    texts: tuple[tuple[str, str], ...]
    """What is worth reading again, by the name of its field."""
    others: tuple[tuple[str, str], ...]
    """Everything else, such as choices and the pressed button."""
    had_files: bool


def typed_again(secrets: Container[str]) -> Again | None:
    """Return the form of this request, when a signed-in browser sent it from a page of ours.

    A browser that signed out has no token any more: whoever sits there next gets nothing back.

    :param secrets: names of fields that stand on no page, not even hidden.
    """
    from_elsewhere = request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
    if request.method != "POST" or from_elsewhere or not g.get("has_token", False):
        return None
    try:
        fields = typed(request.form.to_dict(flat=False))
    except HTTPException:  # What cannot be read cannot be given back.
        return None
    kept = {name: values for name, values in fields.items() if name not in secrets}
    pairs = [(name, value) for name, values in kept.items() for value in values]
    texts = tuple(pair for pair in pairs if _is_text(pair[1]))
    if not pairs:
        return None
    return Again(
        address=request.full_path.rstrip("?"),
        token=request.form.get(TOKEN, ""),
        texts=texts,
        others=tuple(pair for pair in pairs if pair not in texts),
        had_files=any(file.filename for file in request.files.values()),
    )


def _is_text(value: str) -> bool:
    return " " in value.strip()
