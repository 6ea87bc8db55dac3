"""The medical adviser's desk: what is kept apart, and what becomes of it."""
