"""What pages say is harmless once it was cleaned."""

from __future__ import annotations

import pytest

from einclusion.text.safe import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Uw gegevens", "Uw gegevens"),
        ("  a\n\tb\r\n c ", "a b c"),
        ("null\x00byte", "null byte"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x9b31mred", "31mred"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("família 👩\u200d👧", "família 👩\u200d👧"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("مرحبا", "مرحبا"),
        ("<script>", "<script>"),
        ("", ""),
    ],
)
def test_control_characters_and_overrides_are_gone(text: str, shown: str) -> None:
    assert clean(text, 80) == shown


def test_a_long_text_ends_in_an_ellipsis_within_the_limit() -> None:
    assert clean("word " * 20_000, 20) == "word word word word…"
    assert clean("x" * 100_000, 10) == "x" * 9 + "…"
    assert clean("exactly ten"[:10], 10) == "exactly te"


def test_a_text_that_is_only_control_characters_is_empty() -> None:
    assert clean("\x00\x01\u202e\u200f", 10) == ""
