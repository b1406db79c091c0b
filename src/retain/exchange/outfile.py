"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from retain.disk import sync_name
from retain.domain.errors import CantCreate, Denied, Unwritten

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = frozenset({errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EFBIG})


@contextmanager
def written(path: Path, *, force: bool) -> Iterator[IO[str]]:
    """A text file to write, in UTF-8, its line ends as they are; otherwise as `packed`."""
    with packed(path, force=force) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="")
        yield text
        text.detach()


@contextmanager
def packed(path: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """A file of bytes to write, 0600, which becomes `path` once it is whole and on the disk.

    Raises CantCreate where there is such a file and not `force`, or no such folder; Denied or Unwritten as the system
    answers.
    """
    if path.is_dir():
        raise CantCreate(f"{path} is a folder.", "Name a file.")
    if not force and (path.exists() or path.is_symlink()):
        raise CantCreate(f"{path} is there already.", "Add --force to replace it.")
    try:
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        sync_name(path)
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> CantCreate | Denied | Unwritten:
    if isinstance(error, PermissionError):
        return Denied(f"{path} can't be written: {error.strerror}.", "Check its folder, owner and mode.")
    if error.errno in _FULL:
        return Unwritten(f"{path} can't be written: {error.strerror}.", "Nothing is there; free some space.")
    if isinstance(error, FileNotFoundError):
        return CantCreate(f"There is no folder {path.parent}.", "Make it first, or name another place.")
    return CantCreate(f"{path} can't be made: {error.strerror}.", "Name another place.")
