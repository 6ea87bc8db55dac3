"""What is asked about who may open what: kept apart, standing in, checks, and the letter to a doctor."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

DOCTOR = Service(
    code="doctor-letter",
    name=N_("A letter for your doctor"),
    law=N_("GDPR (AVG), article 9"),
    keeping=keeping.NOT_KEPT,
    rows=(
        Row(
            ("ticked", "own_question"),
            N_("What the doctor is asked"),
            N_("Your doctor then tells only what is needed."),
        ),
        Row(("known",), N_("What is known already"), N_("Then your doctor need not tell it again.")),
        Row(
            ("doctor", "answer_to"),
            N_("Who writes to whom"),
            N_("Your consent counts for this one organisation only."),
        ),
    ),
)

KEPT_APART = Service(
    code="kept-apart",
    name=N_("An official decides about what is kept apart"),
    law=N_("GDPR (AVG), articles 5 and 9"),
    keeping=keeping.AS_THE_CASE,
    is_for_staff=True,
    rows=(
        Row(
            ("scan",),
            N_("A paper about your health that came by post or at the counter"),
            N_("It is sealed at once. Only the medical adviser may decide to open it."),
        ),
        Row(
            ("step", "reason", "conclusion"),
            N_("The decision, the reason and the conclusion"),
            N_("You can read why it was opened, given back or destroyed."),
        ),
        Row(
            ("other", "number", "because"),
            N_("Whether another person in it is told"),
            N_("Who is recorded may know it, unless that is dangerous."),
        ),
    ),
)

STANDING_IN = Service(
    code="standing-in",
    name=N_("Who may open your file"),
    law=N_("GDPR (AVG), articles 5 and 32"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("to", "from_day", "until_day", "because"),
            N_("Who stands in, how long and why"),
            N_("You see who may open your file, and until when."),
        ),
        Row(
            ("number",),
            N_("Whose file it is about"),
            N_("So an official cannot open files of family, and a check finds the right person."),
        ),
    ),
)

SAMPLING = Service(
    code="sampling",
    name=N_("The privacy officer checks by lot"),
    law=N_("GDPR (AVG), article 39"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("kind", "from_day", "until_day", "size", "seed"),
            N_("What is drawn, and how"),
            N_("So that others can draw the same and check it."),
        ),
        Row(
            tuple(f"answer_{place}" for place in range(10)),
            N_("How it was done"),
            N_("You can read how well the work is done."),
        ),
    ),
)

HIDING = Service(
    code="hold-review",
    name=N_("Officials look whether something must stay hidden"),
    law=N_("GDPR (AVG), article 23"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("way", "reason", "review_on"),
            N_("What must happen, why, and when they look again"),
            N_("Nothing may stay hidden longer than somebody is in danger."),
        ),
        Row(
            ("safe_asked_on", "is_safe"),
            N_("Whether the person in danger says it is safe"),
            N_("Only that person knows it best."),
        ),
    ),
)

LOOKING_BACK = Service(
    code="looking-back",
    name=N_("A team leader looks who opened files"),
    law=N_("GDPR (AVG), articles 24 and 32"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("period",),
            N_("Over which days"),
            N_("Somebody must watch who opens files. The leader sees how often and why, not whose."),
        ),
    ),
)

SERVICES_OF_ACCESS = (LOOKING_BACK, DOCTOR, KEPT_APART, STANDING_IN, SAMPLING, HIDING)
