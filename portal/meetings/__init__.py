"""Meetings of bodies about people: planned, told beforehand, held, reported; and the limits people set."""
