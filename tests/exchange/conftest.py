"""Whom the files tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran


@pytest.fixture
def acme(retain: Callable[..., Ran]) -> Callable[..., Ran]:
    """The front door of a diary with Acme, and Dana Reed there."""
    retain("customer", "add", "Acme")
    retain("person", "add", "Dana Reed", "--at", "acme", "--email", "dana@acme.example")
    return retain
