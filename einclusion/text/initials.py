"""Abbreviations in capitals, and whether a text gives their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from einclusion.data import beside

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(?<![\w.@/&'’+#\[-])[A-ZÄÖÜÉÈ]{2,6}(?![\w@/&+#]|[-.'’]\w)")
_QUOTE = r"[\"'“„«»”’‘\s]*"
_ROMAN = re.compile(r"[IVXLCM]+")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}$")
"""As in the Netherlands."""
_LEAST_COMPOUND = 7
"""Letters from which one word may be what an abbreviation stands for (Burgerservicenummer: BSN)."""
_SKIPPED, _SMALL = 3, 4
"""How many words an abbreviation may leave out between two of its letters, and how long these may be."""


def initials(text: str) -> Iterator[str]:
    """Abbreviations in capitals of a text, unless most of it stands in capitals; no Roman numbers, no postcodes."""
    shouted = [word for word in _WORD.findall(text) if len(word) > 1 and word.isupper()]
    if len(shouted) * 2 > len([word for word in _WORD.findall(text) if len(word) > 1]):
        return
    for found in _TOKEN.finditer(text):
        if not _ROMAN.fullmatch(found[0]) and not _POSTCODE.search(text, max(0, found.start() - 6), found.end()):
            yield found[0]


def tied(short: str, text: str) -> bool:
    """Whether a text gives an abbreviation its words: in brackets beside it, after a colon or by what it stands for."""
    sign = re.escape(short)
    return bool(
        re.search(rf"\b{sign}\s*\({_QUOTE}[^\W\d_]{{3,}}", text)
        or re.search(rf"[^\W\d_]{{3,}}[^.!?()]{{0,80}}\({_QUOTE}{sign}{_QUOTE}(?:\d[\d.]*\s*)?[);,]", text)
        or re.search(rf"\b{sign}\b\s*[:=–]\s*[^\W\d_]{{3,}}", text)
        or re.search(rf"\b{sign}\b[^.!?()]{{0,20}}\b(?:{_stands_for()}){_QUOTE}[^\W\d_]{{2,}}", text)
    )


@cache
def _stands_for() -> str:
    return "|".join(beside(__file__, "initials.yaml")["stands_for"].values())


def spelt(short: str, text: str) -> bool:
    """Whether a text has words that begin with an abbreviation's letters, side by side but for small words."""
    words = [word.lower() for word in _WORD.findall(text) if not (len(word) > 1 and word.isupper())]
    wanted = short.lower()
    return any(
        word[0] == wanted[0] and (_compound(wanted, word) or _from(wanted[1:], words, start + 1, word))
        for start, word in enumerate(words)
    )


def _from(rest: str, words: list[str], start: int, before: str) -> bool:
    """Whether the words from a place on, or the rest of the one before it, give these letters in turn."""
    if not rest:
        return True
    for place in range(start, min(start + _SKIPPED, len(words))):
        if any(len(one) > _SMALL for one in words[start:place]):
            break
        if words[place][0] == rest[0] and _from(rest[1:], words, place + 1, words[place]):
            return True
    inside = before.find(rest[0], 1) if len(before) >= _LEAST_COMPOUND else -1
    return inside > 0 and _from(rest[1:], words, start, before[inside:])


def _compound(wanted: str, word: str) -> bool:
    return len(word) >= _LEAST_COMPOUND and word[0] == wanted[0] and _subsequence(wanted[1:], word[1:])


def _subsequence(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
