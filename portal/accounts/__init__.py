"""Accounts without DigiD: a number and a code by letter or at a counter, and a password of one's own."""
