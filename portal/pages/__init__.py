"""Pages for everyone: what this site is for, what to expect, who helps, and what the words mean."""
