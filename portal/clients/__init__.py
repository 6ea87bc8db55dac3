"""Clients: the pages of who acts for others: own clients only, a code to type, and last days on one page."""
