"""What the tables' triggers say, and the whole schema as SQL: the first migration is written from this."""

from __future__ import annotations

from sqlalchemy import create_mock_engine, inspect
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel

from retain.store import newest
from retain.store.tables import NOUNS
from retain.store.tables.laws import Row
from retain.store.tables.ledger import MappingRow

LOGGED: dict[str, type[Row]] = {**NOUNS, "mapping": MappingRow}
"""The tables a rep's changes touch: each has its undo triggers."""
SUBJECTS = {
    "customer": "'c' || {row}.id",
    "person": "'d' || {row}.id",
    "position": "'d' || {row}.person",
    "reach": "coalesce('d' || {row}.person, 'c' || {row}.customer)",
    "presence": "'d' || {row}.person",
    "fact": "coalesce('d' || {row}.person, 'c' || {row}.customer)",
    "slip": "(SELECT 'c' || customer FROM promise WHERE id = {row}.promise)",
    "colleague": "NULL",
    "away": "NULL",
    "bystander": "NULL",
    "news": "NULL",
    "watch": "NULL",
    "mapping": "NULL",
}
SEARCHED = {
    "customer": (1, "{row}.name || ' ' || coalesce({row}.town, '')", "{row}.id"),
    "person": (2, "{row}.name", "NULL"),
    "entry": (3, "{row}.text", "{row}.customer"),
    "promise": (4, "{row}.text", "{row}.customer"),
    "problem": (5, "{row}.text", "{row}.customer"),
    "colleague": (6, "{row}.name || ' ' || coalesce({row}.knows, '')", "NULL"),
    "sale": (7, "coalesce({row}.product, '')", "{row}.customer"),
    "fact": (8, "{row}.kind || ' ' || trim(coalesce({row}.name, '') || ' ' || {row}.text)", "{row}.customer"),
    "news": (9, "trim({row}.text || ' ' || coalesce({row}.product, '') || ' ' || {row}.tags)", "NULL"),
    "contract": (
        10,
        "trim(coalesce({row}.title, '') || ' ' || coalesce({row}.number, '') || ' ' || coalesce({row}.because, ''))",
        "{row}.customer",
    ),
    "expectation": (11, "{row}.text || ' ' || coalesce({row}.found, '')", "{row}.customer"),
    "referral": (12, "trim({row}.whom || ' ' || {row}.text)", "{row}.customer"),
    "opportunity": (13, "trim({row}.text || ' ' || coalesce({row}.next_step, ''))", "{row}.customer"),
}
"""Noun: its place in a search row's id, the words searched, the customer they tell of."""
SLOTS = 16
SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "words, noun UNINDEXED, row UNINDEXED, customer UNINDEXED, tokenize='unicode61 remove_diacritics 2')"
)


def image(noun: str, row: str) -> str:
    """The SQL expression for a row's JSON image; `row` is NEW, OLD or a table's name."""
    columns = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in inspect(LOGGED[noun]).columns)
    return f"json_object({columns})"


def _history_triggers(noun: str) -> list[str]:
    """The three triggers that write a row's images beside every change."""
    subject = SUBJECTS.get(noun, "'c' || {row}.customer")
    events = (
        ("INSERT", "inserted", "NEW", False, True),
        ("UPDATE", "updated", "NEW", True, True),
        ("DELETE", "deleted", "OLD", True, False),
    )
    return [
        f"CREATE TRIGGER {noun}_{done} AFTER {event} ON {noun} BEGIN "
        "INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ("
        f"(SELECT max(id) FROM op), '{noun}', {row}.id, {subject.format(row=row)}, "
        f"{image(noun, 'OLD') if before else 'NULL'}, {image(noun, 'NEW') if after else 'NULL'}); END"
        for event, done, row, before, after in events
    ]


def _search_triggers(noun: str) -> list[str]:
    """The three triggers that keep the search index."""
    slot, words, customer = SEARCHED[noun]
    put = (
        "INSERT INTO search (rowid, words, noun, row, customer) SELECT "
        f"NEW.id * {SLOTS} + {slot}, {words.format(row='NEW')}, '{noun}', NEW.id, {customer.format(row='NEW')} "
        f"WHERE {words.format(row='NEW')} <> '';"
    )
    drop = f"DELETE FROM search WHERE rowid = OLD.id * {SLOTS} + {slot};"
    return [
        f"CREATE TRIGGER {noun}_searched AFTER INSERT ON {noun} BEGIN {put} END",
        f"CREATE TRIGGER {noun}_researched AFTER UPDATE ON {noun} BEGIN {drop} {put} END",
        f"CREATE TRIGGER {noun}_unsearched AFTER DELETE ON {noun} BEGIN {drop} END",
    ]


def triggers() -> list[str]:
    """Every trigger of the diary, history first."""
    history = [sql for noun in LOGGED for sql in _history_triggers(noun)]
    return [*history, *(sql for noun in SEARCHED for sql in _search_triggers(noun)), *newest.TRIGGERS.values()]


def declared() -> list[str]:
    """The statements that make an empty diary of today's schema."""
    statements: list[str] = []
    dialect = sqlite.dialect()
    engine = create_mock_engine(
        "sqlite://", lambda ddl, *_, **__: statements.append(str(ddl.compile(dialect=dialect)).strip())
    )
    SQLModel.metadata.create_all(engine, checkfirst=False)
    tables = [statement for statement in statements if statement.startswith("CREATE TABLE")]
    return [*tables, *sorted(set(statements) - set(tables)), SEARCH_TABLE, newest.VIEW, *triggers()]


def script() -> str:
    """The first migration's text: those statements with a blank line between."""
    lines = ([line.rstrip().replace("\t", "    ") for line in one.splitlines() if line.strip()] for one in declared())
    return "\n\n".join("\n".join(statement) for statement in lines) + "\n"
