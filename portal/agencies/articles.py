"""Articles of law that an official may name as the ground of an exchange: a closed list, no "see the law"."""

from __future__ import annotations

import re

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

CRIME_ARTICLES = (
    "Wetboek van Strafvordering art. 126nc",
    "Wetboek van Strafvordering art. 126nd",
    "Wetboek van Strafvordering art. 126nf",
    "Wetboek van Strafvordering art. 162",
)
"""On which an authority asks in writing because of a crime. Source: R-112."""

HOLD_ARTICLES = (
    "UAVG art. 41 lid 1 onder c",
    "UAVG art. 41 lid 1 onder d",
    "UAVG art. 41 lid 1 onder i",
)
"""Grounds to tell a person later: public safety, crime, or the protection of people."""

LAWS = (
    "Participatiewet",
    "Wet gemeentelijke schuldhulpverlening",
    "Jeugdwet",
    "Wmo 2015",
    "Wet inburgering 2021",
    "WGS",
    "Wet politiegegevens",
    "Wet justitiële en strafvorderlijke gegevens",
    "Wet langdurige zorg",
    "Wet publieke gezondheid",
    "Zorgverzekeringswet",
    "Leerplichtwet",
    "Wet passend onderwijs",
    "Wet SUWI",
    "Regeling SUWI",
    "Wet BRP",
    "Wet Bibob",
    "Awb",
    "Gemeentewet",
    "BW boek 1",
    "BW boek 7",
    "AVG",
    "UAVG",
    "Wetboek van Strafvordering",
)
"""Laws that a record of another system may name; with an article of theirs."""

_ONE = re.compile(
    rf"(?i)(?:{'|'.join(map(re.escape, LAWS))}),? art(?:\.|ikel)? ?\d[\w.:]*"
    r"(?:[ ,]+(?:lid|onder|sub) \w+)*"
)


def names_article(text: str) -> bool:
    """Tell whether a text names articles of laws of the list; "see the law" names none. Source: R-214."""
    law = ""
    for piece in re.split(r"(?i) en |; ?", text.strip()):
        named = f"{law} {piece}" if piece.casefold().startswith("art") else piece
        if not _ONE.fullmatch(named):
            return False
        law = re.split(r"(?i),? art", named)[0]
    return True


def holds_on(article: str) -> bool:
    """Tell whether an article allows to tell something later, with or without "art." before its number."""
    return article.replace("art. ", "") in {one.replace("art. ", "") for one in HOLD_ARTICLES}
