from __future__ import annotations

import pytest

from einclusion.text.mended import mended
from einclusion.text.vocabulary import KNOWN, MOST_WORDS, language_of, words_of


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("Bonne année", "nl", "fr"),
        ("Vul uw nummer in", "en", "nl"),
        ("A map of the streets", "fr", "en"),
        ("Das ist ein schöner Tag", "fr", "de"),
        ("Het gaat vandaag regenen", "nl", "nl"),
        ("Menu principal", "fr", "fr"),
        ("Paul put dire comment on tape", "fr", "fr"),
        ("Paul put dire comment on tape", "en", "en"),
        ("Vandaag", "en", ""),
        ("Vul uw nummer in", "la", ""),
        ("Newsletter Feedback Social Media", "de", ""),
        ("home contact news login", "nl", ""),
        ("Bonne annÃ©e", "nl", "fr"),
    ],
)
def test_few_words_tell_a_language(text: str, marked: str, expected: str) -> None:
    assert language_of(words_of(text), marked) == expected


@pytest.mark.parametrize("language", KNOWN)
def test_there_is_a_list_for_each_known_language(language: str) -> None:
    assert language_of(["de", "la", "in"], language) is not None


def test_long_texts_are_cut() -> None:
    assert len(words_of("one two " * 100)) == MOST_WORDS


@pytest.mark.parametrize(
    ("text", "meant"),
    [("cafÃ©", "café"), ("Nextâ€¦", "Next…"), ("café", "café"), ("plain", "plain"), ("Ã", "Ã"), ("日本", "日本")],
)
def test_text_is_mended(text: str, meant: str) -> None:
    assert mended(text) == meant
