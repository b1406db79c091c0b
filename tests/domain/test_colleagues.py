"""A colleague has a name."""

from __future__ import annotations

import pytest

from retain.domain.colleagues import Colleague
from retain.domain.errors import Refused
from tests.factories import TODAY


def test_a_colleague_needs_a_name() -> None:
    with pytest.raises(Refused, match=r"^A colleague needs a name\.$") as refused:
        Colleague(" ", "", TODAY)
    assert refused.value.next_step == "retain colleague add NAME"
