"""News: something worth telling customers; a telling says whom it was told to, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from retain.domain.errors import Misused, Refused
from retain.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

NEWS_KINDS = ("product", "article", "clipping", "idea")
ANSWERS = ("wanted", "later", "declined")
NOT_OURS = "not ours"
"""The mark of what somebody else carries (demand 30)."""
CLIPPED_DAYS = 90
"""Days that what `news fetch` found is told: a clipping is news for a season."""


def tags(typed: Iterable[str] | None) -> tuple[str, ...]:
    """Tags of news as typed, folded and each once; "a b" and "a,b" are two, and a leading # is decoration."""
    words = (fold(word.strip("#")) for one in typed or () for word in one.replace(",", " ").split())
    return tuple(dict.fromkeys(filter(None, words)))


def joined(terms: str) -> tuple[str, ...]:
    """What a watch tags its finds with where it has no tags: its terms as one, so that a want must hold them all."""
    return ("-".join(fold(terms).split()),)


@dataclass(frozen=True, slots=True)
class News:
    """One thing worth telling.

    `tags` are single words that a want, need, interest, tag or industry of a customer may hold; `audience` is a filter
    of customers (domain/where.py) who should hear it too. `product` names what a product is sold as. `third_party` is
    what we don't carry ourselves. `watch` found it, in `feed` under `guid`. It is told no longer from `ended_on`.
    """

    text: str
    kind: str
    added_on: date
    id: int | None = None
    link: str | None = None
    product: str | None = None
    tags: tuple[str, ...] = ()
    audience: str | None = None
    third_party: bool = False
    watch: int | None = None
    feed: str | None = None
    guid: str | None = None
    ended_on: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Refused("News needs words: what is worth telling.", 'retain news add "new LED panels are in"')
        if self.kind not in NEWS_KINDS:
            raise Misused(f"{self.kind} is no kind of news.", f"One of: {', '.join(NEWS_KINDS)}.")
        if self.ended_on is not None and self.ended_on < self.added_on:
            raise Refused(f"It can't be over on {self.ended_on}, before it was added on {self.added_on}.")

    @property
    def code(self) -> str:
        return f"n{self.id}"

    @property
    def title(self) -> str:
        """Its words; what we don't carry ourselves says so wherever it stands."""
        return f"{self.text} ({NOT_OURS})" if self.third_party else self.text

    def current(self, today: date) -> bool:
        """Whether it is in the diary and still told on a day."""
        return self.added_on <= today and (self.ended_on is None or self.ended_on > today)


@dataclass(frozen=True, slots=True)
class Telling:
    """News and one customer: to tell until `told_on`, with `why` it fits them; `dropped_on` where it isn't for them.

    Of a product `told_on` is the day it was offered, and `answer` what came of it.
    """

    news: int
    customer: int
    made_on: date
    id: int | None = None
    why: str = ""
    entry: int | None = None
    told_on: date | None = None
    answer: str | None = None
    reply: str | None = None
    answered_on: date | None = None
    dropped_on: date | None = None

    def __post_init__(self) -> None:
        if self.answer is not None and self.answer not in ANSWERS:
            raise Misused(f"{self.answer} is no answer.", f"One of: {', '.join(ANSWERS)}.")
        if (self.answer is None) != (self.answered_on is None):
            raise Refused("An answer and its day stand together.")
        if self.answer is not None and self.told_on is None:
            raise Refused("They can't have answered what they weren't told.", "Add --on DATE, the day you told them.")


@dataclass(frozen=True, slots=True)
class Watch:
    """What `news fetch` looks for: every word of `terms`, in `source` (a feed's address or file) or in any."""

    terms: str
    added_on: date
    id: int | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms.strip():
            raise Refused("A watch needs words to look for.", "retain news watch heat pumps --feed URL")


def known_by(news: News, day: date) -> News:
    """News as it stood on a day: that it is over came later, but a clipping's end was set when it was clipped."""
    later = news.ended_on is not None and news.ended_on > day and news.watch is None
    return replace(news, ended_on=None) if later else news
