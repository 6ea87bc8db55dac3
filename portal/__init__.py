"""Inzage: a citizen sees which bodies discussed them, complains and uses data rights."""
