"""The kinds of case: one file each, found by one list."""
