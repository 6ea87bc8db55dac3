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
        Row(
            ("answer", "question"),
            N_("What you say about extra data"),
            N_("Without your yes they may not ask others for it."),
        ),
        Row(
            ("was_told", "could_say_no"),
            N_("How the talk about your data went"),
            N_("So that we see whether they do what they must. Nobody sees that it was you."),
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
            ("domain", "asked", "answer", "necessity", "exception", "agreed"),
            N_("Which part of life was asked about"),
            N_("They may ask only what your question needs."),
        ),
        Row(
            ("how", "told_on", "language", "has_told_rights", "reaction"),
            N_("When and how you were told"),
            N_("You must be told twice: by mouth and in writing."),
        ),
        Row(
            ("choice", "chosen_on", "when", "why"),
            N_("Your goals, also those you do not choose"),
            N_("You decide what they work on. What belongs to another goal can go."),
        ),
        Row(
            ("begins_on", "ends_on", "then", "letter_on"),
            N_("From which duty you are free, and until when"),
            N_("You must know when it ends, and what comes then."),
        ),
        Row(
            ("name", "contact", "relation", "gives_help", "own"),
            N_("Who helps you"),
            N_("Only how to reach them and which help they give. They may read what is written about them."),
        ),
        Row(
            ("body", "data_kinds"),
            N_("Which extra data they want from others"),
            N_("You decide that together, before anybody asks it."),
        ),
        Row(
            ("title", "who", "article", "service_of", "from_day", "until_day"),
            N_("For what else your data are used"),
            N_("You are told before it begins, and you can say no."),
        ),
        Row(("done",), N_("What was destroyed"), N_("You must be able to see that it is gone.")),
        Row(("reply",), N_("The answer when you say no"), N_("You must know who helps you now.")),
    ),
)

PAPERS = Service(
    code="papers",
    name=N_("An organisation hands over a paper about you"),
    law=N_("GDPR (AVG), articles 5, 14 and 32"),
    keeping=N_("Two weeks."),
    is_for_staff=True,
    rows=(
        Row(
            ("body", "code"),
            N_("Who hands it over"),
            N_("Only who was called on a known number can do it, once."),
        ),
        Row(("once",), N_("A number of this form"), N_("So nothing is kept twice."), is_kept=False),
        Row(
            ("file", "medical"),
            N_("The paper, and whether it is about health"),
            N_("It goes safely, and not by mail. What is about health does not go here."),
        ),
    ),
)

SERVICES_OF_FILES = (OWN_FILE, KEEPING_FILES, PAPERS)
