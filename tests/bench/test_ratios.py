"""The daily commands stay cheap; `python -m tests.bench` measures them as they are held to."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.ratios import BARE, due, log, peak, ratio

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("bench") / "bench.db"
    size = ["--customers", "300", "--entries", "40", "--sales", "10"]
    subprocess.run([sys.executable, "-m", "tests.bench.build", str(path), *size], check=True)
    return path


def test_a_log_costs_less_than_three_bare_programs(diary: Path) -> None:
    assert ratio(log(diary), BARE, pairs=5)[0] < 3


def test_a_due_list_in_a_pipe_costs_less_than_four_bare_programs(diary: Path) -> None:
    assert ratio(due(diary), BARE, pairs=5)[0] < 4


@pytest.mark.skipif(sys.platform != "linux", reason="read from Linux's own account")
def test_a_due_list_takes_little_memory(diary: Path) -> None:
    assert peak(due(diary)) < 60
