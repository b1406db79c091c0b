"""A written page on a terminal: its lines are broken between words where the terminal ends."""

from __future__ import annotations

import re
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = 108
"""Letters from which on a line of a page was broken for want of room, and the next one goes on."""
_LABEL = re.compile(r"[ ]*(?:- |\S+(?: \S+)*?[ ]{2,})?")


def broken(line: str, indent: str | None = None) -> str:
    """A line broken between words where the terminal ends, indented as it begins unless said otherwise."""
    width = get_terminal_size().columns
    if len(line) <= width:
        return line
    below = line[: len(line) - len(line.lstrip())] if indent is None else indent
    parts = wrap(line, width, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)
    return "\n".join(parts)


def fitted(text: str, width: int) -> Iterator[str]:
    """The lines of a page within a width; what goes on stands below the words, not below their label."""
    for line in _whole(text):
        indent = " " * len(_LABEL.match(line)[0])  # type: ignore[index] # it matches nothing, too
        yield from wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _whole(text: str) -> Iterator[str]:
    """The lines as they were before the page was broken to its own width."""
    whole, last = "", ""
    for line in text.splitlines():
        goes_on = len(last) >= _FULL and line.strip() and not _LABEL.match(line.lstrip())[0]  # type: ignore[index]
        if last and not goes_on:
            yield whole
        whole = f"{whole} {line.strip()}" if goes_on else line
        if not line:
            yield ""
        last = line
    if last:
        yield whole
