"""Compound files that lie about themselves are refused in a line, soon, and in little memory."""

from __future__ import annotations

import os
import resource
import struct
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import BadFile
from retain.exchange.compound import LARGEST, opened
from tests.saved_messages import CLASS, SUBMIT, compound, message

if TYPE_CHECKING:
    from pathlib import Path

NOTE = message({CLASS: "IPM.Note", 0x0037: "quote", SUBMIT: datetime(2026, 11, 9, tzinfo=UTC)})
BODY = "__substg1.0_1000001F"
WORDY = compound(NOTE | {BODY: b"a\0" * 20_000})
FIRST_TABLE, FIRST_FOLDER, SIZE = 76, 48, 120
MEMORY = 400 << 20
SECONDS = 20


def sector(of: bytes, at: int) -> int:
    """Where a sector of a file begins that is numbered at this byte."""
    number: int = struct.unpack_from("<I", of, at)[0]
    return (number + 1) * 512


def lying(at: int, *numbers: int) -> bytes:
    """The file with other numbers at this byte."""
    return WORDY[:at] + struct.pack(f"<{len(numbers)}I", *numbers) + WORDY[at + 4 * len(numbers) :]


def size_of(part: str) -> int:
    """Where the size of a part stands."""
    return WORDY.find(part.encode("utf-16-le")) + SIZE


FOLDERS = struct.unpack_from("<I", WORDY, FIRST_FOLDER)[0]
TABLE = sector(WORDY, FIRST_TABLE)
LIES = {
    "no end": (WORDY[:700], "incomplete"),
    "half a header": (WORDY[:300], "it breaks off at byte 300"),
    "an endless table": (lying(44, 0x7FFFFFFF), "at byte 44"),
    "an endless small table": (lying(64, 0x7FFFFFFF), "at byte 44"),
    "an endless table of tables": (lying(68, 3, 0x7FFFFFFF), "at byte 44"),
    "folders in a circle": (lying(TABLE + 4 * FOLDERS, FOLDERS), "more parts than a message has"),
    "a small part of two gigabytes": (lying(size_of("Root Entry"), 0x7FFFFFF0), "MiniStream"),
    "sectors of two to the power of thousands": (WORDY[:30] + b"\xff\x7f" + WORDY[32:], "at byte 30"),
    "a part longer than the file": (lying(size_of(BODY), 0x700000), f"in its part {BODY}"),
    "a part in a circle": (lying(TABLE + 4 * 5, 5), ""),
    "a part of a hundred megabytes": (lying(size_of(BODY), 0x7000000), ""),
    "more parts than anybody sent": (compound(NOTE | {str(number): b"" for number in range(40_000)}), "more parts"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_one_line_or_harmless(tmp_path: Path, lie: str) -> None:
    path, (held, why) = tmp_path / "a.msg", LIES[lie]
    path.write_bytes(held)
    ran = subprocess.run(
        [sys.executable, "-m", "retain", "--db", tmp_path / "d.db", "import", path, "--bodies", "--yes"],
        capture_output=True, check=False, text=True, timeout=SECONDS, env=os.environ,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip
    assert ran.returncode == (65 if why else 0), ran
    assert why in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.splitlines()[-1].startswith("retain: " if why else "a.msg: ")


def test_what_is_larger_than_any_message_is_not_looked_into(tmp_path: Path) -> None:
    with (tmp_path / "a.msg").open("wb") as file:
        file.write(WORDY)
        file.truncate(LARGEST + 1)
    with pytest.raises(BadFile, match="a message at most 256"), opened(tmp_path / "a.msg"):
        pass


def test_parts_are_read_whole_in_folders_too(tmp_path: Path) -> None:
    held = {"small": b"s" * 4095, "large": b"l" * 4096, "empty": b"", "folder": {"inner": b"i" * 100_000}}
    (tmp_path / "a").write_bytes(compound(held))
    with opened(tmp_path / "a") as parts:
        assert [parts.read(name) for name in ("small", "large", "empty", "folder/inner", "none")] == [
            b"s" * 4095, b"l" * 4096, b"", b"i" * 100_000, b"",
        ]  # fmt: skip
        assert parts.folders("fol") == ["folder"]
