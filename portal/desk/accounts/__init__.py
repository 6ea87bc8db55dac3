"""Accounts without DigiD at a counter: two employees look at one proof, and no list of people exists."""
