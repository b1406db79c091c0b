"""People set aside: kept without loss, told again, put in order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.bystanders import Bystander, bystander, dropped, mark, quoted, united
from retain.domain.errors import Refused
from retain.domain.incoming import Met, Way, Who
from tests.factories import TODAY

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
WAYS = st.lists(
    st.builds(Way, st.sampled_from(["email", "phone"]), WORDS, st.sampled_from(["", "GB"]), st.none() | WORDS),
    max_size=3,
)
PEOPLE = st.builds(
    lambda name, company, external, ways, role, more, facts: Met(
        0,
        name,
        Who(external, company, next((way.raw for way in ways if way.way == "email"), "")),
        external,
        {"birthday": "--03-05", "no_contact": ("email", "call"), "added_on": TODAY} if more else {},
        {"role": role, "left_on": TODAY, "sponsor": True} if role else {},
        tuple(ways),
        tuple({"kind": "note", "text": text, "told_on": date(2020, 1, 2)} for text in facts),
    ),
    WORDS,
    st.just("") | WORDS,
    st.just("") | WORDS,
    WAYS,
    st.none() | WORDS,
    st.booleans(),
    st.lists(WORDS, max_size=2),
)


@given(PEOPLE)
def test_somebody_comes_back_as_the_file_named_them(met: Met) -> None:
    assert bystander(met, TODAY, "vcard", "phone.vcf").met == met


@given(PEOPLE)
def test_told_of_again_they_are_as_they_were(met: Met) -> None:
    held = united(bystander(met, TODAY, "vcard", "phone.vcf"), met, "phone.vcf")
    assert united(held, met, "again.vcf") == held
    assert mark(met) == held.mark


@given(PEOPLE)
def test_of_one_dropped_nothing_stays_but_what_tells_them(met: Met) -> None:
    held = bystander(met, TODAY, "vcard", "phone.vcf")
    gone = dropped(held, TODAY)
    assert (gone.said, gone.company, gone.file) == ("{}", "", "")
    assert (gone.mark, gone.external) == (held.mark, held.external)


def test_company_forms_and_case_tell_nobody_apart() -> None:
    assert mark(Met(1, "Ann HALE", Who("", "Dental Ltd."))) == mark(Met(2, "ann hale", Who("", "dental")))


@pytest.mark.parametrize(
    "said", ["", "[]", '{"x": 1}', '{"at": 7}', '{"fields": []}', '{"ways": [["email"]]}', '{"facts": [1]}',
             '{"ways": [["fax", "1", "", null]]}', '{"ways": {}}', '{"position": null}'],
)  # fmt: skip
def test_what_no_import_wrote_is_refused(said: str) -> None:
    with pytest.raises(Refused, match="can't be read"):
        Bystander("Ann", "ann | ", TODAY, said=said)


def test_a_name_is_needed() -> None:
    with pytest.raises(Refused, match="needs a name"):
        Bystander(" ", "", TODAY)


def test_a_name_is_typed_so_that_a_shell_reads_it_whole() -> None:
    assert quoted("Hale & Sons (York)") == '"Hale & Sons (York)"'
    assert quoted('The "$HOME" Co') == "'The \"$HOME\" Co'"
