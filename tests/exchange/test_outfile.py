"""A file is there whole or not at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import CantCreate
from retain.exchange.outfile import written

if TYPE_CHECKING:
    from pathlib import Path


def test_only_the_rep_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with written(path, force=False) as out:
        out.write("a\r\n")
        assert not path.exists()
    assert path.read_bytes() == b"a\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(CantCreate, match="is there already"), written(path, force=False):
        pass
    with written(path, force=True) as out:
        out.write("new")
    assert path.read_text() == "new"


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), written(path, force=True) as out:
        out.write(str(1 / 0))
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("out.csv", "old")]


@pytest.mark.parametrize("place", ["nowhere/out.csv", ".", "file/out.csv"])
def test_a_place_that_can_not_be_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CantCreate), written(tmp_path / place, force=False):
        pass


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    refused = pytest.raises(CantCreate, match=f"There is no folder {tmp_path / 'out'}")
    with refused, written(tmp_path / "out" / "report.html", force=False):
        pass
