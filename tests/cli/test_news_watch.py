"""`retain news watch`, `unwatch` and `fetch`: a clipping service, fit for cron."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from retain.cli.main import run
from tests.factories import TODAY, ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Trade</title>
<item><title>Heat pumps for small plants</title><link>https://trade.example/1</link><guid>1</guid></item>
<item><title>Football</title><link>https://trade.example/2</link><guid>2</guid></item>
</channel></rss>"""


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "trade.xml"
    path.write_text(RSS, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def acme(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(60))
        shelf.fact("need", "a heat pump for the paint shop")


def test_a_match_becomes_news_that_joins_the_queue_of_whom_it_fits(retain: Retain, feed: Path) -> None:
    (watch,) = retain("news", "watch", "heat", "pumps", "--feed", feed, "--json").json
    assert (watch["terms"], watch["tags"], watch["source"]) == ("heat pumps", ["heat-pumps"], str(feed))
    assert retain("news", "fetch").lines == ["n1\tHeat pumps for small plants\tclipping\theat-pumps\t1\t0\t0"]
    assert retain("news", "list", "acme").lines == [
        "n1\tAcme\tC\tto tell\tHeat pumps for small plants\tneed: a heat pump for the paint shop\t\t"
    ]
    found = retain("news", "show", "n1", "--json").json
    assert (found["link"], found["feed"], found["ended_on"]) == ("https://trade.example/1", str(feed), "2027-02-21")


def test_nothing_new_is_quiet_and_leaves_no_change(retain: Retain, feed: Path) -> None:
    retain("news", "watch", "heat", "--feed", feed)
    retain("news", "fetch")
    again = retain("news", "fetch")
    assert (again.out, again.err, again.code) == ("", "", 0)
    assert retain("news", "fetch", "--json").json == []
    assert len(retain("history", "--json").json) == 3
    retain("undo")
    assert retain("news", "list", "--json").json == []
    assert len(retain("news", "fetch").lines) == 1


def test_the_same_story_in_another_feed_comes_once(retain: Retain, feed: Path, tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text(RSS.replace("<guid>1<", "<guid>77<"), encoding="utf-8")
    retain("news", "watch", "heat")
    assert len(retain("news", "fetch", feed, tmp_path / "other.xml").lines) == 1


def test_a_broken_feed_is_one_warning_and_the_others_go_on(retain: Retain, feed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>no</html>", encoding="utf-8")
    retain("news", "watch", "heat", "--feed", feed)
    retain("news", "watch", "pumps", "--feed", tmp_path / "page.html")
    ran = retain("news", "fetch")
    assert len(ran.lines) == 1
    assert ran.err == f"Left out: {tmp_path / 'page.html'} is no feed. RSS and Atom are read.\n"
    assert retain("news", "fetch", tmp_path / "page.html", code=65).out == ""


def test_piped_text_is_one_item_a_line(retain: Retain, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    retain("news", "watch", "heat", "--tag", "warm,pump")
    piped = io.TextIOWrapper(io.BytesIO(b"Heat is dear\nFootball\nheat is dear\n"))
    out = io.StringIO()
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stdin", piped)
        streams.setattr(sys, "stdout", out)
        assert run(["--db", str(db), "--today", str(TODAY), "news", "fetch", "-"]) == 0
    assert out.getvalue() == "n1\tHeat is dear\tclipping\twarm, pump\t1\t0\t0\n"


def test_a_match_that_names_a_competitor_warns(retain: Retain, feed: Path) -> None:
    retain("config", "set", "competitors", "Trade, Acme")
    retain("news", "watch", "heat", "--feed", feed)
    assert "n1 names a competitor: Trade." in retain("news", "fetch").err


def test_watches_are_listed_and_taken_away_while_their_finds_stay(retain: Retain, feed: Path) -> None:
    assert retain("news", "watch").err.startswith("Nothing is watched for.")
    retain("news", "watch", "heat", "--feed", feed)
    retain("news", "fetch")
    assert retain("news", "watch").lines == [f"1\theat\theat\t{feed}"]
    assert retain("news", "unwatch", "1").lines == ["1\theat\tdeleted"]
    assert len(retain("news", "list").lines) == 1
    assert retain("news", "unwatch", "1", code=3).err.startswith("retain: There is no watch 1.")
    retain("undo")
    assert retain("news", "show", "n1", "--json").json["feed"] == str(feed)
    assert len(retain("news", "watch").lines) == 1


def test_what_is_wrong_is_one_line(retain: Retain, tmp_path: Path) -> None:
    assert retain("news", "fetch", code=1).err.startswith("retain: Nothing is watched for.")
    assert "needs words" in retain("news", "watch", "--tag", "x", code=2).err
    assert "There is no file" in retain("news", "watch", "heat", "--feed", tmp_path / "no.xml", code=3).err
    retain("news", "watch", "heat")
    assert retain("news", "fetch", code=2).err.startswith("retain: No watch names a feed.")
    assert "There is no file" in retain("news", "fetch", tmp_path / "no.xml", code=3).err


def test_a_removed_find_says_that_a_fetch_may_bring_it_back(retain: Retain, feed: Path) -> None:
    retain("news", "watch", "heat", "--feed", feed)
    retain("news", "fetch")
    assert "a fetch may bring it back" in retain("news", "remove", "n1").out
    retain("undo")
    retain("news", "edit", "n1", "--over")
    assert retain("news", "fetch").out == ""
