"""Declarations at the desk: ask, sign together, confirm that you stopped, and the register of texts."""
