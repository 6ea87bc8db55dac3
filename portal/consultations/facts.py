"""What a page says of one entry, line by line, in the reader's language: a name and a value each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from portal.agencies import data_kinds
from portal.agencies.grounds import BASES
from portal.clock import AMSTERDAM
from portal.consultations import phrases, sentences
from portal.consultations.reading import Entry
from portal.consultations.rules import AskedFirst, Basis, Channel, Kind, Source
from portal.words import N_, Words

Name = Callable[[str], str]
Fact = tuple[str, str]

LINE, OWN = Markup("<br>"), Markup("<bdi>{}</bdi>")
"""Lines of one fact; each keeps its own direction, for a Dutch sentence stands on an Arabic page too."""


def five_lines(words: Words, name: Name, entry: Entry) -> list[Fact]:
    """Return who with whom, what, why, how and which rule (R-147)."""
    who = _lines(words.say(party) for party in sentences.who(name, entry.parties, words.lang))
    kinds = _lines(_kinds(words, entry))
    return [
        (words.text(N_("Who")), who),
        (words.text(N_("What it was about")), kinds),
        (words.text(N_("Why")), entry.text("why") or words.text(N_("Nobody wrote that down."))),
        (words.text(N_("How")), _lines(_how(words, entry))),
        (words.text(N_("Which rule")), _lines(_rule(words, entry))),
    ]


def _lines(said: Iterable[str]) -> Markup:
    return LINE.join(OWN.format(one) for one in said)


def _kinds(words: Words, entry: Entry) -> Iterator[str]:
    if entry.is_advice_only:
        yield words.text(N_("Only advice. They shared no data behind it."))
    yield from (words.text(kind) for kind in data_kinds.named(entry.data_kinds))


def _how(words: Words, entry: Entry) -> Iterator[str]:
    yield words.text(phrases.CHANNELS[Channel(entry.channel)])
    if entry.is_internal:
        yield words.text(N_("Within one organisation."))
    if entry.is_anonymous:
        yield words.text(N_("They did not say your name."))


def _rule(words: Words, entry: Entry) -> Iterator[str]:
    if entry.is_decision_not_to_share:
        yield words.text(phrases.NO_RULE)
        return
    yield words.text(BASES[Basis(entry.basis)])
    if entry.article:
        yield entry.article


def said(words: Words, entry: Entry) -> list[Fact]:
    """Return what was asked, told or decided, as text for this person; what there is not is left out."""
    heads = {
        "question": N_("What they asked"),
        "answer": N_("What they told"),
        "facts": N_("What the worker wrote down as facts"),
        "interpretation": N_("How the worker explains these facts"),
        "decided": N_("What they decided"),
        "not_shared": N_("What they did not share, and why not"),
        "source_of_facts": N_("Where these facts came from"),
    }
    found = [(words.text(head), entry.text(field)) for field, head in heads.items() if entry.text(field)]
    if entry.source_kind in set(Source):
        found.append((words.text(N_("Where this comes from")), _lines(_source(words, entry))))
    return found


def _source(words: Words, entry: Entry) -> Iterator[str]:
    yield words.text(phrases.SOURCES[Source(entry.source_kind)])
    if entry.source_on is not None:
        yield words.text(N_("These facts are of %(day)s."), day=entry.source_on)


def more(words: Words, entry: Entry, system: str) -> list[Fact]:
    """Return when, whether it was in the file, whether the person was asked, there, and told.

    :param system: the name of the computer system that delivered it, empty when there is none.
    """
    facts = [
        (words.text(N_("It happened on")), words.moment(entry.happened_at)),
        (words.text(N_("It was written down on")), words.moment(entry.recorded_at)),
    ]
    if entry.kind != Kind.VIEW:
        facts.append((words.text(N_("Was it in your file already?")), _lines(_in_file(words, entry))))
        facts.append((words.text(N_("Did they ask you first?")), _lines(_asked(words, entry))))
        facts += _weighed(words, entry)
    if entry.kind == Kind.MEETING or entry.was_present in {"yes", "phone"}:
        present = phrases.WAS_PRESENT.get(entry.was_present, phrases.WAS_PRESENT["unknown"])
        facts.append((words.text(N_("Were you there?")), words.text(present)))
    facts.append((words.text(N_("Did they tell you?")), _lines(_told(words, entry))))
    if system:
        facts.append((words.text(N_("This comes from")), system))
    return facts


def _weighed(words: Words, entry: Entry) -> list[Fact]:
    """Return what the worker answered to the checks that belong to each exchange (R-023)."""
    answers = {
        N_("Was it in balance with what it means for you?"): entry.in_proportion,
        N_("Was this the only way?"): entry.no_other_way,
    }
    return [
        (words.text(question), words.text(phrases.WEIGHED[answer]))
        for question, answer in answers.items()
        if answer in phrases.WEIGHED
    ]


def _in_file(words: Words, entry: Entry) -> Iterator[str]:
    yield words.text(phrases.IN_FILE.get(entry.in_file, phrases.IN_FILE["unknown"]))
    if entry.text("in_file_because"):
        yield entry.text("in_file_because")


def _asked(words: Words, entry: Entry) -> Iterator[str]:
    yield words.text(phrases.ASKED_FIRST[AskedFirst(entry.asked_first)])
    if entry.asked_on is not None:
        yield words.text(N_("They asked you on %(day)s."), day=entry.asked_on)
    if entry.asked_how in set(Channel):
        yield words.text(phrases.TO_YOU[Channel(entry.asked_how)])
    for field in ("asked_answer", "not_asked_because"):
        if entry.text(field):
            yield entry.text(field)


def _told(words: Words, entry: Entry) -> Iterator[str]:
    if entry.told_at is None:
        yield words.text(N_("No. Nobody told you before. You can read it here now."))
        return
    yield words.text(N_("Yes, on %(day)s."), day=entry.told_at.astimezone(AMSTERDAM).date())
    if entry.told_how in set(Channel):
        yield words.text(phrases.TO_YOU[Channel(entry.told_how)])


def done_well(words: Words, entry: Entry) -> list[str]:
    """Return what stands out in how it was done; whether it was allowed is another question (R-027)."""
    points = {
        N_("It was written down more than a day later."): entry.is_late,
        N_("They asked for something that stood in your file already."): entry.in_file == "yes"
        and entry.kind == Kind.EXCHANGE,
        N_("They did not ask you first."): entry.asked_first
        in {AskedFirst.COULD_NOT, AskedFirst.NOT_IN_TIME},
        N_("They did not tell you."): entry.told_at is None,
        N_("It went by e-mail without extra protection."): entry.channel == Channel.UNSECURED_MAIL,
    }
    return [words.text(point) for point, stands_out in points.items() if stands_out]
