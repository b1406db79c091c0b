"""Who should hear news, and why it fits them: by what they want, need and care about (demands 24, 29 and 69)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import tellings
from retain.domain.facts import WISHES
from retain.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from retain.domain.news import News, Telling

CARED = (*WISHES, "interest")
"""Kinds of facts that news may fit, the strongest reason first."""
NAMED, TAGGED, FILTERED = len(CARED) + 3, 2, 1
"""How well news fits those it was named for, those of a tag or industry, and those of its filter."""
YOU_NAMED = "you named them"
"""Why news is told to those it was sent to by name, where nothing else says that it fits."""
_WORD = re.compile(r"\w+")
_SHORTEST = 3
"""Letters of the shortest word whose s makes it several: "bus" and "gas" are one."""
_PLAIN = frozenset(
    "a an and any are as at be but by can do for from has have he her his how i if in into is it its let me my no not"
    " of off on one or our out over per she so than that the their them there they this to too two up us was we what"
    " when where which who why will with without you your all best better big each every good less many more most much"
    " new next old only other own small some such very"
    " care contract daily day kit line maintenance model month monthly offer pack plan product range series service set"
    " site solution supply system unit week weekly work year yearly".split()
)
"""Words that say nothing of what a product is about."""


class Topic(NamedTuple):
    """News as it is matched: the words of each tag, and those of its product's name that mean something."""

    news: News
    tags: tuple[tuple[str, frozenset[str]], ...]
    product: frozenset[str]


class Concern(NamedTuple):
    """What a customer, or `who` at it, wants, needs or cares about."""

    kind: str
    text: str
    who: str = ""
    private: bool = False


class Listener(NamedTuple):
    """A customer as news asks about it; `filters` are those audience filters that it meets."""

    concerns: tuple[Concern, ...] = ()
    tags: tuple[str, ...] = ()
    industry: str | None = None
    filters: frozenset[str] = frozenset()
    tellings: Mapping[int, Telling] = {}


_DEAF = Listener()
"""A customer of whom nothing is known that news could fit."""


class Fit(NamedTuple):
    """News that a customer should hear: why in words, `public` without what is private, and how well it fits."""

    news: News
    why: str
    public: str
    weight: int
    words: int = 0


def topic(news: News) -> Topic:
    """News as it is matched."""
    named = {word for word in stems(news.product or "") if word not in _PLAIN and not word.isdecimal()}
    return Topic(news, tuple((tag, stems(tag)) for tag in news.tags), frozenset(named))


def stems(text: str) -> frozenset[str]:
    """The whole folded words of a text, several of a thing as one: "LED panels" and "a led panel" share both."""
    return frozenset(map(_stem, _WORD.findall(fold(text))))


def _stem(word: str) -> str:
    several = len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if several else word


def queue(topics: Iterable[Topic], listener: Listener) -> tuple[Fit, ...]:
    """What a customer should hear and hasn't, the best fit first; of two that fit alike the newer."""
    if listener == _DEAF:
        return ()
    told = listener.tellings
    left = (one for one in topics if tellings.state(told.get(one.news.id or 0)) == tellings.TO_TELL)
    return tuple(sorted(fits(left, listener), key=_best_first))


def fits(topics: Iterable[Topic], listener: Listener) -> Iterator[Fit]:
    """The news that fits a customer, told already or not, each with the strongest reason."""
    heard = [(concern, stems(concern.text)) for concern in listener.concerns]
    for topic in topics:
        news, telling = topic.news, listener.tellings.get(topic.news.id or 0)
        found = [*_by_concern(topic, heard), *_by_trade(topic, listener)]
        if news.audience in listener.filters:
            found.append(Fit(news, f"all of {news.audience}", f"all of {news.audience}", FILTERED))
        best = min(found, key=_best_first, default=Fit(news, YOU_NAMED, YOU_NAMED, NAMED))
        if telling is not None:
            yield Fit(news, telling.why or best.why, telling.why or best.public, NAMED)
        elif found:
            yield best


def _by_concern(topic: Topic, heard: Iterable[tuple[Concern, frozenset[str]]]) -> Iterable[Fit]:
    for concern, words in heard:
        met = sum(tag <= words for _, tag in topic.tags if tag) + len(topic.product & words)
        if met:
            whose = f" of {concern.who}" if concern.who else ""
            why = f"{concern.kind}{whose}: {concern.text}"
            article = "an" if concern.kind[0] in "aeiou" else "a"
            public = f"{article} {concern.kind} of theirs" if concern.private else why
            yield Fit(topic.news, why, public, TAGGED + len(CARED) - CARED.index(concern.kind), met)


def _by_trade(topic: Topic, listener: Listener) -> Iterable[Fit]:
    trade = stems(listener.industry or "")
    own = {stems(tag) for tag in listener.tags}
    for tag, words in topic.tags:
        if words in own:
            yield Fit(topic.news, f"tag {tag}", f"tag {tag}", TAGGED, 1)
        elif words and words <= trade:
            yield Fit(topic.news, f"industry {listener.industry}", f"industry {listener.industry}", TAGGED, 1)


def _best_first(fit: Fit) -> tuple[int, int, int, int]:
    return -fit.weight, -fit.words, -fit.news.added_on.toordinal(), fit.news.id or 0


def hears(status: str, no_contact: Iterable[str]) -> bool:
    """Whether a customer is told anything: the lost and those who refused all contact aren't, prospects are."""
    return status != "lost" and "all" not in no_contact


def bought(news: News, products: Iterable[str]) -> bool:
    """Whether a customer that bought these has what the news is about already."""
    return news.product is not None and fold(news.product) in {fold(product) for product in products}
