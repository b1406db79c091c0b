"""How sales look."""

from __future__ import annotations

from retain.domain.folders import SaleFolder
from retain.render.columns import Column, amount

_C: type[Column[SaleFolder]] = Column
SALE = (
    _C("code", lambda folder: folder.sale.code),
    _C("day", lambda folder: folder.sale.day),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("amount", lambda folder: amount(folder.sale.amount), right=True),
    _C("product", lambda folder: folder.sale.product),
    _C("margin", lambda folder: amount(folder.sale.margin), listed=False),
    _C("delivered_on", lambda folder: folder.sale.delivered_on, spare=1),
    _C("number", lambda folder: folder.sale.number, spare=2),
)
