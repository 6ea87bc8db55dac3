"""Notices: the outbox. A person is told without content, by the person's own channel."""
