"""What of the day's feeds becomes news: an item that holds all words of a watch (demand 51)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.audience import stems
from retain.domain.names import short
from retain.domain.news import CLIPPED_DAYS, News

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retain.domain.news import Watch

LONGEST = 200
"""Letters of an item's title that are kept."""


class Item(NamedTuple):
    """One item of a feed: where it was read, what it says, where it leads, and what tells it from any other."""

    source: str
    title: str
    guid: str
    text: str = ""
    link: str | None = None


def clippings(items: Iterable[Item], watches: Sequence[Watch], today: date) -> list[News]:
    """News of kind clipping for each item that a watch finds, once, with the tags of every watch that does."""
    found: dict[str, News] = {}
    sought = [(watch, stems(watch.terms)) for watch in watches]
    for item in items:
        words = stems(f"{item.title} {item.text}")
        met = [watch for watch, terms in sought if terms <= words and watch.source in {None, item.source}]
        if met and item.guid not in found:
            found[item.guid] = _clipping(item, met, today)
    return list(found.values())


def _clipping(item: Item, met: Sequence[Watch], today: date) -> News:
    tags = dict.fromkeys(tag for watch in met for tag in watch.tags)
    return News(
        short(item.title, LONGEST), "clipping", today, link=item.link, tags=tuple(tags), watch=met[0].id,
        feed=item.source, guid=item.guid, ended_on=today + timedelta(days=CLIPPED_DAYS),
    )  # fmt: skip
