"""What is asked of somebody who tells what goes wrong without a name."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

SIGNAL = Service(
    code="signal",
    name=N_("Telling what goes wrong, without your name"),
    law=N_("GDPR (AVG), article 39"),
    keeping=keeping.A_YEAR,
    rows=(
        Row(("theme",), N_("What goes wrong"), N_("Then we can count what goes wrong often.")),
        Row(("text",), N_("More about it"), N_("Then our privacy officer understands what happens.")),
    ),
)

SERVICES_OF_SIGNALS = (SIGNAL,)
