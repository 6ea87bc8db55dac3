"""Who acts for a person, at the desk: by law with two officials, on paper, and not accepted."""
