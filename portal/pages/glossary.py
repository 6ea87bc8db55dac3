"""All explained words together."""

from __future__ import annotations

from portal.pages.words_of_cases import WORDS_OF_CASES
from portal.pages.words_of_data import WORDS_OF_DATA
from portal.pages.words_of_declarations import WORDS_OF_DECLARATIONS
from portal.pages.words_of_people import WORDS_OF_PEOPLE

FIRST = (*WORDS_OF_CASES, *WORDS_OF_PEOPLE)
MORE = (*WORDS_OF_DATA, *WORDS_OF_DECLARATIONS)
"""Two pages: all words on one would not fit in one round trip, in Arabic least of all."""

GLOSSARY = (*FIRST, *MORE)
