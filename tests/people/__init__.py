"""Tests of people: sessions, sign-in at a real provider, kept forms."""
