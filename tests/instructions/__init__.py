"""The rules for staff."""
