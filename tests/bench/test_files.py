"""A share of what files are held to: `python -m tests.bench.files` measures it on a million entries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.files import BARE_CSV, BARE_WORKBOOK, Shelf, refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.files import Spent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="weighed by Linux's own account")
ROWS = 20_000


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    path: Path = tmp_path_factory.mktemp("bench")
    return Shelf(path, ROWS)


@pytest.fixture(scope="module")
def imported(shelf: Shelf) -> Spent:
    return shelf.imported()


def test_an_import_takes_little_memory(imported: Spent) -> None:
    assert imported.peak < 130


def test_an_import_costs_little_more_than_sqlite_utils_needs(shelf: Shelf, imported: Spent) -> None:
    pytest.importorskip("sqlite_utils")
    assert imported.seconds < 2 * shelf.inserted().seconds


def test_exports_cost_a_small_multiple_of_bare_writers_and_stream(shelf: Shelf, imported: Spent) -> None:
    assert imported.seconds
    for suffix, bare, ratio in ((".csv", BARE_CSV, 4), (".xlsx", BARE_WORKBOOK, 2)):
        ours = shelf.exported(suffix)
        assert ours.seconds < ratio * shelf.written(bare).seconds
        assert ours.peak < 60


def test_a_second_time_and_the_undo_cost_no_more_than_the_import(shelf: Shelf, imported: Spent) -> None:
    for spent in (shelf.again(), shelf.undone()):
        assert spent.seconds < 2 * imported.seconds
        assert spent.peak < 130


def test_a_zip_bomb_costs_hardly_more_than_the_start(shelf: Shelf) -> None:
    assert refused(shelf).seconds < 3
