"""The one output door: data to stdout, talk to stderr; JSON if asked, a table on a terminal, tabs in a pipe."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Literal, TypeVar

from retain.render.safe import safe, safe_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from rich.console import Console, RenderableType
    from rich.text import Text

    from retain.domain.errors import RetainError
    from retain.render.columns import Column, View
    from retain.render.progress import Progress

R = TypeVar("R")
if TYPE_CHECKING:
    Cells = tuple[Column[R], list[str]]
_LABEL = 16
"""Letters before the value of a record."""
_NARROW = 40
"""Letters that stand in one line on any terminal."""
WHOLE, BROKEN = 12, 8
"""Letters of a column that a table never breaks (codes, days, amounts), and the fewest that a wider one is left when no
column can be spared."""


class Screen:
    """Where a command's results go; nothing else writes to a stream."""

    def __init__(self, out: IO[str], err: IO[str], *, json: bool, color: bool = True) -> None:
        self._out = out
        self._err = err
        self.json = json
        self.color = color
        self.terminal = out.isatty() and not json

    def rows(self, view: View[R], records: Iterable[R], *, empty: str = "") -> None:
        """Show records: a JSON array, a table, or a line each with tabs; `empty` is said where there are none."""
        from retain.render.columns import as_json, as_text

        found = list(records)
        if self.json:
            self.document([as_json(view, record) for record in found])
        elif self.terminal and found:
            self.draw(_table(view, found, self.console.width))
        else:
            for record in found:
                self.line("\t".join(safe(as_text(column.value(record))) for column in view if column.listed))
        if empty and not found:
            self.say(empty)

    def record(self, view: View[R], record: R) -> None:
        """Show one record: a JSON object, or a line for each value it has."""
        from retain.render.columns import as_json, as_text, read

        if self.json:
            self.document(as_json(view, record))
            return
        for column in view:
            if text := safe((read if self.terminal else as_text)(column.value(record))):
                label = f"{column.name.replace('_', ' '):<{_LABEL}}" if self.terminal else f"{column.name}\t"
                self._put(self._out, f"{label}{text}", " " * _LABEL)

    def document(self, value: Any) -> None:
        """Write a value as JSON."""
        import json

        from retain.render.columns import plain

        self._out.write(safe_json(json.dumps(plain(value), ensure_ascii=False, indent=2)) + "\n")

    def line(self, text: str) -> None:
        """Write one line of data; the caller has made its parts safe."""
        self._put(self._out, text)

    def text(self, text: str) -> None:
        """Write our own words (a help page), line by line; a terminal that is narrower breaks them between words."""
        from retain.render.paragraphs import fitted

        for line in fitted(text, self.console.width) if self.terminal else text.splitlines():
            self.line(safe(line))

    def say(self, text: str) -> None:
        """Tell the rep something that is no data."""
        self._put(self._err, safe(text))

    def _put(self, stream: IO[str], text: str, indent: str | None = None) -> None:
        """Write a line; a terminal's end breaks it between words, and what goes on is indented as it begins."""
        if len(text) > _NARROW and stream.isatty() and "\n" not in text:
            from retain.render.paragraphs import broken

            text = broken(text, indent)
        stream.write(text + "\n")

    def refuse(self, error: RetainError) -> None:
        """Say a refusal in one line: what was wrong, and what to do next."""
        self.say(f"retain: {error.sentence} {error.next_step}".rstrip())

    def progress(self) -> AbstractContextManager[Progress]:
        """A line of how far long work is, on a terminal that nothing else is written to meanwhile."""
        from retain.render.progress import progress

        shown = self._err.isatty() and not (self.json and self._out.isatty())
        return progress(self._err, shown=shown, color=self.color)

    def draw(self, picture: RenderableType) -> None:
        """Draw a rich renderable on the terminal."""
        self.console.print(picture)

    @property
    def console(self) -> Console:
        from rich.console import Console

        return Console(file=self._out, highlight=False, markup=False, emoji=False, no_color=not self.color or None)

    def flush(self) -> None:
        self._out.flush()
        self._err.flush()


def _table(view: View[R], records: Sequence[R], width: int) -> RenderableType:
    """A table of the columns that hold anything and have room; where even so it is too wide, a line a record."""
    from rich.table import Table
    from rich.text import Text

    from retain.render.columns import read

    cells = [(one, [safe(read(one.value(record))) for record in records]) for one in view if one.listed]
    shown = _spared([(one, found) for one, found in cells if any(found)], width)
    rows = list(zip(*(found for _, found in shown), strict=True))
    if _needed(shown, lambda _: BROKEN) > width:
        return Text("\n").join(Text("  ".join(filter(None, row))) for row in rows)
    table = Table(box=None, pad_edge=False, header_style="dim")
    widths = _widths(shown, width)
    for (column, found), wide in zip(shown, widths, strict=True):
        side: Literal["left", "right"] = "right" if column.right else "left"
        whole = _wide(column, found) <= WHOLE
        table.add_column(_head(column), justify=side, overflow="fold", no_wrap=whole, max_width=wide)
    for row in rows:
        table.add_row(*map(_cell, row, (column for column, _ in shown), widths))
    return table


def _cell(text: str, column: Column[R], wide: int) -> Text:
    from rich.text import Text

    cell = Text(text)
    if column.cut and wide >= column.room:  # the stump of a telephone number is of no use: better two lines
        cell.truncate(wide, overflow="ellipsis")
    return cell


def _widths(cells: list[Cells[R]], width: int) -> list[int]:
    """How wide each column is: whole where there is room, else the widest give way, a spare one before the others.

    They give way down to their room first, and only then to what even a broken word needs.
    """
    widths = [_wide(column, found) for column, found in cells]
    for rooms in ([column.room for column, _ in cells], [BROKEN] * len(cells)):
        while sum(widths) + _between(cells) > width:
            give = [
                (column.spare, widths[place], place)
                for place, (column, found) in enumerate(cells)
                if widths[place] > rooms[place] and _wide(column, found) > WHOLE
            ]
            if not give:
                break
            widths[max(give)[2]] -= 1
    return widths


def _spared(cells: list[Cells[R]], width: int) -> list[Cells[R]]:
    """The columns that are left when the others read well."""
    while _needed(cells, lambda column: column.room) > width and any(column.spare for column, _ in cells):
        most = max(column.spare for column, _ in cells)
        cells = [(column, found) for column, found in cells if column.spare != most]
    return cells


def _needed(cells: list[Cells[R]], broken: Callable[[Column[R]], int]) -> int:
    """How wide a table is whose wider columns are broken to so many letters."""
    widths = [(column, _wide(column, found)) for column, found in cells]
    return sum(wide if wide <= WHOLE else min(wide, broken(column)) for column, wide in widths) + _between(cells)


def _between(cells: list[Cells[R]]) -> int:
    return 2 * (len(cells) - 1)


def _wide(column: Column[R], found: list[str]) -> int:
    from rich.cells import cell_len

    return max(map(cell_len, [_head(column), *found]))


def _head(column: Column[R]) -> str:
    return column.name.replace("_", " ")
