"""Promises: what a body said it would do for a person, and whether it did."""
