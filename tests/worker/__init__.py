"""Tests of the worker and its duties."""
