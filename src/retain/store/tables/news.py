"""The tables of news, of whom it is told to, and of what is watched for."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from retain.domain.news import ANSWERS, NEWS_KINDS
from retain.store.tables.laws import STRICT, Row, days, filled, index, one_of, references, truths


class NewsRow(Row, table=True):
    __tablename__ = "news"
    __table_args__: ClassVar[Any] = (
        filled("text"),
        one_of("kind", NEWS_KINDS),
        CheckConstraint("ended_on IS NULL OR ended_on >= added_on", name="ended_after_added"),
        *days("added_on", "ended_on"),
        *truths("third_party"),
        index("news_open", "added_on", where="ended_on IS NULL"),
        index("news_guid", "guid", unique=True, where="guid IS NOT NULL"),
        *references("news", "watch"),
        STRICT,
    )
    text: str
    kind: str
    added_on: date
    link: str | None = None
    product: str | None = None
    tags: str = ""
    audience: str | None = None
    third_party: bool = False
    watch: int | None = Field(default=None, foreign_key="watch.id", ondelete="SET NULL")
    feed: str | None = None
    guid: str | None = None
    ended_on: date | None = None


class TellingRow(Row, table=True):
    __tablename__ = "telling"
    __table_args__: ClassVar[Any] = (
        one_of("answer", ANSWERS),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_has_day"),
        CheckConstraint("answer IS NULL OR told_on IS NOT NULL", name="answered_was_told"),
        *days("made_on", "told_on", "answered_on", "dropped_on"),
        index("telling_once", "customer", "news", unique=True),
        index("telling_news", "news"),
        *references("telling", "entry"),
        STRICT,
    )
    news: int = Field(foreign_key="news.id", ondelete="CASCADE")
    customer: int = Field(foreign_key="customer.id")
    made_on: date
    why: str = ""
    entry: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL")
    told_on: date | None = None
    answer: str | None = None
    reply: str | None = None
    answered_on: date | None = None
    dropped_on: date | None = None


class WatchRow(Row, table=True):
    __tablename__ = "watch"
    __table_args__: ClassVar[Any] = (filled("terms"), *days("added_on"), STRICT)
    terms: str
    added_on: date
    source: str | None = None
    tags: str = ""
