"""Bytes from files and from a web server of our own."""

from __future__ import annotations

import io
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import BadFile, NotFound
from retain.exchange import fetching
from retain.exchange.fetching import fetched, is_address, taken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Served(BaseHTTPRequestHandler):
    """Answers by its path."""

    def do_GET(self) -> None:
        where = {"/moved": "/feed", "/away": "file:///etc/hostname", "/ftp": "ftp://127.0.0.1/x", "/round": "/round"}
        if self.path in where:
            self.send_response(302)
            self.send_header("Location", where[self.path])
            self.end_headers()
            return
        self.send_response(200 if self.path == "/feed" else 404)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Served) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_an_address_is_read_and_followed(web: str) -> None:
    assert fetched(f"{web}/feed") == b"hello"
    assert fetched(f"{web}/moved") == b"hello"


@pytest.mark.parametrize("path", ["/none", "/away", "/ftp", "/round"])
def test_what_isnt_there_or_leads_off_the_web_is_refused(web: str, path: str) -> None:
    with pytest.raises(BadFile, match=r"can't be read"):
        fetched(f"{web}{path}")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://[", "http://a b/", "https://", "http://127.0.0.1:x/"]
)
def test_nobody_there_or_no_address_at_all_is_refused(address: str) -> None:
    with pytest.raises(BadFile, match=r"can't be read"):
        fetched(address)


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<rss/>")
    assert fetched(str(tmp_path / "a.xml")) == b"<rss/>"
    with pytest.raises(NotFound):
        fetched(str(tmp_path / "b.xml"))
    with pytest.raises(BadFile, match="is a folder"):
        fetched(str(tmp_path))


def test_what_is_too_large_or_too_slow_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 10)
    assert taken(io.BytesIO(b"0123456789"), "x") == b"0123456789"
    with pytest.raises(BadFile, match=r"x is larger than"):
        taken(io.BytesIO(b"0123456789a"), "x")
    with pytest.raises(BadFile, match=r"x took longer than"):
        taken(io.BytesIO(b"0"), "x", until=0.0)


def test_what_is_an_address() -> None:
    assert [is_address(one) for one in ("http://a", "HTTPS://a", "file:///a", "feed.xml", "-")] == [
        True, True, False, False, False
    ]  # fmt: skip
