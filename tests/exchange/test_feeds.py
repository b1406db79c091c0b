"""The items of feeds as they are written, and of plain text."""

from __future__ import annotations

import sys

import pytest

from retain.domain.errors import BadFile, Refused
from retain.exchange.feeds import items

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Trade</title><link>https://trade.example</link>
<item><title>Heat pumps &amp; <b>money</b></title><link>https://trade.example/1</link>
<guid isPermaLink="false">1</guid><description>&lt;p&gt;Grants for&amp;nbsp;plants&lt;/p&gt;</description></item>
<item><title>Second</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://old.example"><title>Old</title><link>https://old.example</link></channel>
<item rdf:about="https://old.example/1"><title>Heat in RSS 1.0</title><link>https://old.example/1</link></item>
</rdf:RDF>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>New</title><id>urn:feed</id>
<entry><title>Heat in Atom</title><id>urn:uuid:7</id><link href="https://new.example/7"/>
<content type="html">&lt;p&gt;pumps&lt;/p&gt;</content></entry>
</feed>"""


def test_rss_2_with_markup_in_its_titles_and_texts() -> None:
    first, second = items(RSS.encode(), "feed.xml")
    assert (first.title, first.text, first.link) == (
        "Heat pumps & money",
        "Grants for plants",
        "https://trade.example/1",
    )
    assert first.guid == "feed.xml 1"
    assert (second.title, second.link) == ("Second", None)


def test_rss_1_and_atom() -> None:
    (old,) = items(RDF.encode(), "old.xml")
    assert (old.title, old.link, old.guid) == ("Heat in RSS 1.0", "https://old.example/1", "https://old.example/1")
    (new,) = items(ATOM.encode(), "new.xml")
    assert (new.title, new.text, new.link, new.guid) == (
        "Heat in Atom", "pumps", "https://new.example/7", "urn:uuid:7"
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_feed_in_its_own_encoding(encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    text = RSS.replace("UTF-8", named).replace("money", "Zürich")
    assert items(text.encode(encoding), "feed.xml")[0].title == "Heat pumps & Zürich"


def test_a_text_has_an_item_a_line_with_the_address_in_it() -> None:
    first, second = items(b"Heat pumps are in: https://a.example/1\n\n  plain \x1b[31mwords\n", "-")
    assert (first.title, first.link) == ("Heat pumps are in: https://a.example/1", "https://a.example/1")
    assert (second.title, second.link) == ("plain [31mwords", None)
    (old,) = items("Wärme".encode("cp1252"), "-")
    assert old.title == "Wärme"


@pytest.mark.parametrize("data", [b"<html><body>hello</body></html>", b"<", b"<?xml version='1.0'?><a/>"])
def test_what_is_no_feed_says_so(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"page.html is no feed\."):
        items(data, "page.html")


def test_an_address_that_answers_plain_text_is_no_feed() -> None:
    with pytest.raises(BadFile, match="is no feed"):
        items(b"hello", "https://a.example", lines=False)


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    assert next(one.title for one in items(RSS[:-60].encode(), "feed.xml")) == "Heat pumps & money"


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(Refused) as refused:
        items(RSS.encode(), "feed.xml")
    assert "pip install 'retain[feeds]'" in refused.value.next_step
    assert [one.title for one in items(b"still read", "-")] == ["still read"]
