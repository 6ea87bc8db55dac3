"""Handing messages over at a counter: a list of numbers, who stands there, the paper, and handed over."""
