"""Long compounds of Dutch and German: where they can be taken apart, by words that people use."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from einclusion.readability.vocabulary import LONGEST, vocabulary

_LINKS = {"nl": ("", "s", "en", "n", "e"), "de": ("", "s", "es", "n", "en", "er", "e")}
"""Letters between the parts of a compound, those that are there most often first."""
_LEAST = 4
"""Letters of a part."""
_USED = 3.0
"""Zipf value from which a word counts as a part."""
_MOST_PARTS = 4
_ENDINGS = frozenset(
    {"innen", "heden", "lichen", "liche", "licher", "liches", "lijke", "lijken", "baren", "schaft", "schaften"}
)
"""Endings of words that are words too: none is a part."""


@lru_cache(maxsize=20_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """The parts of a compound as it is written, links at the end of each; empty where it can't be taken apart for sure.

    Few parts win over many, and frequent ones over rare ones.
    """
    found = list(_splits(word.lower(), language, _MOST_PARTS)) if len(word) <= LONGEST else []
    if not found:
        return ()
    _, best = max(found, key=lambda row: (-len(row[1]), row[0]))
    places = [sum(map(len, best[:number])) for number in range(len(best) + 1)]
    return tuple(word[first:last] for first, last in pairwise(places))


def _splits(word: str, language: str, most: int) -> list[tuple[float, tuple[str, ...]]]:
    """Ways to take a word apart into two parts or more, each with the frequency of its rarest part."""
    found: list[tuple[float, tuple[str, ...]]] = []
    for cut in range(_LEAST, len(word) - _LEAST + 1):
        head = _head(word[:cut], language)
        if not head:
            continue
        tail = word[cut:]
        zipf = _zipf(tail, language)
        rest: list[tuple[float, tuple[str, ...]]] = [(zipf, (tail,))] if zipf >= _USED else []
        rest += _splits(tail, language, most - 1) if most > 2 and len(tail) >= 2 * _LEAST else []
        found += [(min(head, rarest), (word[:cut], *others)) for rarest, others in rest]
    return found


def _head(text: str, language: str) -> float:
    """How often people use the word that stands before another one, its link left out; 0 where it is none."""
    stems = (text[: len(text) - len(link)] for link in _LINKS[language] if text.endswith(link))
    zipf = max((_zipf(stem, language) for stem in stems if len(stem) >= _LEAST), default=0.0)
    return zipf if zipf >= _USED else 0.0


def _zipf(text: str, language: str) -> float:
    """How often people use a word; 0 for words of grammar, which are no parts."""
    word = vocabulary(language).word(text)
    return 0.0 if word.group or word.key in _ENDINGS else word.zipf
