"""What a worker fills in when somebody collects a message at the counter."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

COLLECTING = Service(
    code="collecting",
    name=N_("You collect a message at the counter"),
    law=N_("GDPR (AVG), articles 5 and 32"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("recognised",),
            N_("How the worker knew who you are"),
            N_("Nobody else may get your message."),
        ),
        Row(
            ("born_on", "code"),
            N_("Your day of birth, or a code of yours"),
            N_("It shows that the message is for you. We compare it and do not keep it."),
            is_kept=False,
        ),
    ),
)
