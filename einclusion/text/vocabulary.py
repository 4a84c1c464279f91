"""Which language a few words are in, by how often people use each word: where letters alone don't tell.

The lists of words come with pyspellchecker. One takes 0.4 to 1.3 s to read and is read when it is first needed, that of
the marked language before any other: mostly that is enough.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import log10

from einclusion.text.mended import mended

KNOWN = ("nl", "fr", "de", "en", "es", "it", "pt")
"""Languages that there are lists of words for."""
_OURS = ("nl", "fr", "de", "en")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 1e-7
"""Share of all words from which a word belongs to a language: below it are slips and foreign words."""
_UNSEEN = 2e-8
"""Share that a word has which a list lacks."""
MOST_WORDS = 60
"""Words of a text that are looked up at most."""
_EVIDENCE = 4.0
"""Powers of ten by which another language must be likelier."""
_COVERED = 0.75
"""Share of the words that must belong to the other language."""
_FREQUENT, _RARER = 5e-4, 50
"""Share from which a word is one that any sentence may have, and how much rarer it must be in the marked language:
names of things alone (home, news, login) travel between languages."""
_USUAL = -5.3
"""Mean power of ten of the words' shares from which they are at home in a language, whatever another one says."""


@cache
def _shares(language: str) -> dict[str, float]:
    raw = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(raw))
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items() if count >= total * _LEAST}


def words_of(text: str) -> list[str]:
    """The words that are looked up, in lower case."""
    return [word.lower() for word in _WORD.findall(mended(text))][:MOST_WORDS]


def language_of(words: list[str], marked: str) -> str:
    """The marked language where the words fit it, one of ours where they are plainly in that; empty where unclear."""
    if marked not in KNOWN or len(set(words)) < 2:
        return ""
    if _covered(words, marked) and _mean(words, marked) >= _USUAL:
        return marked
    likelier = {language: _evidence(words, language, marked) for language in _OURS if language != marked}
    found = max(likelier, key=lambda language: likelier[language])
    if likelier[found] >= _EVIDENCE and _covered(words, found) and _is_sentence(words, found, marked):
        return found
    return marked if _covered(words, marked) and likelier[found] < _EVIDENCE else ""


def _covered(words: list[str], language: str) -> bool:
    return sum(word in _shares(language) for word in words) >= len(words) * _COVERED


def _mean(words: list[str], language: str) -> float:
    return sum(log10(_shares(language).get(word, _UNSEEN)) for word in words) / len(words)


def _evidence(words: list[str], language: str, marked: str) -> float:
    """By how many powers of ten the words are likelier in one language than in the other."""
    return (_mean(words, language) - _mean(words, marked)) * len(words)


def _is_sentence(words: list[str], language: str, marked: str) -> bool:
    """Whether a frequent word is among them that the marked language lacks, or any, and all are of this one."""
    theirs, own = _shares(language), _shares(marked)
    frequent = [word for word in words if theirs.get(word, 0) >= _FREQUENT]
    if any(theirs[word] >= own.get(word, 0) * _RARER for word in frequent):
        return True
    return bool(frequent) and all(word in theirs for word in words) and any(word not in own for word in words)


def usual(word: str, languages: Iterable[str], share: float) -> bool:
    """Whether a word, in lower case, is one that people use in a language, at least in that share of all words."""
    return any(_shares(language).get(word, 0) >= share for language in languages if language in KNOWN)
