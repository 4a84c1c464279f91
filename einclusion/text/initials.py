"""Abbreviations in capitals, and whether a text says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(?<![\w.@/&'’+#-])[A-ZÄÖÜÉÈ]{2,6}(?![\w@/&+#]|[-.'’]\w)")
_ROMAN = re.compile(r"[IVXLCM]+")
_LEAST_COMPOUND = 7
"""Letters from which one word may be what an abbreviation stands for (Burgerservicenummer: BSN)."""
_SKIPPED = 3
"""Small words that an abbreviation may leave out between two of its letters."""


def initials(text: str) -> Iterator[str]:
    """Abbreviations in capitals of a text, unless most of it stands in capitals; Roman numbers are none."""
    shouted = [word for word in _WORD.findall(text) if len(word) > 1 and word.isupper()]
    if len(shouted) * 2 > len([word for word in _WORD.findall(text) if len(word) > 1]):
        return
    for found in _TOKEN.finditer(text):
        if not _ROMAN.fullmatch(found[0]):
            yield found[0]


def explained(short: str, text: str) -> bool:
    """Whether a text says what an abbreviation stands for: beside it, or with words that begin with its letters."""
    sign = re.escape(short)
    if re.search(rf"\b{sign}\s*\(\s*[^\W\d_]{{3,}}|[^\W\d_]{{3,}}[^.!?()]{{0,80}}\(\s*{sign}\s*\)", text):
        return True
    if re.search(rf"\b{sign}\b\s*[:=–]\s*[^\W\d_]{{3,}}", text):
        return True
    words = [word.lower() for word in _WORD.findall(text) if not (len(word) > 1 and word.isupper())]
    wanted = short.lower()
    return any(word[0] == wanted[0] and _spelt(wanted, words, start) for start, word in enumerate(words))


def _spelt(wanted: str, words: list[str], start: int) -> bool:
    """Whether the words from a place on begin with the letters in turn, compounds giving several."""
    return _compound(wanted, words[start]) or _from(wanted[1:], words, start + 1, words[start])


def _from(rest: str, words: list[str], start: int, before: str) -> bool:
    if not rest:
        return True
    for place in range(start, min(start + _SKIPPED, len(words))):
        word = words[place]
        if word[0] == rest[0] and _from(rest[1:], words, place + 1, word):
            return True
        if word[0] == rest[0] and _compound(rest, word):
            return True
    return len(before) >= _LEAST_COMPOUND and _subsequence(rest, before[1:])


def _compound(wanted: str, word: str) -> bool:
    return len(word) >= _LEAST_COMPOUND and word[0] == wanted[0] and _subsequence(wanted[1:], word[1:])


def _subsequence(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
