"""A diary to fault; `--full` runs the long sweeps, a seeded share of them always runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.program import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary with one customer, made by the program itself."""
    path = tmp_path / "own" / "diary.db"
    run(path, "customer", "add", "Acme")
    return path


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--full"))
