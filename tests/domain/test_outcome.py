"""What a change settled and what comes next."""

from __future__ import annotations

from retain.domain import outcome
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning


def test_what_was_due_and_is_no_longer_is_settled() -> None:
    diary = Morning()
    diary.customer(added_on=ago(60))
    diary.entry(1, ago(35))
    before = outcome.owed(diary.day(), 1)
    diary.entry(1, TODAY)
    found = outcome.between(before, diary.day(), 1)
    assert {one.reason for one in found.settled} >= {"touch"}
    assert all(one.due <= TODAY for one in found.settled)
    assert found.back is None


def test_what_was_settled_before_it_was_due_counts_where_it_was_named() -> None:
    diary = Morning()
    diary.customer(added_on=ago(5))
    number = diary.promise(1, "send quote", ahead(30))
    before = outcome.owed(diary.day(), 1)
    diary.diary.connection.execute("UPDATE promise SET ended = 'kept', ended_on = ?", (TODAY.isoformat(),))
    after = diary.day()
    assert outcome.between(before, after, 1).settled == ()
    assert [one.code for one in outcome.between(before, after, 1, [f"p{number}"]).settled] == [f"p{number}"]


def test_next_is_the_strongest_that_is_due_else_the_soonest_ahead() -> None:
    diary = Morning()
    diary.customer(added_on=ago(300))
    diary.promise(1, "send quote", TODAY)
    coming = outcome.between([], diary.day(), 1).next
    assert coming
    assert coming.reason == "promise"
    quiet = Morning()
    quiet.customer(added_on=ago(300))
    quiet.entry(1, TODAY, "visit", purposes=("review",))
    coming = outcome.between([], quiet.day(), 1).next
    assert coming
    assert (coming.reason, coming.due) == ("touch", ahead(30))


def test_after_an_attempt_it_says_when_the_row_is_back() -> None:
    diary = Morning()
    diary.customer(added_on=ago(300))
    diary.entry(1, TODAY, attempt=True)
    assert outcome.between([], diary.day(), 1).back == ahead(2)
    assert outcome.between([], diary.day(ahead(2)), 1).back is None


def test_a_customer_not_in_the_diary_that_day_is_owed_nothing() -> None:
    diary = Morning()
    diary.customer(added_on=ago(3))
    assert outcome.owed(diary.day(ago(4)), 1) == []
    assert outcome.between([], diary.day(ago(4)), 1) == outcome.Outcome((), None)
