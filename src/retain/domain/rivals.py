"""Competitors named in what a customer would be shown (demand 30)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retain.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.news import News

_WORD = re.compile(r"\w+")


def named(news: News, competitors: Sequence[str]) -> list[str]:
    """The competitors that news names in its text, product or link, as whole words in a row, case and accents aside.

    In a link a name may be written together: pargeterfacilities.example names Pargeter Facilities.
    """
    said = _words(" ".join(filter(None, (news.text, news.product))))
    link = _words(news.link or "")
    return [name for name in competitors if (words := _words(name)) and (_in(words, said) or _linked(words, link))]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _in(name: list[str], words: list[str]) -> bool:
    return any(words[place : place + len(name)] == name for place in range(len(words) - len(name) + 1))


def _linked(name: list[str], link: list[str]) -> bool:
    return _in(name, link) or "".join(name) in link
