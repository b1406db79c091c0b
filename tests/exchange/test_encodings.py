"""In which encoding a file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import BadFile, Misused
from retain.exchange.encodings import detected, named

if TYPE_CHECKING:
    from pathlib import Path

WESTERN = "Company,City\nGarcía Hermanos,México\nMüller GmbH,Köln\nÅhlens AB,Malmö\nCafé Noir,Liège\n"
RUSSIAN = "Компания,Город\nГазпром,Москва\nЯндекс,Санкт-Петербург\n"  # noqa: RUF001 - its letters look like ours
JAPANESE = "会社,都市\nトヨタ自動車,豊田市\nソニー,東京\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "utf-32"),
        (WESTERN, "cp1252"),
        (WESTERN, "latin-1"),
        (WESTERN, "mac_roman"),
        (WESTERN, "cp850"),
        ("Company,City\nAcme,London\nMüller,Bonn\n", "cp1252"),
        ("Company,Amount\nMüller,€ 500\n", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_text_is_read_as_it_was_written(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    assert path.read_bytes().decode(detected(path)).removeprefix("\ufeff") == text


def test_a_stray_byte_far_down_is_found(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"Company,City\n" + b"Acme,Leeds\n" * 200_000 + "Müller,Köln\n".encode("cp1252"))
    assert detected(path) == "cp1252"


def test_binary_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(bytes(range(256)) * 8 + b"\0\0\0" * 200)
    with pytest.raises(BadFile, match="no text file"):
        detected(path)


@pytest.mark.parametrize("wrong", ["klingon", "", "rot13", "base64", "unicode_escape", "utf-7", "a b\0"])
def test_what_is_no_encoding_is_refused(wrong: str) -> None:
    with pytest.raises(Misused, match="no text encoding"):
        named(wrong)


def test_an_encoding_is_known_by_its_names() -> None:
    assert named("Windows-1252") == named("cp1252") == "cp1252"
