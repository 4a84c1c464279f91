"""Words of a sentence as the level counts them: what an apostrophe leaves out of a word is a word by itself."""

from __future__ import annotations

import re

from einclusion.text.sentences import words

_APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''")
_ELIDED = re.compile(r"(?:lorsqu|puisqu|quoiqu|jusqu|qu|[ldnsjmtc])'(?=\w)", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(\w+?)(n't|'(?:s|re|ve|ll|d|m))", re.IGNORECASE)


def tokens(sentence: str, language: str) -> list[str]:
    """The words in order, as written."""
    found = words(sentence.translate(_APOSTROPHES))
    if language == "fr":
        return [part for word in found for part in _french(word)]
    if language == "en":
        return [part for word in found for part in _english(word)]
    return found


def _french(word: str) -> list[str]:
    """`l'article`: l, article; `peut-on`: peut, on."""
    if "'" not in word and "-" not in word:
        return [word]
    parts = []
    while elided := _ELIDED.match(word):
        parts.append(elided[0][:-1])
        word = word[elided.end() :]
    return [*parts, *filter(None, word.split("-"))]


def _english(word: str) -> list[str]:
    """`don't`: do, n't."""
    parts = _SHORT_FORM.fullmatch(word) if "'" in word else None
    return [parts[1], parts[2]] if parts else [word]
