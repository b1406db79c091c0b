"""What a power cut can't take: bytes are on the disk once their file is synced, a name once its folder is."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sync_name(path: Path) -> None:
    """Have a file's or folder's name on the disk, where the system can sync a folder."""
    with suppress(OSError):
        _sync(path.parent)


def sync_file(path: Path) -> None:
    """Have a file on the disk, its bytes and its name."""
    _sync(path)
    sync_name(path)


def make_folder(folder: Path) -> None:
    """Make a folder (0700) and those above it that are missing, their names on the disk."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    if not missing:
        return
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    for one in missing:
        sync_name(one)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
