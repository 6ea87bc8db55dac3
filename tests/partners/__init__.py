"""Tests of the room for records from machines."""
