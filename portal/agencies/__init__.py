"""Agencies: the organisations of the chain, their systems, and the functions one can call."""
