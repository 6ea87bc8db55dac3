"""Signals: somebody says what goes wrong, without a name, a sign-in or an answer; only themes are counted."""
