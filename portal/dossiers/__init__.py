"""Dossiers: what organisations hold about a person, why, where it comes from, and what was never asked."""
