"""Opening what was named: a missing file, a folder and a locked one each have their sentence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import BadFile, Denied, NotFound, RetainError
from retain.exchange.infile import reading

if TYPE_CHECKING:
    from pathlib import Path


def opened(path: Path) -> bytes:
    with reading(path) as file:
        return file.read()


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a\r\n\xff")
    assert opened(tmp_path / "a.csv") == b"a\r\n\xff"


def test_what_is_missing_and_a_folder_are_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    cases: dict[Path, type[RetainError]] = {
        tmp_path / "b.csv": NotFound,
        tmp_path / "a.csv" / "b.csv": NotFound,
        tmp_path: BadFile,
    }
    for path, refusal in cases.items():
        with pytest.raises(refusal, match=str(path)):
            opened(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everybody may read there, or root is asking")
def test_a_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch(mode=0o000)
    with pytest.raises(Denied, match="owner and mode"):
        opened(tmp_path / "a.csv")
