"""What is watched for, and the clippings that were found, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import NotFound
from retain.domain.news import News, Watch
from retain.store.books import Books

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.store.diary import Diary

KNOWN = "SELECT guid, link FROM news WHERE feed IS NOT NULL"


def watches(diary: Diary) -> list[Watch]:
    """What is watched for on the diary's day, oldest first."""
    return [one for one in Books(diary).all(Watch) if one.added_on <= diary.today]


def unwatch(diary: Diary, number: int) -> Watch:
    """Take a watch away; what it found stays. Raises NotFound."""
    found = next((one for one in watches(diary) if one.id == number), None)
    if found is None:
        raise NotFound(f"There is no watch {number}.", "`retain news watch` lists what there is.")
    Books(diary).remove(Watch, number)
    return found


def clip(diary: Diary, found: Iterable[News]) -> list[News]:
    """Store the clippings that the diary hasn't, by what tells an item from others or by its link; those stored."""
    books = Books(diary)
    rows = diary.connection.execute(KNOWN).fetchall()
    guids, links = {guid for guid, _ in rows}, {link for _, link in rows if link}
    stored = []
    for one in found:
        if one.guid in guids or one.link in links:
            continue
        guids.add(one.guid)
        links |= {one.link} if one.link else set()
        stored.append(books.get(News, books.add(one)))
    return stored
