"""The whole text as somebody is shown it, in one language: kept like this, it never changes (R-100)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from portal.agencies import data_kinds
from portal.declarations.asked import Asked
from portal.declarations.phrases import ANSWERS
from portal.words import N_, Words

HELP_ALL_THE_SAME = N_("You also get help when you say no.")
NO_YES = N_("You say only that you read it. You do not say yes to anything.")


def shown_text(
    words: Words,
    asked: Asked,
    name: Callable[[str], str],
    answers: Mapping[str, str],
    valid_to: date | None,
) -> str:
    """Return the text of the register with what was filled in: who, what, whom and until when.

    :param words: those of the language of the text.
    """
    wording = asked.text.said_in(words.lang)
    lines = [wording.body]
    if asked.about:
        lines.append(words.text(N_("It is about: %(who)s"), who=asked.about))
    if asked.is_release:
        lines += [
            words.text(N_("Who may tell: %(who)s"), who=asked.professional),
            words.text(N_("The question: %(question)s"), question=asked.question),
            words.text(
                N_("Kinds of data: %(kinds)s"),
                kinds=words.listing([words.text(kind) for kind in data_kinds.named(asked.data_kinds)]),
            ),
        ]
        for body in asked.bodies:
            answer = words.text(ANSWERS[answers[body]]) if body in answers else ""
            lines.append(f"{name(body)}: {answer}" if answer else name(body))
    if valid_to is not None:
        lines.append(words.text(N_("Valid until and including %(day)s"), day=valid_to))
    lines.append(words.text(NO_YES if asked.is_acknowledged else HELP_ALL_THE_SAME))
    return "\n".join(lines)
