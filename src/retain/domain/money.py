"""Money as whole minor units (cents), of which the diary's currency always has a hundred; never a float."""

from __future__ import annotations

import re

from retain.domain.errors import Misused
from retain.domain.excerpt import excerpt

LIMIT = 10**15
"""Minor units, either way: enough for any rep, and exact in every spreadsheet."""

_CURRENCIES = (
    "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KZT MAD MXN MYR NGN"
    " NOK NZD PEN PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)
_SIGNS = r"(?:US|AU|CA|NZ|HK|[ACRS])?[$€£¥₹₩₽₺₫₴₦₪฿₱₡₲₸₼₾]|KR\.?|FR\.|ZŁ|KČ|RS\.?"
_AFFIX = rf"(?:{_SIGNS}|{_CURRENCIES.replace(' ', '|')})"
_MINUS = r"[-\u2212\u2013]"
