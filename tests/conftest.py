"""The front door, and a fixed day."""

from __future__ import annotations

import io
import json
import sys
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from retain.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TODAY = date(2026, 11, 23)
"""A Monday."""
settings.register_profile("retain", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("retain")


@dataclass(frozen=True)
class Ran:
    """What a command printed, said and answered."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the diary of whoever runs it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    for name in ("RETAIN_DB", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def in_leeds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock stands in England."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "Europe/London")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "diary.db"


@pytest.fixture
def retain(db: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command in process on a diary in a temporary folder, on TODAY unless `today` says otherwise."""

    def ran(*arguments: object, today: date | str = TODAY, stdin: str = "", code: int | None = 0) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdout", out)
            streams.setattr(sys, "stderr", err)
            streams.setattr(sys, "stdin", io.StringIO(stdin))
            answered = run(["--db", str(db), "--today", str(today), *map(str, arguments)])
        result = Ran(out.getvalue(), err.getvalue(), answered)
        assert code is None or answered == code, result
        return result

    return ran


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the long sweeps: every kill, crowd and power cut")
