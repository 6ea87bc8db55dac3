"""The parts of a portal, for tests in which the worker does something to files."""

from tests.worker.conftest import small_portal

__all__ = ["small_portal"]
