"""The tables that are measured stand in what ``script/test`` prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from portal.settings import ROOT

MEASURES = """
def test_measures(record_property):
    record_property("table", "page   words\\nhome      77")
"""


@pytest.mark.parametrize("cores", ["0", "2"])
def test_a_table_is_printed_when_tests_run_on_several_cores_too(tmp_path: Path, cores: str) -> None:
    file = tmp_path / "test_measures.py"
    file.write_text(MEASURES, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.tables",
        "-n",
        cores,
        "-c",
        "/dev/null",
        str(file),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "page   words\nhome      77" in done.stdout
