"""Signals at the desk of the privacy officer."""
