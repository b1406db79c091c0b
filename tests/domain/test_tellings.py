"""What a customer was told, as of a day, and what came of it."""

from __future__ import annotations

import pytest

from retain.domain import tellings
from retain.domain.errors import Misused, Refused
from retain.domain.news import News, Telling
from retain.domain.tellings import Word
from tests.factories import TODAY, ago, ahead

NEW = Telling(3, 1, ago(9))
NEWS = News("new LED panels", "product", ago(30), 3)


def test_an_earlier_day_hides_what_came_later_step_by_step() -> None:
    whole = tellings.answered(tellings.told(NEW, Word(ago(5), "why", entry=7)), NEWS, "wanted", ago(2), "yes")
    assert tellings.as_of(whole, TODAY) == whole
    before = tellings.as_of(whole, ago(3))
    assert before
    assert (before.told_on, before.entry, before.answer, before.reply) == (ago(5), 7, None, None)
    untold = tellings.as_of(whole, ago(6))
    assert untold
    assert (untold.told_on, untold.entry, tellings.state(untold)) == (None, None, "to tell")
    assert tellings.as_of(whole, ago(10)) is None
    dropped = tellings.dropped(NEW, NEWS, ago(4))
    assert [tellings.state(tellings.as_of(dropped, day)) for day in (ago(5), ago(4))] == ["to tell", "dropped"]


def test_told_again_it_keeps_the_first_day_and_the_first_entry() -> None:
    twice = tellings.told(tellings.told(NEW, Word(ago(5), entry=7)), Word(ago(2), entry=8))
    assert (twice.told_on, twice.entry) == (ago(5), 7)
    earlier = tellings.told(twice, Word(ago(20)))
    assert (earlier.told_on, earlier.made_on) == (ago(20), ago(20))


def test_what_was_dropped_can_be_told_after_all() -> None:
    assert tellings.state(tellings.told(tellings.dropped(NEW, NEWS, ago(4)), Word(TODAY))) == "told"


def test_nobody_answers_what_they_werent_told_yet() -> None:
    with pytest.raises(Refused, match="weren't told n3 yet"):
        tellings.answered(NEW, NEWS, "wanted", TODAY, "")
    with pytest.raises(Refused, match="can't have answered"):
        tellings.answered(tellings.told(NEW, Word(ago(2))), NEWS, "wanted", ago(3), "")
    with pytest.raises(Misused, match="maybe is no answer"):
        tellings.answered(tellings.told(NEW, Word(ago(2))), NEWS, "maybe", TODAY, "")


def test_what_was_told_cant_be_dropped() -> None:
    with pytest.raises(Refused, match="were told n3 on"):
        tellings.dropped(tellings.told(NEW, Word(ago(2))), NEWS, ahead(1))
