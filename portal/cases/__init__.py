"""Cases: a complaint, a request about data or a question; one spine, and one file for each kind."""
