"""A brief fits one screen of 80 columns and 40 lines."""

from __future__ import annotations

from retain.render.brief import Line
from retain.render.brief_card import HEIGHT, card, fitted


def many(part: str, count: int, **fields: str) -> list[Line]:
    return [Line(part, f"{part} {number} {'x' * 200}", **fields) for number in range(count)]


EVERYTHING = [
    line
    for part in (
        "customer wants mind due do next also promised problem contract expect clock year reach person about service"
        " billing order rhythm pays ladder touches loyal cover mood tags fields dossier entry"
    ).split()
    for line in many(part, 1 if part in {"customer", "do", "next"} else 20)
]


def test_a_full_brief_is_40_lines_of_80_columns_at_most() -> None:
    lines = card(EVERYTHING, 80).plain.splitlines()
    assert len(lines) <= HEIGHT
    assert max(map(len, lines)) <= 80


def test_what_is_left_out_is_counted() -> None:
    rows = fitted(many("due", 9))
    assert [row[0].text[:5] for row in rows] == ["due 0", "due 1", "due 2", "due 3", "… and"]
    assert rows[-1][0].text == "… and 5 more"


def test_the_entries_give_way_before_what_is_due() -> None:
    rows = fitted([*many("due", 5), *many("person", 5), *many("entry", 8)], height=12)
    shown = [row[0].part for row in rows]
    assert (shown.count("due"), shown.count("person"), shown.count("entry")) == (5, 3, 4)


def test_lines_with_a_short_form_stand_side_by_side() -> None:
    clocks = [Line("clock", "long", "red", f"touch {n}/14") for n in (1, 2)]
    assert card([Line("customer", "Acme", "title"), *clocks], 80).plain.splitlines() == [
        "Acme",
        "clock    touch 1/14  touch 2/14",
    ]


def test_a_line_alone_is_told_in_full() -> None:
    assert (
        card([Line("order", "Mon 3 Nov: 12.00 lamps", short="3 Nov 12.00")], 80).plain
        == "order    Mon 3 Nov: 12.00 lamps"
    )


def test_where_one_row_is_left_of_many_it_stands_there_with_their_number() -> None:
    rows = fitted([*many("due", 5), *many("entry", 8)], height=2)
    assert [row[0].text[:14] for row in rows] == ["(1 of 5) due 0", "(1 of 8) entry"]


def test_a_full_screen_puts_the_touches_beside_the_ladder() -> None:
    standing = [Line("ladder", "trusted: asked", short="trusted"), Line("touches", "9 in 12 months", short="9 touches")]
    assert [len(row) for row in fitted([*standing, *many("entry", 8)], height=10)] == [1] * 10
    assert fitted([*standing, *many("entry", 8)], height=9)[0][-1].short == "9 touches"


def test_hostile_text_is_shown_harmless() -> None:
    assert "\x1b" not in card([Line("entry", "\x1b[31mred")], 80).plain
