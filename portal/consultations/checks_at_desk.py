"""What an official who records an exchange must say besides what every entry must: pure checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from portal.agencies.articles import ARTICLES, CRIME_ARTICLES, HOLD_ARTICLES
from portal.agencies.breaches import KINDS
from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.agencies.guarding import HAPPENED_ALREADY
from portal.agencies.roles import ROLES, kinds_between
from portal.consultations.checks import YES_NO, EntryIncomplete, Problem, problems
from portal.consultations.checks_sharing import guards
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.rules import Basis, Source
from portal.words import N_, Said

__all__ = ["check_at_desk", "may_not_pass"]

SAY_WHAT_WENT_WRONG = N_("Say what went wrong. We know no rule that this breaks.")


def check_at_desk(draft: Draft, bodies: Mapping[str, str] = MappingProxyType({})) -> None:
    """Pass when an exchange says all that an official has to say, and nothing that may not be told.

    :param bodies: the kind of each organisation that took part.
    :raises EntryIncomplete: with every problem, each naming its field.
    """
    found = [*problems(draft)]
    if not draft.is_emergency:
        for place, subject in enumerate(draft.subjects):
            found += [
                Problem(f"subjects[{place}].{one.field}", one.text, one.rule) for one in _all(subject, bodies)
            ]
    if found:
        raise EntryIncomplete(tuple(found))


def _all(subject: SubjectDraft, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Give what is missing and what may not be told; what went wrong already is kept as it went."""
    said = [*_of_subject(subject), *guards(subject, bodies)]
    breaks = [one for one in said if one.rule]
    if not subject.was_not_allowed:
        yield from said
        if breaks:
            yield Problem("was_not_allowed", HAPPENED_ALREADY)
        return
    yield from (one for one in said if not one.rule)
    if not breaks and subject.basis != Basis.RELEASE and not _says_what_went_wrong(subject):
        yield Problem("texts.not_allowed_because", SAY_WHAT_WENT_WRONG)


def _says_what_went_wrong(subject: SubjectDraft) -> bool:
    return bool(subject.texts.get("not_allowed_because", "").strip())


def _of_subject(subject: SubjectDraft) -> Iterator[Problem]:
    """Give what is missing. Source: R-009, R-023, R-060, R-150."""
    is_known = subject.article in ARTICLES or subject.article in CRIME_ARTICLES
    if not is_known and not (subject.was_not_allowed and not subject.article):
        yield Problem("article", N_("Choose the article of the law."))
    if (subject.basis == Basis.CRIME) != (subject.article in CRIME_ARTICLES) and subject.article:
        yield Problem("article", N_("Only an authority that asks about a crime uses this article."))
    if subject.hold is not None and subject.hold.article not in HOLD_ARTICLES:
        yield Problem("hold", N_("Choose the article that allows to tell it later."))
    if not subject.texts.get("in_file_because", "").strip():
        yield Problem("texts.in_file_because", N_("Say how you know whether it stood in the file."))
    if subject.source_kind not in set(Source):
        yield Problem("source_kind", N_("Say where this comes from."))
    if subject.source_on is None:
        yield Problem("source_on", N_("Say of which day these facts are."))
    for field in ("in_proportion", "no_other_way", "is_told"):
        if getattr(subject, field) not in YES_NO:
            yield Problem(field, N_("Answer this with yes or no."))
    if any(party.role not in ROLES for party in subject.parties):
        yield Problem("parties", N_("Choose a role from the list."))
    if not subject.is_decision_not_to_share and may_not_pass(subject):
        yield Problem("data_kinds", N_("One of you may not bring or get one of these kinds of data."), KINDS)


def may_not_pass(subject: SubjectDraft) -> list[Said]:
    """Return the kinds of data that one of the roles may not bring or get."""
    allowed = kinds_between(*(party.role for party in subject.parties))
    return [
        Said(DATA_KINDS[DataKind(kind)])
        for kind in subject.data_kinds
        if kind in set(DataKind) and kind not in allowed
    ]
