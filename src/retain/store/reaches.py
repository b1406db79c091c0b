"""E-mail addresses and phone numbers: kept as written, and plain for telling that two are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.people import Reach

if TYPE_CHECKING:
    from datetime import date


def reach(
    way: str, raw: str, region: str, *, customer: int | None = None, person: int | None = None, verified: date | None
) -> Reach:
    """An address or a number as it is stored; raises Refused for what is neither."""
    tidy = " ".join(raw.split())
    plain = plain_phone(tidy, region) if way == "phone" else plain_email(tidy)
    return Reach(way, tidy, plain, customer=customer, person=person, verified_on=verified)


def plain_email(raw: str) -> str:
    """An address as it is compared: without case."""
    return raw.strip().casefold()


def plain_phone(raw: str, region: str) -> str:
    """A number as E.164 (+441134960000), `region` the two-letter country of one without; else its digits alone."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(raw, region)
    except NumberParseException:
        return "".join(character for character in raw if character.isdigit())
    if not is_possible_number(number):
        return "".join(character for character in raw if character.isdigit())
    extension = f";ext={number.extension}" if number.extension else ""
    return str(format_number(number, PhoneNumberFormat.E164)) + extension


def same(typed: str, stored: Reach, region: str) -> bool:
    """Whether what was typed is that stored address or number."""
    if stored.way == "email":
        return plain_email(typed) == stored.plain
    return typed.strip() == stored.raw or plain_phone(typed, region) == stored.plain
