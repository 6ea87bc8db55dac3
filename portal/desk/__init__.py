"""The desk: where officials will record, tell, answer and decide."""
