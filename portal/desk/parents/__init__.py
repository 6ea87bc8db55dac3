"""Requests of parents: a person decides whether the page of a child opens."""
