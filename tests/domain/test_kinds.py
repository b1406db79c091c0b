"""What each kind of contact counts for."""

from __future__ import annotations

from retain.domain.kinds import IN_PERSON, KINDS, LIVE, LIVE_INBOUND, MINUTES, MOODS, ONE_WAY, PURPOSES, WRITTEN


def test_the_words_of_the_trade_are_those_of_the_spec() -> None:
    assert " ".join(KINDS) == "call video email message letter card gift meeting lunch visit note"
    assert set(PURPOSES) == set(
        "check thanks billing review advice idea proof news perk competitor service beyond".split()
    )
    assert MOODS == ("bad", "ok", "good")


def test_every_kind_is_live_one_way_or_a_note() -> None:
    assert {*LIVE, *ONE_WAY, "note"} == set(KINDS)
    assert not set(LIVE) & set(ONE_WAY)


def test_in_person_is_live_and_written_is_one_way() -> None:
    assert set(IN_PERSON) == {"meeting", "lunch", "visit"} <= set(LIVE)
    assert set(WRITTEN) <= set(ONE_WAY)
    assert set(LIVE_INBOUND) == {"call", "video", "meeting", "visit"}


def test_every_kind_takes_minutes() -> None:
    assert set(MINUTES) == set(KINDS)
    assert all(minutes > 0 for minutes in MINUTES.values())
