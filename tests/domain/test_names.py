"""Names as typed, folded, bare and clean."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.errors import Refused
from retain.domain.names import bare, clean, fold, short


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café  Ørsted", "cafe orsted"),
        ("STRASSE", "straße"),
        ("İstanbul", "istanbul"),
        (" Acme ", "acme"),
        ("ﬁne", "fine"),
        ("Łódź", "lodz"),
    ],
)
def test_case_accents_and_spaces_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Acme, Inc.", "acme"),
        ("Acme GmbH & Co. KG", "acme"),
        ("O'Brien Ltd", "obrien"),
        ("A.B. Food", "ab food"),
        ("Ltd", "ltd"),
        ("Smith-Jones", "smith jones"),
    ],
)
def test_a_bare_name_has_no_punctuation_and_no_company_form(name: str, same: str) -> None:
    assert bare(name) == same


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_a_clean_name_has_no_control_character_and_stays_itself(name: str) -> None:
    try:
        kept = clean(name, "customer")
    except Refused:
        assert any(unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} for one in name)
        return
    assert clean(kept, "customer") == kept
    assert fold(kept) == fold(name)


def test_a_long_name_is_cut_for_a_sentence() -> None:
    assert short("x" * 300) == "x" * 59 + "…"
    assert short("Acme") == "Acme"
