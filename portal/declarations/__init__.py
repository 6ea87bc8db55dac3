"""Declarations: what a person read, released or agreed to, exactly as it was shown."""
