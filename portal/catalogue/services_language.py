"""What is asked to understand each other: a recording, an interpreter, and a text in Dutch."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

SPEAKING = Service(
    code="speaking",
    name=N_("Telling it with your voice"),
    law=N_("General Administrative Law Act (Awb), articles 2:6 and 9:4"),
    keeping=keeping.AS_THE_CASE,
    rows=(
        Row(("file",), N_("Your recording"), N_("Then somebody can listen to your story and type it out.")),
        Row(("tongue",), N_("The language you speak in it"), N_("Then somebody listens who knows it.")),
        Row(
            ("own",),
            N_("Whether only you can be heard"),
            N_("Others must know when they are recorded. Such a recording is kept apart."),
        ),
        Row(("wrong",), N_("What was not typed right"), N_("Then somebody listens again and types it anew.")),
    ),
)

INTERPRETER = Service(
    code="interpreter",
    name=N_("Asking for an interpreter"),
    law=N_("General Administrative Law Act (Awb), articles 2:6 and 9:10"),
    keeping=keeping.AS_THE_CASE,
    rows=(
        Row(
            ("tongue", "which"),
            N_("The language of the interpreter"),
            N_("Then they look for somebody who knows your language, and who is not your family."),
        ),
        Row(("wish",), N_("What the interpreter must know"), N_("So that you can talk freely.")),
    ),
)

UNDERSTANDING = Service(
    code="understanding",
    name=N_("An official types out or translates your words"),
    law=N_("General Administrative Law Act (Awb), article 2:6"),
    keeping=keeping.AS_THE_CASE,
    is_for_staff=True,
    rows=(
        Row(("text",), N_("Your words, typed or in Dutch"), N_("You must be able to check them.")),
        Row(
            ("remark",),
            N_("What is not right in the translation"),
            N_("A second official checks what the first one made."),
        ),
        Row(
            ("comes", "no_family"),
            N_("Whether an interpreter comes"),
            N_("You must know it, and it may be nobody who knows you privately."),
        ),
    ),
)

SERVICES_OF_LANGUAGE = (SPEAKING, INTERPRETER, UNDERSTANDING)
