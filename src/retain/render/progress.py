"""One moving line on a terminal while long work goes on; it comes after a second and is gone at the end."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import IO, TYPE_CHECKING

from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from rich import progress as bars

    T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of work that nobody needs to be told of."""
PACE = 0.1
"""Seconds between two looks of the line."""
_OFTEN = 500
"""Rows between two looks at the clock."""


class Progress:
    """How far long work is; where it isn't `shown`, telling it costs next to nothing."""

    def __init__(self, stream: IO[str], *, shown: bool, color: bool, patience: float) -> None:
        self.shown = shown
        self._stream = stream
        self._color = color
        self._due = monotonic() + patience
        self._bar: bars.Progress | None = None

    def at(self, doing: str, done: int | None = None, total: int | None = None) -> None:
        """Say what is being done and how far it is; once told, `done` stands until something else is done."""
        if not (self.shown and doing) or (now := monotonic()) < self._due:
            return
        self._due = now + PACE
        bar = self._bar = self._bar or _begun(self._stream, color=self._color)
        task = bar.tasks[0]
        if done is not None or doing != task.fields["doing"]:
            count = "" if done is None else f"{done:,} rows"
            bar.update(task.id, description=safe(doing), completed=done or 0, total=total, doing=doing, count=count)
        bar.refresh()

    def rows(self, rows: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        """The rows, counted on their way."""
        for number, row in enumerate(rows):
            if not number % _OFTEN:
                self.at(doing, number, total)
            yield row

    def pages(self, doing: str, left: int, total: int) -> None:
        """Say how far a copy is; its pages are nobody's rows."""
        self.at(f"{doing}, {100 - 100 * left // max(total, 1)} %")

    def end(self) -> None:
        """Take the line away."""
        if self._bar:
            self._bar.stop()


@contextmanager
def progress(stream: IO[str], *, shown: bool, color: bool, patience: float = PATIENCE) -> Iterator[Progress]:
    """A line for as long as the work goes on, however it ends."""
    line = Progress(stream, shown=shown, color=color, patience=patience)
    try:
        yield line
    finally:
        line.end()


def _begun(stream: IO[str], *, color: bool) -> bars.Progress:
    from rich import progress as bars
    from rich.console import Console

    bar = bars.Progress(
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.TextColumn("{task.fields[count]}", markup=False),
        bars.TimeElapsedColumn(),
        console=Console(file=stream, highlight=False, no_color=not color or None),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.start()
    bar.add_task("", total=None, doing="", count="")
    return bar
