"""Files at the desk: what officials write down about a person, ask, tell, keep or take away."""
