"""Having a youth or Wmo file destroyed: not the same as erasure.

Source: Jeugdwet art. 7.3.9 jo. 7.3.15, Wmo 2015 art. 5.3.5.
"""

from __future__ import annotations

from portal.cases.kind import RECEIPT, Kind, Question, Shape
from portal.cases.questions import BODIES, FILES, OTHER_BODY
from portal.words import N_

KIND = Kind(
    code="destruction",
    name=N_("Request to destroy a youth or Wmo file"),
    title=N_("Have a youth or Wmo file destroyed"),
    lead=N_("A file of youth help or of Wmo support must be destroyed when you ask, with two exceptions."),
    icon="folder",
    law=N_("Youth Act, article 7.3.9, and Wmo 2015, article 5.3.5"),
    terms=("destruction_request",),
    answer_term="destruction_request",
    handled_by="privacy_officer",
    alone_from_age=12,
    questions=(
        Question(
            name="destroy",
            label=N_("What should be destroyed?"),
            hint=N_("Tell it in your own words. The whole file, or a part of it."),
            required=True,
            missing=N_("Write what should be destroyed."),
        ),
        Question(
            name="file",
            label=N_("Which file is it?"),
            shape=Shape.CHOICE,
            choices=(
                ("youth", N_("Youth help")),
                ("wmo", N_("Wmo support")),
                ("unknown", N_("I do not know")),
            ),
        ),
        BODIES,
        OTHER_BODY,
        FILES,
    ),
    expect=(
        RECEIPT,
        N_("It is free. You do not have to say why you ask."),
        N_("The file is destroyed within three months."),
        N_("There are two exceptions: someone else needs the file, or a law forbids it."),
        N_("Want a copy? Ask to see your data first."),
    ),
    examples=(N_("The help is over and I want my youth file gone."),),
)
