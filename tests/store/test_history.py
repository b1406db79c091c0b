"""Every change can be taken back exactly, put back, and is refused where something stands on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.errors import NotFound, Refused, RetainError
from retain.domain.labels import Tag
from retain.domain.people import Person, Position, Presence
from retain.domain.promises import Promise, Slip
from retain.domain.sales import Sale
from retain.store.diary import Diary
from retain.store.history import changes, undo
from retain.store.images import checksum
from retain.store.tables import NOUNS
from tests.factories import NOW, TODAY, Shelf, ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITED = {
    Customer: "town", Tag: "name", Entry: "text", Promise: "text", Sale: "product", Person: "name", Position: "role",
}  # fmt: skip
REMOVED = (Tag, Entry, Promise, Sale, Person, Position, Presence, Slip)


class Step(NamedTuple):
    """One thing done inside a change; `pick` chooses among what is there."""

    deed: str
    pick: int
    word: str


STEPS = st.builds(
    Step,
    st.sampled_from(
        ["customer", "tag", "entry", "promise", "slip", "sale", "person", "edit", "edit", "remove", "remove"]
    ),
    st.integers(0, 50),
    st.text("abc é", min_size=1, max_size=5).filter(str.strip),
)
STORIES = st.lists(st.lists(STEPS, min_size=1, max_size=5), min_size=1, max_size=6)


@pytest.fixture
def diary() -> Iterator[Diary]:
    diary = Diary(None, TODAY, NOW)
    yield diary
    diary.close()


def take(diary: Diary, step: Step) -> None:
    """Do one step; where nothing is there to do it to, a new customer."""
    shelf, customers = Shelf(diary), diary.where(Customer, "1")
    if step.deed in {"edit", "remove"}:
        _touch(diary, step)
    elif step.deed == "customer" or not customers:
        shelf.customer(step.word, town=step.word)
    elif step.deed == "slip":
        for promise in diary.where(Promise, "1")[:1]:
            shelf.slip(promise.id or 0, ahead(step.pick + 1))
    else:
        _add(shelf, step, customers[step.pick % len(customers)].id or 0)


def _add(shelf: Shelf, step: Step, customer: int) -> None:
    people = [one.person for one in shelf.diary.where(Position, "customer = ?", customer)][:1]
    if step.deed == "tag" and not shelf.diary.where(Tag, "customer = ? AND name = ?", customer, step.word):
        shelf.tag(step.word, customer)
    elif step.deed == "entry":
        shelf.entry(customer, text=step.word, people=tuple(people))
    elif step.deed == "promise":
        entries = shelf.diary.where(Entry, "customer = ?", customer)
        shelf.promise(customer, step.word, entry=entries[-1].id if entries else None)
    elif step.deed == "sale":
        shelf.sale(customer, product=step.word)
    elif step.deed == "person":
        shelf.person(step.word, customer)


def _touch(diary: Diary, step: Step) -> None:
    kinds: tuple[type[Any], ...] = tuple(EDITED) if step.deed == "edit" else REMOVED
    there = [record for kind in kinds for record in diary.where(kind, "1")]
    if not there:
        return
    record = there[step.pick % len(there)]
    if step.deed == "remove":
        diary.remove(type(record), record.id)
    elif not (isinstance(record, Tag) and diary.where(Tag, "name = ?", step.word)):
        diary.change(replace(record, **{EDITED[type(record)]: step.word}))


def told(diary: Diary, story: list[list[Step]]) -> list[dict[str, list[Any]]]:
    """Tell a story, one change after the other; what stood there before each that changed anything, and at the end."""
    states = [everything(diary)]
    for steps in story:
        count = len(changes(diary))
        with diary.changing("do"):
            for step in steps:
                take(diary, step)
        if len(changes(diary)) > count:
            states.append(everything(diary))
    return states


def everything(diary: Diary) -> dict[str, list[Any]]:
    """Every row of every table that a rep's changes touch, and of the search index."""
    read = {noun: f"SELECT * FROM {noun} ORDER BY id" for noun in NOUNS}
    read["search"] = "SELECT rowid, words, noun, row, customer FROM search ORDER BY rowid"
    return {table: diary.connection.execute(query).fetchall() for table, query in read.items()}


def taken_back(diary: Diary, number: int | None = None) -> int:
    """Undo a change; the number of the undo."""
    with diary.changing("undo"):
        undo(diary, number)
    return changes(diary, 1)[0].number


@settings(deadline=None, max_examples=60)
@given(STORIES)
def test_undo_after_undo_goes_back_to_the_first_day_table_by_table(story: list[list[Step]]) -> None:
    diary = Diary(None, TODAY, NOW)
    states = told(diary, story)
    for state in reversed(states[:-1]):
        taken_back(diary)
        assert everything(diary) == state
    with pytest.raises(NotFound, match="nothing to take back"):
        taken_back(diary)
    diary.close()


