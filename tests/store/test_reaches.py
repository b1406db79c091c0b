"""Addresses and numbers: kept as written, and told to be the same."""

import pytest

from retain.domain.errors import Refused
from retain.store.reaches import plain_phone, reach, same


@pytest.mark.parametrize(
    ("raw", "region", "plain"),
    [
        ("0113 496 0000", "GB", "+441134960000"),
        ("+44 (0)113 496 0000", "US", "+441134960000"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("212-555-0123 ext. 7", "US", "+12125550123;ext=7"),
        ("112", "GB", "112"),
        ("12", "XX", "12"),
        ("call reception", "GB", ""),
    ],
)
def test_a_number_is_plain_as_e164_or_else_its_digits(raw: str, region: str, plain: str) -> None:
    assert plain_phone(raw, region) == plain


def test_what_was_written_is_kept() -> None:
    stored = reach("phone", " 0113  496 0000 ", "GB", customer=1, verified=None)
    assert (stored.raw, stored.plain) == ("0113 496 0000", "+441134960000")
    assert same("+441134960000", stored, "US")
    assert reach("email", "Dana@ACME.example", "GB", person=1, verified=None).plain == "dana@acme.example"


@pytest.mark.parametrize(("way", "raw"), [("email", "nobody"), ("email", "a b@c"), ("phone", "no")])
def test_what_is_neither_is_refused(way: str, raw: str) -> None:
    with pytest.raises(Refused):
        reach(way, raw, "GB", customer=1, verified=None)
