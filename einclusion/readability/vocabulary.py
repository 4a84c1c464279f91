"""What is known of each word of a language, worked out once a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from einclusion.data import beside
from einclusion.readability.frequency import RAREST, frequencies, spoken

_VOWELS = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûüœæ]+")
_SHORTEST_NOUN = 6
_COMPOUND = 8
"""Letters from which a word may be two."""
LONGEST = 80
"""Letters above which nothing is a compound that people write."""
_USUAL = 3.0
"""Zipf value from which a word counts as a part of a compound."""
_LEAST_PART = 3
"""Letters of a part of a compound."""
_LINKS = {"nl": ("", "s", "en"), "de": ("", "s", "es", "n", "en")}
"""Letters between the parts of a compound."""
_REMEMBERED = 100_000
"""Words kept by heart, a language."""
_UNSPOKEN = frozenset({"de"})
"""Languages whose list of subtitles is of no use: it lacks nouns, which German writes with a capital."""
_UNHEARD = 0.5
"""Zipf value of a word that nobody says in films."""


class Word(NamedTuple):
    """One word of a language."""

    key: str
    """The word in lower case."""
    group: str
    """What it does in the sentence, where it carries grammar rather than meaning."""
    number: bool
    """Whether it is a number or an address."""
    letters: int
    syllables: int
    zipf: float
    """How often people write it."""
    said: float
    """How often people say it."""
    compound: bool
    nominal: bool
    """Whether its ending makes a noun of an action or a quality."""
    capital: bool
    cefr: float
    """Level at which learners meet it, 1 to 6; 0 where that is not known. Only English has such a list."""


class Vocabulary:
    """The words of one language; takes a fraction of a second to load."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._zipf = frequencies(language)
        self._said = self._zipf if language in _UNSPOKEN else spoken(language)
        self._groups = _groups(language)
        self._endings = tuple(beside(__file__, "endings.yaml")[language])
        self._known: dict[str, Word] = {}
        self._learners = _learners(language)

    def word(self, written: str) -> Word:
        """What is known of the word."""
        found = self._known.get(written)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[written] = self._learnt(written)
        return found

    def _learnt(self, written: str) -> Word:
        key = written.lower()
        folded = written.casefold()
        group = self._groups.get(written) or self._groups.get(key, "")
        zipf = _of(self._zipf, folded, RAREST)
        return Word(
            key=key,
            group=group,
            number=any(letter.isdigit() for letter in key) or "@" in key or key.startswith(("http:", "https:", "www.")),
            letters=len(key),
            syllables=max(1, len(_VOWELS.findall(key))),
            zipf=zipf,
            said=zipf if self.language in _UNSPOKEN else _of(self._said, key, _UNHEARD),
            compound=not group and self._is_compound(folded),
            nominal=not group and len(key) >= _SHORTEST_NOUN and key.endswith(self._endings),
            capital=written[:1].isupper(),
            cefr=0.0 if group else self._learners(key) or 0.0,
        )

    def _is_compound(self, key: str) -> bool:
        links = _LINKS.get(self.language, ())
        if not links or not _COMPOUND <= len(key) <= LONGEST:
            return False
        return any(
            self._zipf.get(key[cut:], 0) >= _USUAL
            and any(
                key[:cut].endswith(link) and self._zipf.get(key[: cut - len(link)], 0) >= _USUAL
                for link in links
                if cut - len(link) >= _LEAST_PART
            )
            for cut in range(_LEAST_PART, len(key) - _LEAST_PART + 1)
        )


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, loaded when first asked for."""
    return Vocabulary(language)


def _learners(language: str) -> Callable[[str], float | None]:
    """Says a word's level, where the language has such a list."""
    if language != "en":
        return lambda key: None
    from cefrpy import CEFRAnalyzer

    known = CEFRAnalyzer()

    def level(key: str) -> float | None:
        if not (key.isascii() and key.isalpha()):
            return None
        try:
            return known.get_average_word_level_float(key)  # type: ignore[no-any-return]
        except IndexError:  # the package looks beyond its table for words that would stand after the last one
            return None

    return level


def _of(table: dict[str, float], key: str, least: float) -> float:
    found = table.get(key)
    if found is None and "-" in key:
        found = min((table.get(part, least) for part in key.split("-") if part), default=least)
    return least if found is None else found


def _groups(language: str) -> dict[str, str]:
    groups: dict[str, str] = {}
    for group, words in beside(__file__, "small_words.yaml")[language].items():
        for word in words.split():
            groups.setdefault(word, group)
    return groups
