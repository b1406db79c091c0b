"""Opening a file that was named, and what to say where that can't be done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from retain.domain.errors import BadFile, Denied, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def reading(path: Path) -> Iterator[IO[bytes]]:
    """A file's bytes to read; raises NotFound, Denied, or BadFile where it is a folder."""
    try:
        with path.open("rb") as file:
            yield file
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(f"There is no file {path}.", "Check its name.") from error
    except IsADirectoryError as error:
        raise BadFile(f"{path} is a folder.", "Name a file, a Maildir, or a folder of saved mail.") from error
    except OSError as error:
        raise Denied(f"{path} can't be read: {error.strerror}.", "Check its owner and mode.") from error


def lines(path: Path) -> int:
    """About how many lines a file has."""
    with reading(path) as file:
        return sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))


def reason(error: Exception) -> str:
    """What a library says of a file it can't read, in one short line."""
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__
