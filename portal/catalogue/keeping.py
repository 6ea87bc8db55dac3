"""How long the answers are kept. Source: Selectielijst gemeenten en intergemeentelijke organen 2020."""

from __future__ import annotations

from portal.words import N_

COMPLAINT = N_("5 years after the end. 10 years when the ombudsman looked at it.")
"""Source: Selectielijst 2020, 13.1 and 13.1.2."""

OBJECTION = N_("5 years after the end.")
"""Source: Selectielijst 2020, 13.1."""

REQUEST = N_("5 years after the end when the answer is yes. 1 year when it is no.")
"""Source: Selectielijst 2020, 6.1 and 6.2."""

QUESTION = N_("1 year after the end.")
"""Source: Selectielijst 2020, 6.1.3."""

AS_THE_CASE = N_("As long as your case itself.")

AS_THE_FILE = N_("As long as the file of the organisation itself.")

UNTIL_CHANGED = N_("Until you change it or take it out.")

UNTIL_A_NAME = N_(
    "A signal 1 year. A question or complaint: 1 year after the last message or use of the code."
)
"""Source: Selectielijst 2020, 6.1.3; Awb art. 9:4 and 9:8 lid 1 onder b for what waits for a name."""

A_YEAR = N_("The text 1 year. That it was told, as a number, for good.")
"""Source: Selectielijst 2020, 6.1.3."""

WITH_THE_SIGNAL = N_("As long as what you told. Wrong codes: 1 day, as a number.")

SESSION = N_("Until you sign out. That you signed in: 6 months.")
"""Source: Selectielijst 2020, 19.1.24."""

OWN_ACCOUNT = N_("Until you stop it. That you signed in: 6 months. Wrong tries: 1 day.")
"""Source: Selectielijst 2020, 19.1.24."""

NOT_KEPT = N_("We do not keep this.")

AS_LONG_AS_IT_HOLDS = N_("1 year after it has ended.")
"""The proof of who acted for whom. Source: Selectielijst 2020, 6.1.3."""
