"""The signed receipt of a case: made anew each time from what was sent first, so that nothing is stored."""

from __future__ import annotations

from portal.cases.shown import CaseView
from portal.receipts.proof import Receipt, salt_for, signed


def receipt_of(case: CaseView, *, seed: bytes, secret: bytes) -> Receipt:
    """Return the receipt of what was sent first; what was added later and who handles it are not in it.

    :param seed: the secret key it is signed with.
    :param secret: what the salt is made from.
    """
    added = {event.details.get("file") for event in case.events if event.what == "file_added"}
    first = case.parts[0]
    return signed(
        number=case.number,
        received=case.first_day.isoformat(),
        words={
            "kind": first.kind.code,
            "answers": dict(first.answers),
            "points": [point.text for point in case.grievances if point.part == first.id],
        },
        files=sorted(file.sha256 for file in case.attachments if file.id not in added and not file.message),
        salt=salt_for(secret, case.id),
        seed=seed,
    )
