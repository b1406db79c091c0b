"""Many at once: nothing lost, nothing twice, nobody locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.program import ask, check_whole, run, start

if TYPE_CHECKING:
    from pathlib import Path


def test_eight_processes_logging_at_once_lose_nothing(diary: Path, *, full: bool) -> None:
    """With --full 8 processes log 100 entries each, else 8 log 4."""
    each = 100 if full else 4
    for turn in range(each):
        crowd = [start(diary, "log", "Acme", f"call {turn} of {number}") for number in range(8)]
        for process in crowd:
            out, err = process.communicate(timeout=120)
            assert (process.returncode, err) == (0, ""), (out, err)
    texts = [str(text) for (text,) in ask(diary, "SELECT text FROM entry")]
    assert sorted(texts) == sorted(f"call {turn} of {number}" for turn in range(each) for number in range(8))
    check_whole(diary)


def test_many_first_starts_at_once_make_one_diary(tmp_path: Path, *, full: bool) -> None:
    """Every process that begins the same diary succeeds, and each adds its own customer."""
    path = tmp_path / "new" / "diary.db"
    count = 20 if full else 8
    crowd = [start(path, "customer", "add", f"Customer {number}") for number in range(count)]
    for process in crowd:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, ""), (out, err)
    assert ask(path, "SELECT count(*) FROM customer") == [(count,)]
    assert ask(path, "SELECT count(*) FROM diary") == [(1,)]
    check_whole(path)


def test_a_reader_sees_all_of_an_import_or_nothing(diary: Path, tmp_path: Path) -> None:
    book = tmp_path / "customers.csv"
    book.write_text("Company,City\n" + "".join(f"Firm {number},Leeds\n" for number in range(300)))
    writer = start(diary, "import", str(book))
    seen = set()
    while writer.poll() is None:
        seen.add(len(run(diary, "customer", "list").splitlines()))
    writer.communicate()
    seen.add(len(run(diary, "customer", "list").splitlines()))
    assert seen <= {1, 301}
    assert 301 in seen
