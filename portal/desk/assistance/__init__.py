"""Helping at a counter: begin a visit with a code, let the person say what is allowed, end it."""
