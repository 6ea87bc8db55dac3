"""Recording at the desk: an exchange, an emergency, and who agrees to hide it."""
