"""What other systems call a role, in Dutch: the guards know it by the stored word of our own list."""

from __future__ import annotations

import re

from portal.agencies.roles import OBSERVERS, ROLES

_SAID = {
    "caseworker": "klantmanager|consulent|casemanager|klantregisseur|inkomensconsulent|wmo-consulent",
    "work_coach": "werkcoach|werkconsulent|jobcoach|re-integratieconsulent",
    "job_guide": "trajectbegeleider|jobhunter|re-integratiebegeleider|loopbaanbegeleider",
    "debt_adviser": "schuldhulpverlener|budgetconsulent|schuldbemiddelaar",
    "family_worker": "gezinswerker|gezinsbegeleider|gezinscoach|gezinsvoogd",
    "youth_worker": "jongerenwerker|jeugdhulpverlener|jeugdwerker|jeugdprofessional",
    "teacher": "docent|leraar|leerkracht|intern begeleider|zorgcoördinator",
    "nurse": "verpleegkundige|wijkverpleegkundige|jeugdverpleegkundige",
    "practice_nurse": "praktijkondersteuner|praktijkondersteuner huisarts|poh|huisarts|doktersassistent",
    "housing_worker": "verhuurder|huurconsulent|woonconsulent|medewerker sociaal beheer"
    "|medewerker woningcorporatie|medewerker verhuur|huismeester",
    "employer": "werkgever|leidinggevende bij de werkgever|personeelsfunctionaris",
    "police_officer": "wijkagent|politieagent|agent|jeugdagent",
    "safety_adviser": "medewerker veilig thuis|adviseur veilig thuis",
    "safety_officer": "procesregisseur|procesregisseur veiligheidshuis|ketenregisseur veiligheidshuis",
    "complaint_handler": "klachtbehandelaar|klachtenbehandelaar",
    "privacy_officer": "functionaris gegevensbescherming|functionaris voor gegevensbescherming|fg",
    "medical_adviser": "medisch adviseur|keuringsarts",
    "team_leader": "teamleider|teammanager",
}
_BY_WORD = {word: code for code, words in _SAID.items() for word in words.split("|")}
_AROUND = re.compile(r"^(?:een andere|een|uw|de)\s+|\s*\([^)]*\)$|\s+van uw \w+$")


def role_of(said: str) -> str:
    """Return the stored word of a role that another system names; an unknown one comes back as it is.

    Only whole names are taken: half a name would say of somebody what nobody wrote down.
    """
    plain = _AROUND.sub("", " ".join(said.casefold().split()))
    return said if said in ROLES or said in OBSERVERS else _BY_WORD.get(plain, said)


def listed_role(said: str) -> str:
    """Return the stored word of a role that is named by its bare name; one that says more stays as it is.

    "The work coach of your husband" is more than a work coach: to whom it was told is what matters there.
    """
    return _BY_WORD.get(said.casefold().strip(), said)
