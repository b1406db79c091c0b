"""How widely an account is held."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retain.domain.coverage import ME, Coverage, Seat, Spoken, is_wide

TODAY = date(2026, 11, 23)


def met(who: str = ME, talked: int | None = 10, last: int = 10) -> Spoken:
    days = None if talked is None else TODAY - timedelta(days=talked)
    return Spoken(who, TODAY - timedelta(days=last), 1, days)


def seat(name: str, level: str | None, *spoken: Spoken) -> Seat:
    return Seat(1, name, level=level, met=spoken)


def test_one_person_alone_and_nobody_above_are_gaps_for_who_should_be_wide() -> None:
    found = Coverage(TODAY, (seat("Ann", "user", met()), seat("Bea", "director", met(talked=180))))
    assert found.gaps(wide=True) == (
        "single-threaded: only Ann spoken to in 180 days",
        "nobody above spoken to",
    )
    assert found.gaps(wide=False) == ("nobody above spoken to",)


def test_nothing_is_thin_with_two_of_whom_one_decides() -> None:
    found = Coverage(TODAY, (seat("Ann", "user", met()), seat("Bea", "director", met("Lee", 179))))
    assert found.gaps(wide=True) == ()
    assert found.ours == (ME, "Lee")


def test_what_was_only_sent_is_no_conversation() -> None:
    found = Coverage(TODAY, (seat("Ann", "director", met(talked=None)),))
    assert (found.spoken, found.gaps(wide=True)) == ((), ("nobody by name spoken to in 180 days",))
    assert found.seats[0].times == 1


def test_levels_at_which_nobody_is_known_stand_highest_first() -> None:
    assert Coverage(TODAY, (seat("Ann", "manager"), seat("Bea", None))).empty == ("executive", "director", "user")


@pytest.mark.parametrize(
    ("status", "tier", "solo", "wide"),
    [
        ("active", "A", False, True),
        ("active", "B", False, True),
        ("active", "C", False, False),
        ("past", "A", False, False),
        ("active", "A", True, False),
        (None, None, False, False),
    ],
)
def test_an_active_a_or_b_should_be_held_by_several(
    status: str | None,
    tier: str | None,
    solo: bool,  # noqa: FBT001
    wide: bool,  # noqa: FBT001
) -> None:
    assert is_wide(status, tier, solo=solo) is wide
