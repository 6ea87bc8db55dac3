"""Assistance: somebody at a counter helps one person for half an hour, and that person sees it."""
