"""What a few words are about, and whether a text is about the same: as far as words and plain themes can tell. Pure.

Two words meet where one holds the other's stem, so that endings and compounds don't keep them apart. A theme is a list
of words in four languages; a title contradicts a text where both are plainly about themes that have nothing to do with
each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from einclusion.data import beside

_WORD = re.compile(r"[^\W_]+(?:[.:][^\W_]+)*")
_STEM = 4
"""Letters that two words must begin with to meet."""
_SAME = 0.6
"""Share of the longer word that its common beginning with the other must make up."""
_INSIDE = 5
"""Letters of a word that may stand anywhere in another one, as in compounds."""
_MOST = 4_000
"""Words of a text that are looked at."""


class Theme(Struct, frozen=True, kw_only=True):
    """What a text can be about."""

    name: str
    """Its key in `themes.yaml`."""
    words: re.Pattern[str]
    """What tells of it in a text."""
    near: frozenset[str]
    """Themes that it does not contradict, itself included."""


@lru_cache(2_000)
def folded(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def small_words(language: str = "") -> frozenset[str]:
    """Words without a subject in one of our languages; in all four where it is another."""
    lists: dict[str, str] = beside(__file__, "small_words.yaml")
    chosen = [lists[language]] if language in lists else list(lists.values())
    return frozenset(folded(word) for one in chosen for word in one.split())


def telling(text: str, language: str = "") -> list[str]:
    """The words that say what a text is about, folded, each once, in order; numbers alone are none."""
    small = small_words(language[:2])
    found = (word for word in _WORD.findall(folded(text))[:_MOST] if word not in small)
    return list(dict.fromkeys(word for word in found if len(word) > 1 and not word.isdigit()))


def meets(word: str, others: Iterable[str]) -> bool:
    """Whether one of the other words has the same stem, or holds the word, or is held by it."""
    return any(_meet(word, other) for other in others)


def _meet(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _INSIDE and short in long:
        return True
    common = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return common >= _STEM and common >= len(long) * _SAME


@cache
def themes() -> dict[str, Theme]:
    """All themes by name."""
    made = {}
    data: dict[str, dict[str, Any]] = beside(__file__, "themes.yaml")
    for name, entry in data.items():
        words = [_pattern(word) for word in str(entry["words"]).split()]
        given = [*words, *entry.get("patterns", [])]
        near = {name, *entry.get("near", []), *(other for other, one in data.items() if name in one.get("near", []))}
        pattern = re.compile("|".join(f"(?:{one})" for one in given), re.IGNORECASE)
        made[name] = Theme(name=name, words=pattern, near=frozenset(near))
    return made


def _pattern(word: str) -> str:
    if word.startswith("="):
        return rf"\b{re.escape(folded(word[1:]))}\b"
    return rf"\b{re.escape(folded(word))}\w*"


@lru_cache(2_000)
def themes_in(text: str) -> Mapping[str, int]:
    """How many different words each theme that a text tells of has in it."""
    plain = folded(text)
    counts = {name: len(set(theme.words.findall(plain))) for name, theme in themes().items()}
    return {name: count for name, count in counts.items() if count}


def shares_theme(one: str, other: str) -> bool:
    """Whether two texts tell of the same theme; cheapest where the shorter one is the first."""
    plain = folded(other)
    return any(themes()[name].words.search(plain) for name in themes_in(one))


def contradicts(title: str, text: str, language: str = "") -> bool:
    """Whether all words of a title belong to themes that have nothing to do with what the text is plainly about."""
    words = telling(title, language)
    own = [set(themes_in(word)) for word in words]
    if not words or not all(own):
        return False
    of_title = set().union(*own)
    of_text = themes_in(text)
    allowed = set().union(*(themes()[name].near for name in of_title))
    plain = [name for name, count in of_text.items() if count >= 2]
    return bool(plain) and not of_text.keys() & allowed
