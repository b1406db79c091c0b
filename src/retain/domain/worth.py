"""What each customer is worth: over the years at the book's rate; and, without a contract, what it will likely buy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import buyers, spending
from retain.domain.lifetime import Lifetime
from retain.domain.likelihood import Untrusted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from retain.domain.buyers import Bought, Pattern
    from retain.domain.ranking import Ranked, Ranking
    from retain.domain.spending import Purse, Spent

WEEK = 7
YEAR = 365 / WEEK
"""In weeks, the models' unit of time."""


class Buying(NamedTuple):
    """What is known of a buyer without a contract: its purchases in weeks, and what those after the first left."""

    bought: Bought
    spent: Spent


class Likely(NamedTuple):
    """What a model says of a buyer: the chance that it still is one (None of who bought once), its next year.

    `value` is in minor units, None where what is spent can't be told.
    """

    chance: float | None
    purchases: float
    value: int | None


class Worth(NamedTuple):
    """One customer's lifetime value.

    `free` where it has bought, and without a contract; `likely` is what it buys then, where the models can tell.
    """

    ranked: Ranked
    lifetime: Lifetime
    free: bool
    likely: Likely | None


@dataclass(frozen=True, slots=True)
class Worths:
    """The book's: `pattern` and `purse` are the fitted models or why there is none, None where nobody buys so."""

    as_of: date
    basis: str
    book: Lifetime
    customers: tuple[Worth, ...]
    buyers: int
    pattern: Pattern | Untrusted | None
    purse: Purse | Untrusted | None


def worths(ranking: Ranking, kept: float | None, buying: Mapping[int, Buying]) -> Worths:
    """Value the ranked customers, those worth most first; `buying` are all who ever bought without a contract."""
    pattern = buyers.pattern(one.bought for one in buying.values()) if buying else None
    purse = spending.purse(one.spent for one in buying.values()) if buying else None
    found = [
        Worth(one, Lifetime(one.value, kept), one.customer in buying, _likely(buying.get(one.customer), pattern, purse))
        for one in ranking.customers
    ]
    found.sort(key=lambda one: (-one.ranked.value, -_next(one), one.ranked.customer))
    book = Lifetime(sum(one.value for one in ranking.customers), kept)
    return Worths(ranking.as_of, ranking.basis, book, tuple(found), len(buying), pattern, purse)


def _next(worth: Worth) -> float:
    return worth.likely.purchases if worth.likely else 0.0


def _likely(
    buying: Buying | None, pattern: Pattern | Untrusted | None, purse: Purse | Untrusted | None
) -> Likely | None:
    if buying is None or pattern is None or isinstance(pattern, Untrusted):
        return None
    chance = buyers.alive(pattern, buying.bought) if buying.bought.again else None
    purchases = buyers.expected(pattern, buying.bought, YEAR)
    if purse is None or isinstance(purse, Untrusted):
        return Likely(chance, purchases, None)
    return Likely(chance, purchases, round(purchases * spending.worth(purse, buying.spent)))
