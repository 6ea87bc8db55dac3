"""Plain words for what may be allowed during a visit, and for where it was."""

from __future__ import annotations

from portal.assistance.rules import Document, End, How, Setting
from portal.viewer import Act
from portal.words import N_

ACTS = {
    Act.SEE: N_("Look with me who talked about me, and what I signed"),
    Act.COMPLAINTS: N_("Complaints and questions: write them with me and read them"),
    Act.REQUESTS: N_("Requests about my data: write them with me and read them"),
    Act.MEDICAL: N_("Also what is about my health"),
    Act.FILE: N_("Write and send something with me. Nothing from before is shown."),
}

ACTS_BY_PHONE = {
    Act.SEE: N_("Look together who talked about the person, and what the person signed"),
    Act.COMPLAINTS: N_("Complaints and questions: write and read them together"),
    Act.REQUESTS: N_("Requests about the person's data: write and read them together"),
    Act.MEDICAL: N_("Also what is about the person's health"),
    Act.FILE: N_("Write and send something together. Nothing from before is shown."),
}
"""The same, where the worker ticks what the person says yes to by phone."""

PICTURES = {
    Act.SEE: "talk",
    Act.COMPLAINTS: "complaint",
    Act.REQUESTS: "folder",
    Act.MEDICAL: "hand",
    Act.FILE: "letter",
}
"""A picture to point at, for each thing that may be allowed."""

KNOWN_BY = {
    How.OWN: N_("You gave a code"),
    How.SMS: N_("You gave a code that we sent to your phone"),
    How.SEEN: N_("Two workers saw your ID. Nothing was copied."),
}

ENDS = {
    End.BUTTON: N_("It was ended together"),
    End.NEXT: N_("The worker went on with somebody else"),
    End.LEFT: N_("You had left"),
    End.HANDED: N_("A colleague went on"),
    End.LOST: N_("The line was lost, so it ended by itself"),
    End.WRONG: N_("The code was wrong too often"),
    End.NOT_ME: N_("You said that this was not you"),
}

DOCUMENTS = {
    Document.PASSPORT: N_("Passport"),
    Document.CARD: N_("Identity card"),
    Document.LICENCE: N_("Driving licence"),
    Document.RESIDENCE: N_("Residence document"),
}

PLACES = {
    Setting.COUNTER: N_("Open counter: %(place)s"),
    Setting.ROOM: N_("Closed room: %(place)s"),
    Setting.PHONE: N_("By phone: %(place)s"),
}

SPOKEN = (
    N_("Good day. I help you. It is free."),
    N_("You do not have to say your name out loud."),
    N_("You may point at the screen."),
    N_("Do you want to go to a closed room?"),
    N_("Do you have a code on paper or on your phone?"),
    N_("Please type the code yourself."),
    N_("Please read this page. You tick what we may do."),
    N_("You can stop at any moment."),
    N_("Shall I read this to you?"),
    N_("Do you want an interpreter? It is free."),
    N_("I send this now. Is it right?"),
    N_("This paper is for you. Keep it safe."),
    N_("I close everything now. I can see nothing any more."),
)
"""What a helper says, one after another; shown side by side in Dutch and in the language of the visitor."""
