"""What is asked about what stands in files: by the person, and by the officials who keep them."""

from __future__ import annotations

from portal.catalogue import keeping
from portal.catalogue.rows import Row, Service
from portal.words import N_

OWN_FILE = Service(
    code="own-file",
    name=N_("What you say about your file"),
    law=N_("GDPR (AVG), articles 5 and 16"),
    keeping=keeping.AS_THE_FILE,
    rows=(
        Row(("words",), N_("Your own words"), N_("Anyone who reads their text then reads yours too.")),
        Row(("until",), N_("Until when it is kept"), N_("Then you need not tell it again. You choose.")),
        Row(
            ("choice", "is_sure"),
            N_("What you want instead of giving it"),
            N_("Then they ask you nothing more, or somebody else helps you. You need give no reason."),
        ),
    ),
)

KEEPING_FILES = Service(
    code="keeping-files",
    name=N_("An official writes something in your file"),
    law=N_("GDPR (AVG), articles 5, 6 and 13"),
    keeping=keeping.AS_THE_FILE,
    is_for_staff=True,
    rows=(
        Row(
            ("text", "what", "fact", "data_kind", "other", "other_text"),
            N_("What is written, and about whom"),
            N_("A fact and an opinion must not be mixed up. Each person has a text of their own."),
        ),
        Row(
            ("purpose", "needed_until", "decision", "reason"),
            N_("What it is for, and until when"),
            N_("What nobody needs any more must go."),
        ),
        Row(
            ("came_from", "came_on"),
            N_("Where it comes from"),
            N_("You must be able to read who said it."),
        ),
        Row(
            ("domain", "asked", "answer", "necessity", "exception"),
            N_("Which part of life was asked about"),
            N_("They may ask only what your question needs."),
        ),
        Row(
            ("how", "told_on", "language", "has_told_rights", "reaction"),
            N_("When and how you were told"),
            N_("You must be told twice: by mouth and in writing."),
        ),
        Row(("reply",), N_("The answer when you say no"), N_("You must know who helps you now.")),
    ),
)

SERVICES_OF_FILES = (OWN_FILE, KEEPING_FILES)
