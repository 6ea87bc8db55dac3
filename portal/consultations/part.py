"""What an entry says on a page: made once, for its person and for the official who is about to keep it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.agencies.breaches import Breach, broken, needed_release
from portal.agencies.service import Directory
from portal.consultations import facts, lines, phrases, sentences
from portal.consultations.breaking import broken_rules
from portal.consultations.drafts import Draft
from portal.consultations.reading import Entry
from portal.consultations.rules import Basis, Kind
from portal.words import Said, Words


@dataclass(frozen=True)
class EntryPart:
    """The middle of the page of one entry, in the reader's language."""

    headline: str
    summary: str
    kind: str
    icon_name: str
    is_late: bool
    five_lines: list[facts.Fact]
    said: list[facts.Fact]
    more: list[facts.Fact]
    release: Said
    explained: str
    names_rule: bool
    """Whether a rule is named: where nothing was shared there is none."""
    stands_out: list[str]
    broken: tuple[Breach, ...]
    """The rules that it broke: none, when it was allowed."""
    went_wrong: str
    is_disputed: bool = False
    own_words: str = ""


def entry_part(words: Words, directory: Directory, entry: Entry) -> EntryPart:
    """Return what the page of an entry says of it."""
    name = directory.name
    system = next((system.name for system in directory.systems if system.id == entry.system), "")
    return EntryPart(
        headline=lines.headline(words, name, entry),
        summary=entry.text("summary"),
        kind=phrases.KINDS[Kind(entry.kind)],
        icon_name=phrases.KIND_ICONS[Kind(entry.kind)],
        is_late=entry.is_late,
        five_lines=facts.five_lines(words, name, entry),
        said=facts.said(words, entry),
        more=facts.more(words, entry, system),
        release=sentences.release(
            entry.release,
            basis=entry.basis,
            given_on=entry.release_on,
            is_decision_not_to_share=entry.is_decision_not_to_share,
            was_needed=needed_release(entry.broken_rules),
        ),
        explained=phrases.NO_RULE
        if entry.is_decision_not_to_share
        else phrases.BASES_EXPLAINED[Basis(entry.basis)],
        names_rule=not entry.is_decision_not_to_share,
        stands_out=facts.done_well(words, entry),
        broken=broken(entry.broken_rules),
        went_wrong=entry.text("not_allowed_because"),
        is_disputed=entry.is_disputed,
        own_words=entry.own_words,
    )


def entries_of(draft: Draft) -> tuple[Entry, ...]:
    """Return the entries as they will read once they are kept, one for each person; they have no id yet."""
    return tuple(
        Entry(
            id="",
            consultation="",
            kind=draft.kind,
            channel=draft.channel,
            is_internal=draft.is_internal,
            is_decision_not_to_share=subject.is_decision_not_to_share,
            is_anonymous=subject.is_anonymous,
            is_advice_only=subject.is_advice_only,
            broken_rules=broken_rules(draft, subject),
            source_kind=subject.source_kind,
            source_on=subject.source_on,
            in_proportion=subject.in_proportion,
            no_other_way=subject.no_other_way,
            is_told=subject.is_told,
            happened_at=draft.happened_at,
            recorded_at=draft.recorded_at,
            parties=subject.parties,
            data_kinds=" ".join(subject.data_kinds),
            basis=subject.basis,
            article=subject.article,
            in_file=subject.in_file,
            asked_first=subject.asked_first,
            asked_on=subject.asked_on,
            asked_how=subject.asked_how,
            was_present=subject.was_present,
            release=subject.release,
            release_on=subject.release_on,
            declaration=subject.declaration,
            told_at=subject.told_at,
            told_how=subject.told_how,
            contact=subject.contact,
            system=draft.system,
            texts=subject.texts,
        )
        for subject in draft.subjects
    )
