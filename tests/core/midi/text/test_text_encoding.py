from __future__ import annotations

import pytest

from amt_core.midi.text.text_encoding import decode_text, encode_text, find_encoding

SAMPLES = [
    ("utf-8", "Größe|笛"), ("cp932", "ピアノ右手|ベース"), ("cp932", "ベース"), ("cp932", "右手"),
    ("cp1252", "Flöte – „Solo“|Piano d’étude"), ("latin-1", "Flûte à bec"), ("latin-1", "Größe"),
    ("gbk", "钢琴 右手|小提琴"), ("gbk", "钢琴"), ("cp1251", "Скрипка|Фортепиано"),
    ("cp1251", "Бас"), ("cp1252", "Café"), ("cp1252", "Gitarre für Anfänger"),
    ("cp1252", "São João"), ("cp1252", "Don’t"), ("utf-16", "Ноты|Größe"),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), SAMPLES)
def test_the_texts_of_a_file_are_read_in_the_encoding_they_have(encoding: str, text: str) -> None:
    names = text.split("|")
    raw = [name.encode(encoding) for name in names]
    found = find_encoding(raw)
    assert [decode_text(one, found) for one in raw] == names


@pytest.mark.parametrize("byte", [b"\x81", b"\xff\xfe\x00", b"\xe9\xe9\xe9\xe9", b"\x8f\x90"])
def test_bytes_of_no_encoding_are_still_some_text(byte: bytes) -> None:
    assert decode_text(byte, find_encoding([byte]))


def test_letters_that_the_encoding_lacks_are_written_in_utf_8() -> None:
    assert encode_text("Größe", "cp932") == "Größe".encode()
    assert encode_text("ギター", "cp932") == "ギター".encode("cp932")
    assert encode_text("\ud83c", "utf-8") == b"?"
