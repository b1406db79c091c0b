"""The schema is the records', and the file itself keeps their laws."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import CheckConstraint, Table, inspect

from retain import domain
from retain.domain.news import Watch
from retain.store.migrate import SCRIPTS
from retain.store.schema import LOGGED, declared, script
from retain.store.tables import NOUNS
from tests.factories import TODAY, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.store.diary import Diary

RECORDS: dict[str, Any] = {
    name.lower(): record
    for module in iter_modules(domain.__path__, "retain.domain.")
    for name, record in vars(import_module(module.name)).items()
    if isinstance(record, type) and name.lower() in NOUNS
}
"""The record of each table, by the table's name."""


@pytest.fixture
def diary() -> Iterator[Diary]:
    """A row in each table that has a law: one more noun is one more row here."""
    with filling(None) as shelf:
        shelf.customer()
        shelf.statement(1, "lost", TODAY)
        shelf.person()
        shelf.colleague()
        shelf.entry()
        shelf.promise()
        shelf.problem(amount=1, number="1", target_on=TODAY, next_on=TODAY)
        shelf.sale(delivered_on=TODAY)
        shelf.tag("golf")
        shelf.custom("rep", "Lee")
        shelf.reach("email", "a@acme.example", customer=1)
        shelf.fact()
        shelf.contract(price_on=TODAY)
        shelf.expectation()
        shelf.diary.write(Watch("heat pump", TODAY))
        shelf.news()
        shelf.telling()
        shelf.referral()
        shelf.opportunity()
        shelf.slip(1, ahead(5))
        shelf.settlement(1, "s1-check", TODAY)
        shelf.snooze(1, ahead(3))
        shelf.away(TODAY, ahead(3))
        shelf.bystander()
        yield shelf.diary


@pytest.mark.parametrize("noun", NOUNS)
def test_a_table_has_the_fields_of_its_record(noun: str) -> None:
    assert {column.name for column in inspect(NOUNS[noun]).columns} == {field.name for field in fields(RECORDS[noun])}


def test_the_first_migration_is_what_the_tables_declare() -> None:
    assert (SCRIPTS / "001.sql").read_text(encoding="utf-8") == script()


def test_a_diary_made_by_the_migrations_equals_one_declared(diary: Diary) -> None:
    schema = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in declared():
            made.execute(statement)
        assert made.execute(schema).fetchall() == diary.connection.execute(schema).fetchall()


@pytest.mark.parametrize("noun", LOGGED)
def test_every_table_is_strict_and_keeps_history(diary: Diary, noun: str) -> None:
    (strict,) = diary.connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (noun,)).fetchone()
    assert strict == 1
    triggers = diary.connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (noun,)
    )
    assert sum("INTO op_row" in sql for (sql,) in triggers) == 3


