"""Compound files (MS-CFB), the folders in a file that Outlook saves a message as; read without trusting their sizes."""

from __future__ import annotations

import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from retain.domain.errors import BadFile
from retain.exchange.infile import reading, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST = 256 << 20
"""Bytes of a file: Exchange carries at most 150 MB."""
LONGEST = 8 << 20
"""Bytes of one part that is read: a longer one is no word of anybody's."""
MOST_PARTS = 1 << 15
_HEADER = struct.Struct("<26xH2xH12xI16xI4xI436x")
"""Version, power of a sector's size, then sectors of the allocation table, of the small one, of the table's own."""
_SECTORS = {3: 9, 4: 12}
_ENTRY = 128
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error, RecursionError)
"""What the library raises on a file that isn't whole."""


class Parts:
    """The parts of an open compound file by their paths, "folder/part"."""

    def __init__(self, name: str, ole: Any) -> None:
        self.name = name
        self._ole = ole
        self._paths = {"/".join(path): path for path in ole.listdir()}

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    def folders(self, begins: str) -> list[str]:
        """The folders at the top whose names begin so, in order."""
        return sorted({path[0] for path in self._paths.values() if len(path) > 1 and path[0].startswith(begins)})

    def read(self, path: str) -> bytes:
        """A part's bytes, none where it isn't there or longer than anything anybody wrote; raises BadFile."""
        found = self._paths.get(path)
        if found is None:
            return b""
        try:
            if self._ole.get_size(found) > LONGEST:
                return b""
            with self._ole.openstream(found) as part:
                return bytes(part.read())
        except _BROKEN as error:
            raise _damaged(self.name, f"in its part {path}", error) from error


@contextmanager
def opened(path: Path) -> Iterator[Parts]:
    """The parts of a compound file; raises NotFound, Denied, or BadFile where it isn't whole."""
    from olefile import DEFECT_INCORRECT, OleFileIO

    class Guarded(OleFileIO):  # type: ignore[misc] # it ships no types
        """The library trusts a directory to be as long as it says, and compares each part with all the others."""

        def _check_duplicate_stream(self, *_: Any) -> None:
            """Where two parts lie in one place, each is read once and no further than it says."""

        def loaddirectory(self, sector: int) -> None:
            _check_chain(self.fat, sector, MOST_PARTS * _ENTRY // self.sectorsize)
            super().loaddirectory(sector)

    with reading(path) as file:
        try:
            _check_header(file.read(512), path.stat().st_size)
            file.seek(0)
            ole = Guarded(file, raise_defects=DEFECT_INCORRECT)
            parts = Parts(path.name, ole)
        except _BROKEN as error:
            raise _damaged(path.name, "in its table of contents", error) from error
        yield parts


def _check_header(head: bytes, size: int) -> None:
    """Raise ValueError where the tables can't be as long as the header says, which the library would try to read."""
    if size > LARGEST:
        raise ValueError(f"it has {size >> 20:,} MB, and a message at most {LARGEST >> 20}")
    if len(head) < _HEADER.size:
        raise ValueError(f"it breaks off at byte {len(head)}")
    version, power, table, small, further = _HEADER.unpack(head)
    if _SECTORS.get(version) != power:
        raise ValueError("sectors of an unknown size, at byte 30")
    sectors = size >> power
    if max(small, further) > sectors or table > 2 * sectors * 4 // (1 << power) + 8:
        raise ValueError("a table larger than the file, at byte 44")


def _check_chain(table: Any, sector: int, most: int) -> None:
    """Raise ValueError for a chain of sectors that goes round, or on and on."""
    for _ in range(most):
        if sector >= len(table):
            return
        sector = table[sector]
    raise ValueError("more parts than a message has")


def _damaged(name: str, place: str, error: Exception) -> BadFile:
    said = "its folders are nested too deep" if isinstance(error, RecursionError) else reason(error)
    return BadFile(f"{name} is damaged, {place}: {said}.", "Save it anew from Outlook.")
