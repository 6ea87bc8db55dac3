"""Signals without a name."""
