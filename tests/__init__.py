"""Tests of the portal, as sentences about people."""
