"""Competitors named in news."""

from __future__ import annotations

import pytest

from retain.domain.news import News
from retain.domain.rivals import named
from tests.factories import TODAY

RIVALS = ("Acme", "Pargeter Facilities", "Müller", "")


@pytest.mark.parametrize(
    ("text", "product", "link", "found"),
    [
        ("what ACME's new pump does", None, None, ["Acme"]),
        ("a pump", "Acme pump", None, ["Acme"]),
        ("a pump", None, "https://www.acme.example/pumps", ["Acme"]),
        ("pargeter facilities wins a tender", None, None, ["Pargeter Facilities"]),
        ("see here", None, "https://pargeterfacilities.example", ["Pargeter Facilities"]),
        ("Muller and acme merge", None, None, ["Acme", "Müller"]),
        ("Pargeter and other facilities", None, None, []),
        ("acmes of quality", "placme", "https://pacme.example", []),
    ],
)
def test_whole_names_in_text_product_or_link(
    text: str, product: str | None, link: str | None, found: list[str]
) -> None:
    assert named(News(text, "article", TODAY, link=link, product=product), RIVALS) == found
