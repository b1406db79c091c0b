"""News as the daily commands need it: what is left to tell a few customers, and telling it with a contact."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, Any

from retain.domain.riders import Known
from retain.store.daily.known import known
from retain.store.records import json_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from retain.domain.audience import Fit, Listener, Topic
    from retain.domain.news import News, Telling
    from retain.domain.policy import Policy
    from retain.domain.tellings import Word
    from retain.store.diary import Diary

ANY = "SELECT 1 FROM news LIMIT 1"
CURRENT = "added_on <= ? AND (ended_on IS NULL OR ended_on > ?)"
_AMONG = "IN (SELECT value FROM json_each(:customers))"
_HOLDS = "fact.kind IN ({kinds}) AND told_on <= :today AND (fact.ended_on IS NULL OR fact.ended_on > :today)"
CONCERNS = f"""
SELECT customer, kind, text, '', private FROM fact WHERE customer {_AMONG} AND {_HOLDS}
UNION ALL
SELECT position.customer, fact.kind, fact.text, person.name, private
FROM position JOIN fact ON fact.person = position.person JOIN person ON person.id = position.person
WHERE position.customer {_AMONG} AND (left_on IS NULL OR left_on > :today) AND {_HOLDS}
"""
TAGS = f"SELECT customer, name FROM tag WHERE customer {_AMONG} ORDER BY id"
INDUSTRIES = f"SELECT id, industry FROM customer WHERE id {_AMONG} AND industry IS NOT NULL"
TELLINGS = "customer IN (SELECT value FROM json_each(?)) AND made_on <= ?"
PRODUCTS = """
SELECT DISTINCT product FROM sale INDEXED BY sale_customer WHERE customer = ? AND day <= ? AND product IS NOT NULL
"""


class Audiences(dict[str, "frozenset[int]"]):
    """Who meets each filter asked for, read once; one that is no filter any more (a field is gone) fits nobody."""

    def __init__(self, diary: Diary, policy: Policy) -> None:
        super().__init__()
        self._diary, self._policy = diary, policy

    def __missing__(self, where: str) -> frozenset[int]:
        from retain.domain.where import NotAFilter
        from retain.store.selection import numbers

        try:
            self[where] = met = numbers(self._diary, where, self._policy)
        except NotAFilter:
            self[where] = met = frozenset()
        return met


def told_and_known(diary: Diary, audiences: Audiences, customers: Collection[int]) -> dict[int, Known]:
    """Each of these customers as a proposal needs it, with what is left to tell it."""
    found = known(diary, customers)
    left = queues(diary, audiences, customers)
    return {number: one._replace(to_tell=left.get(number, ())) for number, one in found.items()} if left else found


def queues(diary: Diary, audiences: Audiences, customers: Collection[int]) -> dict[int, tuple[Fit, ...]]:
    """What each of these customers should hear and hasn't, best fit first; nothing for those who needn't.

    The lost and those who refused all contact are the caller's to leave out (domain/audience.py, hears).
    """
    if not customers or not diary.connection.execute(ANY).fetchone():
        return {}
    from retain.domain import audience

    topics = [audience.topic(one) for one in current(diary)]
    if not topics:
        return {}
    listening = listeners(diary, audiences, [one.news for one in topics], customers)
    found = ((number, _unbought(diary, number, topics, listener)) for number, listener in listening.items())
    return {number: some for number, some in found if some}


def by_code(diary: Diary, typed: str) -> News:
    """The news of a code ("n3", or 3); raises Misused for another noun's code, NotFound where there is none."""
    from retain.domain.codes import parse
    from retain.domain.errors import Misused, NotFound
    from retain.domain.news import News

    code = parse(f"n{typed}" if typed.isdecimal() else typed)
    if code.letter != "n" or code.step:
        raise Misused(f"{code} is no news.", "Its code looks like n12.")
    for found in diary.where(News, "id = ? AND added_on <= ?", code.number, diary.today.isoformat()):
        return found
    raise NotFound(f"There is no news {code}.", "`retain news list` shows what there is.")


