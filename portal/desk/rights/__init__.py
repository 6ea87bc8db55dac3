"""Requests about data at the desk of the privacy officer: the queue, the answer, and the board."""
