"""Receipts that prove: what was sent, and on which day, signed so that anybody can check it later."""