WRONG = {
    "name_filled": "UPDATE {} SET name = ' '",
    "text_filled": "UPDATE {} SET text = ''",
    "interval_four_a_year": "UPDATE {} SET interval = 92",
    "tier_has_reason": "UPDATE {} SET tier = 'A', tier_because = NULL",
    "one_owner": "INSERT INTO {} (way, raw, plain, customer, person) VALUES ('email', 'a@b', 'a@b', 1, 1)",
    "minutes_of_a_day": "UPDATE {} SET minutes = 1441",
    "colleague_named": "UPDATE {} SET party = 'colleague', colleague = NULL",
    "ended_has_day": "UPDATE {} SET ended = NULL, ended_on = '2099-01-01'",
    "solved_after_raised": "UPDATE {} SET solved_on = '1990-01-01'",
    "term_ends_later": "UPDATE {} SET ends_on = '1990-01-01'",
    "notice_in_days": "UPDATE {} SET notice_days = -1",
    "value_not_below_zero": "UPDATE {} SET value = -1",
    "lost_has_reason": "UPDATE {} SET ended = 'lost', ended_on = '2026-01-01', because = ' '",
    "review_after_set": "UPDATE {} SET review_on = '1990-01-01'",
    "reviewed_after_set": "UPDATE {} SET result = 'met', reviewed_on = '1990-01-01'",
    "result_has_day": "UPDATE {} SET result = 'met', reviewed_on = NULL",
    "unrealistic_is_explained": "UPDATE {} SET unrealistic = 1, explained = ''",
    "kind_filled": "UPDATE {} SET kind = ' '",
    "kind_is_a_word": "UPDATE {} SET kind = printf('%031d', 1)",
    "says_something": "UPDATE {} SET text = ' ', name = NULL",
    "one_subject": "UPDATE {} SET person = 1, private = 1",
    "people_are_private": "UPDATE {} SET customer = NULL, person = 1, private = 0",
    "ended_after_told": "UPDATE {} SET ended_on = '1990-01-01'",
    "replaced_has_ended": "UPDATE {} SET replaced_by = 1",
    "cost_is_amount": "UPDATE {} SET cost = -1",
    "pays_late_in_days": "UPDATE {} SET pays_late = 0",
    "terms_filled": "UPDATE {} SET terms = ' '",
    "ended_after_added": "UPDATE {} SET ended_on = '1990-01-01'",
    "answer_has_day": "UPDATE {} SET answered_on = '2026-01-01'",
    "answered_was_told": "UPDATE {} SET told_on = NULL, answer = 'later', answered_on = '2026-01-01'",
    "asked_or_given": "UPDATE {} SET given_on = NULL",
    "given_names_whom": "UPDATE {} SET whom = ' '",
    "named_before_contacted": "UPDATE {} SET asked_on = '2026-01-01', given_on = NULL, contacted_on = '2026-01-02'",
    "won_or_lost": "UPDATE {} SET won_on = '2026-01-01', lost_on = '2026-01-01'",
    "not_by_itself": "UPDATE {} SET became = customer",
    "ending_has_day": "UPDATE {} SET ended_on = '2099-01-01'",
    "ended_after_heard": "UPDATE {} SET ended = 'won', ended_on = '1990-01-01'",
    "answered_after_raised": "UPDATE {} SET answered_on = '1990-01-01'",
}
TOGETHER = {
    "reviewed_on_is_day": "UPDATE {} SET result = 'met', reviewed_on = '2099-02-30'",
    "answer_known": "UPDATE {} SET answer = 'nonsense', told_on = '2026-01-01', answered_on = '2026-01-02'",
    "unrealistic_is_truth": "UPDATE {} SET unrealistic = 2, explained = 'trains run late'",
}
"""Columns that say one thing with another one."""
ENDS_LATER = {
    "snooze": "UPDATE snooze SET until = made_on",
    "away": "UPDATE away SET last = '2025-12-31'",
}


def laws() -> Iterator[tuple[str, str]]:
    for noun, row in NOUNS.items():
        table = row.metadata.tables[noun]
        assert isinstance(table, Table)
        for law in table.constraints:
            if isinstance(law, CheckConstraint):
                yield noun, str(law.name)


@pytest.mark.parametrize(("noun", "law"), sorted(laws()))
def test_the_file_itself_refuses_what_breaks_a_law(diary: Diary, noun: str, law: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=law):
        diary.connection.execute(breaking(noun, law))


def breaking(noun: str, law: str) -> str:
    """A change that breaks this law and no other."""
    if law in WRONG | TOGETHER:
        return (WRONG | TOGETHER)[law].format(noun)
    if law == "ended_on_is_day":
        ended = {"promise": "kept", "contract": "renewed", "opportunity": "won"}
        return (
            f"UPDATE {noun} SET ended = '{ended[noun]}', ended_on = '2099-02-30'"
            if noun in ended
            else f"UPDATE {noun} SET ended_on = '2099-02-30'"
        )
    if (noun, law) == ("telling", "answered_on_is_day"):
        return "UPDATE telling SET told_on = '2026-01-01', answer = 'later', answered_on = '2099-02-30'"
    if law.endswith("_is_day"):
        column = law.removesuffix("_is_day")
        year = 2025 if column in {"first", "made_on", "starts_on", "set_on"} else 2099
        return f"UPDATE {noun} SET {column} = '{year}-02-30'"
    for ending, value in (("_known", "'nonsense'"), ("_is_truth", "2")):
        if law.endswith(ending):
            return f"UPDATE {noun} SET {law.removesuffix(ending)} = {value}"
    assert law == "ends_later", f"say in WRONG what breaks {law} of {noun}"
    return ENDS_LATER[noun]


@pytest.mark.parametrize(
    ("noun", "column"), [("customer", "interval"), ("sale", "amount"), ("entry", "minutes"), ("promise", "customer")]
)
def test_a_number_is_no_text(diary: Diary, noun: str, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="TEXT value in INTEGER column"):
        diary.connection.execute(f"UPDATE {noun} SET {column} = 'abc'")


@pytest.mark.parametrize("noun", NOUNS)
def test_whoever_names_a_row_is_found_by_an_index(diary: Diary, noun: str) -> None:
    """Else each row that is removed reads the whole table; colleagues are few and are archived."""
    for _, _, named, column, *_ in diary.connection.execute(f"PRAGMA foreign_key_list({noun})").fetchall():
        plan = diary.connection.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM {noun} WHERE "{column}" = 1').fetchone()
        assert named == "colleague" or plan[3].startswith("SEARCH"), (noun, column)
