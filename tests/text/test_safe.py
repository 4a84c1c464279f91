"""What pages say is harmless once it was cleaned."""

from __future__ import annotations

import json

import pytest

from einclusion.text.safe import clean, escaped, language, lines


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


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        *((" NL-be ", "nl-be"), ("zh-Hans-CN", "zh-hans-cn"), ("fil", "fil"), ("", ""), ("n", ""), ("nl_BE", "")),
        *(('"><script>', ""), ("nl" * 50_000, ""), ("x-evil", ""), ("\u0661\u0662", "")),
    ],
)
def test_a_language_is_one_or_nothing(text: str, tag: str) -> None:
    assert language(text) == tag


def test_json_says_the_same_without_what_terminals_obey() -> None:
    said = {"a\x9b": "\u202eb\u2028\x7f\ufeff", "é": "\x1b"}
    written = escaped(json.dumps(said, ensure_ascii=False))
    assert json.loads(written) == said
    assert all(letter.isprintable() for letter in written)
    assert "é" in written


def test_lines_stay_lines() -> None:
    assert lines("one\n  two\x1b[2J three\n\u202efour") == "one\n  two three\nfour"
    assert lines("x" * 5_000, 10) == "x" * 9 + "…"
