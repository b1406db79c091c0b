"""What `value` reads: the ranked book, the rate it keeps customers at, and each purchase without a contract."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from retain.domain.buyers import Bought
from retain.domain.spending import Spent
from retain.domain.worth import WEEK, Buying, Worths, worths
from retain.store.daily.ranking import ranking
from retain.store.daily.rolls import Rolls
from retain.store.records import DAYS

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.policy import Policy
    from retain.store.diary import Diary

PURCHASES = """
SELECT customer, day, sum({value}) FROM sale INDEXED BY sale_customer WHERE day <= ?
GROUP BY customer, day HAVING sum(amount) > 0 ORDER BY customer, day
"""
"""The purchases of a day are one; a day that only took back is none."""


def read(diary: Diary, policy: Policy) -> Worths:
    """The whole book valued as of the diary's day; runs inside `reading()`."""
    ranked, rolls = ranking(diary, policy), Rolls(diary.connection, diary.today)
    bought = _buying(diary, "margin" if ranked.basis == "margin" else "amount")
    free = {customer: one for customer, one in bought.items() if customer not in rolls.contracts}
    return worths(ranked, rolls.year().kept, free)


def _buying(diary: Diary, value: str) -> dict[int, Buying]:
    rows = diary.connection.execute(PURCHASES.format(value=value), (diary.today.isoformat(),))
    grouped = groupby(rows, itemgetter(0))
    return {
        customer: _bought([DAYS[day] for _, day, _ in some], [worth for _, _, worth in some], diary.today)
        for customer, found in grouped
        if (some := list(found))
    }


def _bought(days: list[date], worths: list[int], today: date) -> Buying:
    again = len(days) - 1
    weeks = [(day - days[0]).days / WEEK for day in (days[-1], today)]
    return Buying(Bought(again, *weeks), Spent(again, sum(worths[1:]) / again if again else 0.0))
