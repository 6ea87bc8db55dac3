"""What the portal says: messages marked in the code, and one object per language that says them."""

from __future__ import annotations

from portal.words.loading import MissingCatalogue, load_words
from portal.words.said import N_, Said, SaidCount, Value
from portal.words.speaking import Words

__all__ = ["N_", "MissingCatalogue", "Said", "SaidCount", "Value", "Words", "load_words"]
