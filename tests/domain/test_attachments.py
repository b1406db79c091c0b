"""Tags and fields of the rep's own, as typed."""

import pytest

from retain.domain.attachments import fields, tags
from retain.domain.errors import Misused, Refused


def test_tags_come_one_at_a_time_or_with_commas_and_each_once() -> None:
    assert tags(["golf, spring", "#x", "golf"]) == ("golf", "spring", "x")
    assert tags(None) == ()


def test_a_field_is_split_at_the_first_equals_sign() -> None:
    assert fields(["account manager = Lee", "sum=1=1", "gone="]) == (
        ("account manager", "Lee"),
        ("sum", "1=1"),
        ("gone", ""),
    )


@pytest.mark.parametrize("typed", ["colour", "=red", "a:b=c", 'a"b=c'])
def test_what_a_filter_could_not_name_is_no_field(typed: str) -> None:
    with pytest.raises(Misused):
        fields([typed])


def test_a_tag_is_one_line() -> None:
    with pytest.raises(Refused):
        tags(["a\nb"])
