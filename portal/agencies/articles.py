"""Articles of law that an official may name as the ground of an exchange: a closed list, no "see the law"."""

from __future__ import annotations

ARTICLES = (
    "Participatiewet art. 7",
    "Participatiewet art. 9",
    "Participatiewet art. 18",
    "Participatiewet art. 64",
    "Wet gemeentelijke schuldhulpverlening art. 8",
    "Jeugdwet art. 2.3",
    "Jeugdwet art. 7.1.4.1",
    "Jeugdwet art. 7.3.11",
    "Wmo 2015 art. 4.1.1",
    "Wet inburgering 2021 art. 13",
    "WGS art. 1.3",
    "Wet politiegegevens art. 16",
    "Awb art. 9:8",
    "Awb art. 9:10",
    "BW boek 7 art. 457",
    "AVG art. 6 lid 1 onder c",
    "AVG art. 6 lid 1 onder d",
    "AVG art. 6 lid 1 onder e",
)
"""Grounds of an exchange."""

HOLD_ARTICLES = (
    "UAVG art. 41 lid 1 onder c",
    "UAVG art. 41 lid 1 onder d",
    "UAVG art. 41 lid 1 onder i",
)
"""Grounds to tell a person later: public safety, crime, or the protection of people."""
