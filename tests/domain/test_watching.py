"""What of a feed becomes news."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from retain.domain.news import CLIPPED_DAYS, Watch
from retain.domain.watching import Item, clippings
from tests.factories import TODAY


def item(title: str, text: str = "", guid: str = "", **fields: Any) -> Item:
    return Item(fields.pop("source", "https://a.example/rss"), title, guid or title, text, **fields)


def watch(terms: str, number: int = 1, **fields: Any) -> Watch:
    return Watch(terms, TODAY, number, **fields)


def found(items: list[Item], *watches: Watch) -> list[str]:
    return [one.text for one in clippings(items, watches, TODAY)]


def test_an_item_holds_all_words_of_a_watch_in_its_title_or_text() -> None:
    some = [item("A heat pump for Leeds"), item("Heat", "about PUMPS"), item("Heat wave"), item("pumped heater")]
    assert found(some, watch("heat pumps")) == ["A heat pump for Leeds", "Heat"]


def test_a_watch_of_one_feed_looks_nowhere_else() -> None:
    some = [item("heat here"), item("heat there", source="b.xml")]
    assert found(some, watch("heat", source="b.xml")) == ["heat there"]
    assert found(some, watch("heat")) == ["heat here", "heat there"]


def test_what_several_watches_find_comes_once_with_all_their_tags() -> None:
    (one,) = clippings(
        [item("heat pumps", guid="1"), item("heat pumps again", guid="1")],
        [watch("heat", 1, tags=("heat",)), watch("pumps", 2, tags=("pump", "heat"))],
        TODAY,
    )
    assert (one.tags, one.watch, one.guid, one.kind) == (("heat", "pump"), 1, "1", "clipping")


def test_a_clipping_is_news_for_a_season() -> None:
    (one,) = clippings([item("heat")], [watch("heat")], TODAY)
    assert one.ended_on == TODAY + timedelta(days=CLIPPED_DAYS)
    assert one.current(TODAY + timedelta(days=CLIPPED_DAYS - 1))
    assert not one.current(TODAY + timedelta(days=CLIPPED_DAYS))


def test_a_title_without_end_is_cut() -> None:
    (text,) = found([item("heat " * 100)], watch("heat"))
    assert len(text) <= 200
    assert text.endswith("…")
