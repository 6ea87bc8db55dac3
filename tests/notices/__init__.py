"""Tests of the outbox: real mail server, real peer for messages, real stores."""
