"""Tables that tests measure, printed at the end of the run: a test on another core has no screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Keep = Callable[[str, object], None]
"""What ``record_property`` is."""

TABLE = "table"
"""The name under which a test keeps its table: ``record_property(TABLE, text)``."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each table below the name of its test, whether it passed or not."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, text in report.user_properties if report.when == "call" else ():
                if name == TABLE:
                    terminalreporter.section(report.nodeid)
                    terminalreporter.write_line(text)
