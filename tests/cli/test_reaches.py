"""Ways of contact as typed."""

from __future__ import annotations

import pytest

from retain.cli.reaches import channels
from retain.domain.errors import Misused


def test_channels_are_kinds_of_contact_by_their_common_names() -> None:
    assert channels(["phone, Email", "text"]) == ("call", "email", "message")
    assert channels(["none"]) == ()
    assert channels(None) is None
    with pytest.raises(Misused):
        channels(["pigeon"])
