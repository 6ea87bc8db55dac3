"""How it goes in the town, in numbers: talks, notices and complaints; ways in; what was done otherwise."""
