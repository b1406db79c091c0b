"""Money as whole minor units, a hundred to the unit of the diary's currency; never a float."""

from __future__ import annotations

import re
from typing import Literal

from retain.domain.errors import Misused
from retain.domain.names import excerpt

LIMIT = 10**15
"""Minor units, either way: beyond any rep, and exact in every spreadsheet."""

_LONGEST = 60
_PLAIN = str.maketrans(
    dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " ")
    | {"\N{MINUS SIGN}": "-", "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
)
_CODES = (
    "AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|ISK|JPY|KES|KRW|KZT|MAD|MXN|MYR|NGN"
    "|NOK|NZD|PEN|PHP|PKR|PLN|RON|RSD|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)
_CURRENCY = rf"(?:{_CODES}|(?:US|AU|CA|NZ|HK|[ACRS])?[$€£¥₹₩₽₺₫₴₦₪฿₱]|KR\.?|FR\.?|ZŁ|KČ|RS\.?)"
_AMOUNT = rf"([+-])? ?(?:{_CURRENCY} ?)?([+-])? ?([0-9.,' ]*[0-9]) ?{_CURRENCY}?([+-])?"
_GROUPED = r"[0-9]*|[0-9]{1,3}(?:([.,'])(?:[0-9]{2,3}\1)*[0-9]{3})"


class NotMoney(Misused):
    """What was typed is no amount of money, or one beyond LIMIT."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} isn't an amount: try 1200, 1,234.50 or -99.90.")


def parse(text: str, *, decimal: Literal[".", ","] = ".") -> int:
    """Read an amount into minor units, half a unit rounded away from zero; raises NotMoney.

    A currency may stand on either side, a minus on either side or brackets around ("(12.50)"). Of two separators the
    last is the decimal one. A single one before exactly three digits is `decimal` or else groups thousands, so 1,234
    is over a thousand where the point is decimal; before any other number of digits it is the decimal one.
    """
    typed = " ".join(text.translate(_PLAIN).upper().split())
    bracketed = typed.startswith("(") and typed.endswith(")")
    found = re.fullmatch(_AMOUNT, typed[1:-1] if bracketed else typed) if len(typed) <= _LONGEST else None
    signs = [sign for sign in (found[1], found[2], found[4]) if sign] if found else []
    if found is None or len(signs) + bracketed > 1:
        raise NotMoney(text)
    minor = _minor(found[3].replace(" ", "'"), decimal)
    if minor is None or minor > LIMIT:
        raise NotMoney(text)
    return -minor if bracketed or (signs and signs != ["+"]) else minor


def _minor(number: str, decimal: str) -> int | None:
    whole, _, fraction = _split(number, decimal)
    if not re.fullmatch(_GROUPED, whole) or not re.fullmatch("[0-9]*", fraction):
        return None
    cents = int(f"{fraction}00"[:2]) + (fraction[2:3] >= "5")
    return int(re.sub("[.,']", "", whole) or "0") * 100 + cents


def _split(number: str, decimal: str) -> tuple[str, str, str]:
    """Part a number at its decimal separator, if it has one."""
    point = max(".,", key=number.rfind)
    grouped = point != decimal and re.fullmatch(rf"[1-9][0-9]{{0,2}}\{point}[0-9]{{3}}", number)
    repeated = number.count(point) > 1 and not {".", ","} <= set(number)
    if point not in number or grouped or repeated:
        return number, "", ""
    return number.rpartition(point)


def said(minor: int, currency: str = "") -> str:
    """Write an amount for reading: "1,234.50", or "1,234.50 EUR"."""
    return f"{_written(minor, ',')} {currency}".rstrip()


def plain(minor: int) -> str:
    """Write an amount for CSV and JSON: "1234.50"."""
    return _written(minor, "")


def _written(minor: int, grouping: str) -> str:
    units, cents = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{units:{grouping}}.{cents:02}"
