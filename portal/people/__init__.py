"""People: who someone is, how they sign in, and for how long."""
