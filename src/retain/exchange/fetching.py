"""Bytes from a file or an http address, no more than a feed may have, and not for ever."""

from __future__ import annotations

from http.client import HTTPException
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING
from urllib import request
from urllib.error import URLError

from retain.domain.errors import BadFile
from retain.exchange.infile import reading

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

LARGEST = 10 * 1024 * 1024
"""Bytes of a feed."""
SILENCE, PATIENCE = 15, 60
"""Seconds to wait for an answer and for each part of it, and for all of it."""
_CHUNK = 1 << 16


def is_address(source: str) -> bool:
    """Whether a source is on the web, and no file."""
    return source.lower().startswith(("http://", "https://"))


def fetched(source: str) -> bytes:
    """What a source holds; raises NotFound, Denied or BadFile where it can't be read or is too large."""
    return _from_web(source) if is_address(source) else _from_file(Path(source))


def taken(stream: IO[bytes], source: str, until: float | None = None) -> bytes:
    """A stream to its end; raises BadFile past LARGEST bytes, or past an instant of the monotonic clock."""
    found = bytearray()
    while chunk := stream.read(_CHUNK):
        found += chunk
        if len(found) > LARGEST:
            raise BadFile(f"{source} is larger than {LARGEST // (1024 * 1024)} MB.", "That is no feed.")
        if until is not None and monotonic() > until:
            raise BadFile(f"{source} took longer than {PATIENCE} seconds.", "Try again later.")
    return bytes(found)


def _from_file(path: Path) -> bytes:
    with reading(path) as file:
        return taken(file, str(path))


def _from_web(address: str) -> bytes:
    """An address's answer; only http and https are followed, wherever they lead."""
    try:
        asked = request.Request(address, headers={"User-Agent": "retain", "Accept": "*/*"})  # noqa: S310 - web only
        with _opener().open(asked, timeout=SILENCE) as answer:
            return taken(answer, address, monotonic() + PATIENCE)
    except (URLError, HTTPException, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise BadFile(f"{address} can't be read: {why}.", "Check the address, or try again later.") from error


def _opener() -> OpenerDirector:
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(), request.HTTPHandler(), request.HTTPSHandler(), request.HTTPDefaultErrorHandler(),
        request.HTTPRedirectHandler(), request.HTTPErrorProcessor(), request.UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener
