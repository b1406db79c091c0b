"""A person, their positions, and how to reach them."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain.errors import Refused
from retain.domain.kinds import LEVELS
from retain.domain.people import Person, Position, Reach
from tests.factories import TODAY


@pytest.mark.parametrize("name", ["", "  "])
def test_a_person_needs_a_name(name: str) -> None:
    with pytest.raises(Refused, match=r"^A person needs a name\.$") as refused:
        Person(name, "", TODAY)
    assert refused.value.next_step == "retain person add NAME --at CUSTOMER"


def test_a_position_has_a_known_level_or_none() -> None:
    with pytest.raises(Refused, match=r"^boss is no level\.$") as refused:
        Position(1, 1, level="boss")
    assert refused.value.next_step == "One of: user, manager, director, executive."
    assert [level for level in LEVELS if Position(1, 1, level=level).decides] == ["director", "executive"]
    assert not Position(1, 1).decides


@pytest.mark.parametrize("raw", ["dana", "@acme.example", "dana@", "da na@acme.example", "dana@acme.example\n"])
def test_what_is_no_email_is_refused(raw: str) -> None:
    with pytest.raises(Refused, match="is no e-mail address") as refused:
        Reach("email", raw, raw)
    assert refused.value.next_step == "It looks like name@company.example."


@pytest.mark.parametrize("raw", ["", "12", "call me"])
def test_what_is_no_phone_is_refused(raw: str) -> None:
    with pytest.raises(Refused, match="is no phone number"):
        Reach("phone", raw, raw)


@pytest.mark.parametrize(
    "fields", [("email", "dana@acme.example"), ("phone", "112"), ("phone", "+44 113 496 0001 ext. 5")]
)
def test_what_reaches_somebody_is_kept_as_it_is(fields: tuple[Any, str]) -> None:
    assert Reach(*fields, plain="").raw == fields[1]
