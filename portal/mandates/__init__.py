"""Mandates: who may do what for whom, until when, and how that was given; taken back, it ends at once."""
