"""How contracts look."""

from __future__ import annotations

from retain.domain.folders import ContractFolder
from retain.render.columns import Column, amount

_C: type[Column[ContractFolder]] = Column
CONTRACT = (
    _C("code", lambda folder: folder.course.contract.code),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("title", lambda folder: folder.course.contract.title, cut=True),
    _C("number", lambda folder: folder.course.contract.number, spare=2),
    _C("state", lambda folder: folder.state, told=False),
    _C("starts_on", lambda folder: folder.course.contract.starts_on, listed=False),
    _C("ends_on", lambda folder: folder.ends_on, spare=1),
    _C("decision_on", lambda folder: folder.decision_on, told=False),
    _C("value", lambda folder: amount(folder.course.contract.value), right=True),
    _C("notice_days", lambda folder: folder.course.contract.notice_days or None, listed=False),
    _C("auto_renews", lambda folder: folder.course.contract.auto_renews, listed=False),
    _C("price_on", lambda folder: folder.course.contract.price_on, listed=False),
    _C("invoiced", lambda folder: folder.course.contract.invoiced, listed=False),
    _C("signed_on", lambda folder: folder.course.contract.signed_on, listed=False),
    _C("months", lambda folder: folder.course.silence.months, listed=False, told=False),
    _C("silent_months", lambda folder: folder.course.silence.silent, listed=False, told=False),
    _C("silent_share", lambda folder: folder.course.silence.share, right=True, spare=3, told=False),
    _C("proofs", lambda folder: folder.course.proofs, right=True, spare=4, told=False),
    _C("ended", lambda folder: folder.course.contract.ended, listed=False),
    _C("ended_on", lambda folder: folder.course.contract.ended_on, listed=False),
    _C("because", lambda folder: folder.course.contract.because, listed=False),
    _C("renewed_from", lambda folder: _code(folder.course.contract.renewed_from), listed=False),
)


def _code(number: int | None) -> str | None:
    return f"k{number}" if number else None
