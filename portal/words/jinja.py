"""Templates of one language: constant words are put in when a template is compiled, at no later cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from portal.words.escaping import PLACE, put
from portal.words.speaking import Words

CALL = ("name", "lparen", "string", "rparen")
"""The tokens of a message without values."""


class ConstantWords(Extension):
    """Turns ``_("Literal")`` into the literal of the language, before the template is parsed.

    Jinja itself then folds ``{{ "Letterlijk" }}`` into the page, escaped for text and attributes alike, and
    passes the bare string on where the message was the argument of a macro or a filter. Anything with values
    is left to the ``_`` that runs per request.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Give the tokens of a template on, with every constant message translated."""
        words: object = self.environment.globals["words"]
        # Jinja keeps its globals untyped; make_environment below puts the Words there.
        assert isinstance(words, Words)
        tokens = list(stream)
        place = 0
        while place < len(tokens):
            if _is_message(tokens, place):
                found = tokens[place + 2]
                yield Token(found.lineno, "string", words.text(found.value))
                place += len(CALL)
            else:
                yield tokens[place]
                place += 1


def _is_message(tokens: list[Token], place: int) -> bool:
    """Tell whether ``_ ( "literal" )`` starts here, and is not a method of something."""
    kinds = tuple(token.type for token in tokens[place : place + len(CALL)])
    follows_dot = place > 0 and tokens[place - 1].type == "dot"
    return kinds == CALL and tokens[place].value == "_" and not follows_dot


def make_environment(
    folder: Path, words: Words, globals: Mapping[str, object], debug: bool = False
) -> Environment:
    """Return the templates of ``folder`` in one language.

    :param globals: what every template can use besides ``_ ngettext say day moment words PLACE put``.
    :param debug: look for changed templates on every use.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=debug,
        cache_size=-1,
    )
    environment.globals.update(globals)
    environment.globals.update(
        {
            "_": words.text,
            "ngettext": words.count,
            "say": words.say,
            "day": words.day,
            "moment": words.moment,
            "words": words,
            "PLACE": PLACE,
            "put": put,
        }
    )
    environment.add_extension(ConstantWords)
    return environment
