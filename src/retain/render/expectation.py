"""How expectations look."""

from __future__ import annotations

from retain.domain.folders import ExpectationFolder
from retain.render.columns import Column

_C: type[Column[ExpectationFolder]] = Column
EXPECTATION = (
    _C("code", lambda folder: folder.expectation.code),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("text", lambda folder: folder.expectation.text),
    _C("metric", lambda folder: folder.expectation.metric, spare=2),
    _C("target", lambda folder: folder.expectation.target, spare=1),
    _C("review_on", lambda folder: folder.expectation.review_on),
    _C("result", lambda folder: folder.expectation.result),
    _C("set_on", lambda folder: folder.expectation.set_on, listed=False),
    _C("reviewed_on", lambda folder: folder.expectation.reviewed_on, listed=False),
    _C("found", lambda folder: folder.expectation.found, listed=False),
    _C("unrealistic", lambda folder: folder.expectation.unrealistic, listed=False),
    _C("explained", lambda folder: folder.expectation.explained, listed=False),
    _C("contract", lambda folder: folder.expectation.contract and f"k{folder.expectation.contract}", listed=False),
    _C("sale", lambda folder: folder.expectation.sale and f"s{folder.expectation.sale}", listed=False),
)
