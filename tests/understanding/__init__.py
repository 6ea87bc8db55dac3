"""Tests of speaking and understanding."""