@settings(deadline=None, max_examples=60)
@given(STORIES)
def test_undoing_an_undo_puts_back_and_that_can_be_taken_back_again(story: list[list[Step]]) -> None:
    diary = Diary(None, TODAY, NOW)
    states = told(diary, story)
    if len(states) > 1:
        first = taken_back(diary)
        redo = taken_back(diary, first)
        assert everything(diary) == states[-1]
        taken_back(diary, redo)
        assert everything(diary) == states[-2]
    diary.close()


@settings(deadline=None, max_examples=60)
@given(STORIES, st.integers(0, 10))
def test_an_older_change_is_taken_back_alone_or_not_at_all(story: list[list[Step]], pick: int) -> None:
    """What changed since or stands on it refuses it whole; else putting it back restores everything."""
    diary = Diary(None, TODAY, NOW)
    states, numbers = told(diary, story), [change.number for change in changes(diary)]
    if numbers:
        number = numbers[pick % len(numbers)]
        try:
            undone = taken_back(diary, number)
        except RetainError:
            assert everything(diary) == states[-1]
            assert len(changes(diary)) == len(numbers)
        else:
            taken_back(diary, undone)
            assert everything(diary) == states[-1]
    assert diary.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    diary.close()


def test_what_went_with_a_person_comes_back_with_it(diary: Diary) -> None:
    with diary.changing("fill"):
        shelf = Shelf(diary)
        customer = shelf.customer()
        person = shelf.person(at=customer)
        shelf.reach("email", "dana@acme.example", person=person)
        shelf.entry(customer, people=(person,))
    before = everything(diary)
    with diary.changing("remove Dana"):
        diary.remove(Person, person)
    assert [len(everything(diary)[table]) for table in ("person", "position", "reach", "presence")] == [0, 0, 0, 0]
    taken_back(diary)
    assert everything(diary) == before


@pytest.mark.parametrize("since", ["edit", "remove"])
def test_a_row_changed_since_is_named_and_nothing_moves(diary: Diary, since: str) -> None:
    with diary.changing("log"):
        entry = Shelf(diary).entry(Shelf(diary).customer(), text="first")
    with diary.changing(since):
        if since == "edit":
            diary.change(replace(diary.get(Entry, entry), text="second"))
        else:
            diary.remove(Entry, entry)
    before = everything(diary)
    with pytest.raises(Refused, match=f"entry number {entry} has changed since") as refused:
        taken_back(diary, 1)
    assert refused.value.next_step == f"`retain undo 2` first: {since} changed it."
    assert everything(diary) == before
    assert [change.command for change in changes(diary)] == [since, "log"]


def test_a_change_that_a_later_one_stands_on_names_the_newest_of_them(diary: Diary) -> None:
    with diary.changing("customer add Acme"):
        customer = Shelf(diary).customer()
    for command in ("log Acme", "log Acme again"):
        with diary.changing(command):
            Shelf(diary).entry(customer)
    before = everything(diary)
    with pytest.raises(Refused, match=r"^Change 3 \(log Acme again\) stands on that\.") as refused:
        taken_back(diary, 1)
    assert refused.value.next_step == "`retain undo 3` first."
    assert everything(diary) == before
    taken_back(diary, 3)
    taken_back(diary, 2)
    taken_back(diary, 1)
    assert everything(diary)["customer"] == []


def test_a_change_is_taken_back_once(diary: Diary) -> None:
    with diary.changing("add"):
        Shelf(diary).customer()
    taken_back(diary, 1)
    with pytest.raises(Refused, match="Change 1 was taken back already"):
        taken_back(diary, 1)
    with pytest.raises(NotFound, match="no change 9"):
        taken_back(diary, 9)


def test_a_checksum_stands_for_the_image_of_an_imported_row(diary: Diary) -> None:
    with diary.changing("import"):
        customer = Shelf(diary).customer()
        (image,) = diary.connection.execute("SELECT after FROM op_row").fetchone()
        diary.connection.execute("UPDATE op_row SET after = ?", (checksum(image),))
    taken_back(diary)
    assert everything(diary)["customer"] == []
    taken_back(diary, 2)
    with diary.changing("edit"):
        diary.change(replace(diary.get(Customer, customer), town="Leeds"))
    with pytest.raises(Refused, match="has changed since"):
        taken_back(diary, 1)


def test_a_change_lists_its_rows_its_day_and_whether_it_stands(diary: Diary) -> None:
    with diary.changing("log Acme"):
        Shelf(diary).entry(Shelf(diary).customer())
    taken_back(diary)
    newest, first = changes(diary)
    assert (first.number, first.day, first.command, first.rows, first.undoes, first.undone) == (
        1, TODAY, "log Acme", 2, None, True,
    )  # fmt: skip
    assert (newest.command, newest.rows, newest.undoes, newest.undone) == ("undo", 2, 1, False)
