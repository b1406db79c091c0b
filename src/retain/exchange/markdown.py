"""Markdown out: a page of lines into a new file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retain.domain.errors import CantCreate, Unwritten

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write(path: Path, lines: Iterable[str]) -> None:
    """Write the lines to a new file, readable by the rep alone.

    Raises CantCreate where the file is there already or can't be made, Unwritten where the disk refuses.
    """
    try:
        path.touch(0o600, exist_ok=False)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except FileExistsError as error:
        raise CantCreate(f"{path} is there already.", "Name another file.") from error
    except OSError as error:
        refused = Unwritten if path.exists() else CantCreate
        raise refused(f"{path} can't be written: {error.strerror}.", "Name another place.") from error


_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
_LEADING = re.compile(r"^([#+=-]|\d{1,9}(?=[.)]))")


def escaped(text: str) -> str:
    """Words of the diary as one line that Markdown prints as they are, without characters that steer a screen."""
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    quoted = _SPECIAL.sub(r"\\\g<0>", plain)
    return _LEADING.sub(_quoted_start, quoted)


def _quoted_start(found: re.Match[str]) -> str:
    """A mark that would begin a heading, a rule or a list; of a number what follows it."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
