"""Complaints at the desk: the queue, one case, and the letter that answers it."""
