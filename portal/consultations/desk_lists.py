"""Lists that officials choose from; what the person reads about each choice stands in ``phrases``."""

from __future__ import annotations

from portal.agencies.data_kinds import DATA_KINDS
from portal.consultations.rules import Basis, Channel, Source
from portal.words import N_

CHANNELS = {
    Channel.SPOKEN.value: N_("In person"),
    Channel.PHONE.value: N_("By phone"),
    Channel.SECURE_MAIL.value: N_("By secure e-mail"),
    Channel.UNSECURED_MAIL.value: N_("By normal e-mail"),
    Channel.PORTAL.value: N_("Through a closed website for workers"),
    Channel.SYSTEM.value: N_("In a computer system"),
    Channel.LETTER.value: N_("By letter"),
    Channel.SEALED_LETTER.value: N_("By sealed letter"),
}
"""Spoken and phone stand first, because most is said and not written (R-177)."""

BASES = {
    Basis.PUBLIC_TASK.value: N_("A task that the law gives us"),
    Basis.LEGAL_DUTY.value: N_("The law says we must"),
    Basis.RELEASE.value: N_("This person released us from secrecy"),
    Basis.VITAL_INTEREST.value: N_("A life was in danger"),
    Basis.SAFETY.value: N_("Someone was not safe"),
    Basis.CRIME.value: N_("An authority asked in writing about a crime, and the privacy officer agreed"),
}

SOURCES = {
    Source.PERSON.value: N_("This person"),
    Source.PARTNER_BODY.value: N_("Another organisation"),
    Source.OWN_OBSERVATION.value: N_("I saw it myself"),
    Source.REGISTER.value: N_("A register"),
    Source.OTHER_PERSON.value: N_("Somebody else"),
}

KIND_NAMES = {kind.value: text for kind, text in DATA_KINDS.items()}