def current(diary: Diary) -> list[News]:
    """The news that is told on the diary's day, oldest first."""
    from retain.domain.news import News

    return diary.where(News, CURRENT, diary.today.isoformat(), diary.today.isoformat())


def _unbought(diary: Diary, customer: int, topics: Iterable[Topic], listener: Listener) -> tuple[Fit, ...]:
    """The queue of a customer without what it has bought; what it was named for stays."""
    from retain.domain import audience

    found = audience.queue(topics, listener)
    if not any(one.news.product for one in found):
        return found
    products = _bought_by(diary, customer)
    return tuple(one for one in found if one.weight == audience.NAMED or not audience.bought(one.news, products))


def _bought_by(diary: Diary, customer: int) -> list[str]:
    """The products a customer has bought by the diary's day."""
    return [product for (product,) in diary.connection.execute(PRODUCTS, (customer, diary.today.isoformat()))]


def listeners(
    diary: Diary, audiences: Audiences, news: Iterable[News], customers: Collection[int]
) -> dict[int, Listener]:
    """Each of these customers as news asks about it, as of the diary's day."""
    from retain.domain import audience

    bounds = {"customers": json_ids(customers), "today": diary.today.isoformat()}
    kinds = ", ".join(f"'{kind}'" for kind in audience.CARED)
    concerns = _by_customer(diary.connection.execute(CONCERNS.format(kinds=kinds), bounds))
    tags = _by_customer(diary.connection.execute(TAGS, bounds))
    industries = dict(diary.connection.execute(INDUSTRIES, bounds))
    tellings = _tellings(diary, bounds)
    filters = {one.audience: audiences[one.audience] for one in news if one.audience}
    return {
        number: audience.Listener(
            tuple(starmap(audience.Concern, concerns.get(number, ()))),
            tuple(name for (name,) in tags.get(number, ())),
            industries.get(number),
            frozenset(where for where, met in filters.items() if number in met),
            tellings.get(number, {}),
        )
        for number in customers
    }


def _by_customer(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for number, *rest in rows:
        found.setdefault(number, []).append(tuple(rest))
    return found


def _tellings(diary: Diary, bounds: dict[str, str]) -> dict[int, dict[int, Telling]]:
    """What stood between news and each customer on the diary's day, by the news' number."""
    from retain.domain.news import Telling
    from retain.domain.tellings import as_of

    found: dict[int, dict[int, Telling]] = {}
    for telling in diary.where(Telling, TELLINGS, bounds["customers"], bounds["today"]):
        if seen := as_of(telling, diary.today):
            found.setdefault(telling.customer, {})[telling.news] = seen
    return found


def tell(diary: Diary, audiences: Audiences, news: Iterable[News], customer: int, word: Word) -> None:
    """Mark that a customer was told; runs inside `changing()`.

    Where `word` doesn't say why it fits them, it is what fitted them, without what is private.
    """
    from retain.domain import audience, tellings

    fits = {one.news.id: one for one in queues(diary, audiences, [customer]).get(customer, ())}
    for one in news:
        fit, telling = fits.get(one.id), telling_of(diary, one.id or 0, customer)
        fitted = fit.public if fit and fit.public != audience.YOU_NAMED else ""
        store(diary, tellings.told(telling, word._replace(why=word.why or telling.why or fitted)))


def telling_of(diary: Diary, news: int, customer: int) -> Telling:
    """What stands between news and a customer; one not stored yet, made today, where there is nothing."""
    from retain.domain.news import Telling

    found = diary.where(Telling, "customer = ? AND news = ?", customer, news)
    return found[0] if found else Telling(news, customer, diary.today)


def store(diary: Diary, telling: Telling) -> None:
    """Store a telling, new or in its own place."""
    if telling.id is None:
        diary.write(telling)
    else:
        diary.change(telling)
