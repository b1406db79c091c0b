"""How the hours look in which calls are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.almanac import DAYS
from retain.domain.hours import Share, table
from retain.render.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType
    from rich.text import Text

    from retain.domain.hours import Best, Try
    from retain.render.columns import View
    from retain.render.screen import Screen


class Hour(NamedTuple):
    """One hour of a weekday (Monday is 0), and the calls made in it."""

    weekday: int
    hour: int
    share: Share


def best_json(found: Best | None) -> dict[str, Any] | None:
    """The best hours as JSON; `weekday` (Monday is 0) where they are the whole book's."""
    if found is None:
        return None
    return {
        "from": found.first,
        "until": found.until,
        "connected": found.connected,
        "tries": found.tries,
        "weekday": found.weekday,
    }


HOURS: View[Hour] = (
    Column("weekday", lambda one: one.weekday),
    Column("hour", lambda one: one.hour),
    Column("connected", lambda one: one.share.connected, right=True),
    Column("tries", lambda one: one.share.tries, right=True),
)


def show(screen: Screen, tries: Iterable[Try]) -> None:
    """Show how many calls were connected, hour by weekday; lines in a pipe and JSON have weekday 0 for Monday."""
    found = table(tries)
    if screen.terminal and found:
        screen.draw(_picture(found))
        screen.line("Calls connected of those tried.")
        return
    hours = [Hour(weekday, hour, share) for (hour, weekday), share in found.items()]
    screen.rows(HOURS, sorted(hours), empty="No call at a known time yet: retain log CUSTOMER --at 9:30.")


def _picture(found: Mapping[tuple[int, int], Share]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    weekdays = sorted({weekday for _, weekday in found})
    grid = Table(box=None, pad_edge=False, header_style="dim")
    grid.add_column("")
    for weekday in weekdays:
        grid.add_column(DAYS[weekday], justify="right")
    hours = [hour for hour, _ in found]
    for hour in range(min(hours), max(hours) + 1):
        grid.add_row(Text(f"{hour}-{hour + 1}", style="dim"), *(_cell(found.get((hour, day))) for day in weekdays))
    return grid


def _cell(share: Share | None) -> Text:
    """The calls connected of those tried, green where most were."""
    from rich.text import Text

    if share is None:
        return Text("")
    return Text(f"{share.connected}/{share.tries}", style="green" if 2 * share.connected > share.tries else "")
