"""How a brief tells of contracts and expectations: in one line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.contracts import state
from retain.domain.dates import day_said, said
from retain.render.columns import amount

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.contracts import Course
    from retain.domain.expectations import Expectation


def contract_line(course: Course, today: date, currency: str) -> str:
    """A contract in one line: its end, its decision date, its value, its silence and the proofs of its value."""
    contract, silence = course.contract, course.silence
    ended = f"{contract.ended}, " if contract.ended and not contract.open_on(today) else ""
    parts = [
        " ".join(filter(None, (contract.title, contract.number))),
        f"{ended}ends {day_said(contract.end_by(today), today)}",
        f"decision {said(contract.decision_by(today), today)}" if not ended else "",
        "renews itself" if contract.auto_renews and not ended else "",
        f"{money.said(contract.value, currency)} a year" if contract.value else "",
        f"{silence.silent} of {silence.months} months silent ({silence.share} %)" if silence.months else "",
        _shown(course.proofs),
        f"price may change {day_said(contract.price_on, today)}"
        if contract.price_on and contract.price_on > today
        else "",
    ]
    return f"{'; '.join(filter(None, parts))} [{contract.code}]"


def _shown(proofs: int) -> str:
    return f"value shown {'once' if proofs == 1 else f'{proofs} times'}" if proofs else "value never shown"


def expectation_line(one: Expectation, today: date) -> str:
    """How they will know in one line: the test, what was explained, its result or the day of its review."""
    target = f" ({' '.join(filter(None, (one.metric, one.target)))})" if one.metric or one.target else ""
    test = f"{one.text}{target}" + (f"; unrealistic: {one.explained}" if one.unrealistic else "")
    if one.reviewed_on is None or one.open_on(today):
        return f"{test}; review {said(one.review_on, today)} [{one.code}]"
    found = f": {one.found}" if one.found else ""
    return f"{test}; {one.result} {day_said(one.reviewed_on, today)}{found} [{one.code}]"


def contract_json(course: Course, today: date) -> dict[str, Any]:
    """A contract as JSON, as of a day."""
    contract = course.contract
    return {
        "code": contract.code,
        "title": contract.title,
        "number": contract.number,
        "state": state(contract, today),
        "starts_on": contract.starts_on,
        "ends_on": contract.end_by(today),
        "decision_on": contract.decision_by(today),
        "auto_renews": contract.auto_renews,
        "price_on": contract.price_on,
        "value": amount(contract.value),
        "months": course.silence.months,
        "silent_months": course.silence.silent,
        "silent_share": course.silence.share,
        "proofs": course.proofs,
    }


def expectation_json(one: Expectation) -> dict[str, Any]:
    """An expectation as JSON."""
    return {
        "code": one.code,
        "text": one.text,
        "metric": one.metric,
        "target": one.target,
        "set_on": one.set_on,
        "review_on": one.review_on,
        "result": one.result,
        "reviewed_on": one.reviewed_on,
        "found": one.found,
        "unrealistic": one.unrealistic,
        "explained": one.explained,
    }
