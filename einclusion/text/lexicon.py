"""Phrase lists that rules look for.

Data, usually a YAML file beside the rule: `{language: {group: {source: …, phrases: […]}}}`. A phrase is plain text; in
it `*` stands for any ending of a word, `(…)?` for what may be left out, `(…|…)` for a choice, `…` for up to four words
of the same sentence. Capitals don't matter, accents do; kinds of apostrophe, hyphen and white space are one. A phrase
stands between word borders, and a hyphen is none: `mail` is not found in `e-mail`.

Only phrases whose first word stands at a place are tried there: 400 words cost some 0.2 ms, however many the phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\n\t", " "),
    }
)
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"\s*…\s*|\s+|\(|\)\?|\)|\||\*|[^\s…()|*]+")
_MADE: dict[str, str] = {"(": "(?:", ")?": ")?", ")": ")", "|": "|", "*": r"[\w-]*"}
_PREFIX = 3
"""Letters by which phrases that begin with `word*` are looked up."""
_REMEMBERED = 50_000
"""Words whose phrases are remembered."""


class Match(Struct, frozen=True):
    """A phrase found in a text."""

    group: str
    """Group of the phrase in the list."""
    phrase: str
    """The phrase as the list has it."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    text: str
    """The words found."""


class _Phrase(Struct):
    group: str
    text: str
    made: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Made when a text first holds its first word: of a thousand phrases a site needs a few dozen."""
        if self.made is None:
            self.made = _compile(self.text)
        return self.made


class _Phrases:
    """Phrases of one language, or of all, by the word they begin with."""

    def __init__(self, languages: Iterable[Mapping[str, Mapping[str, Any]]]) -> None:
        self.by_word: dict[str, list[_Phrase]] = {}
        self.by_prefix: dict[str, list[_Phrase]] = {}
        self.others: list[_Phrase] = []
        self._at: dict[str, tuple[_Phrase, ...]] = {}
        for groups in languages:
            for group, entry in groups.items():
                for text in entry["phrases"]:
                    self._add(_Phrase(group, text))

    def _add(self, phrase: _Phrase) -> None:
        for first in _first_words(phrase.text):
            if first.endswith("*") and len(first) > _PREFIX:
                self.by_prefix.setdefault(first[:_PREFIX], []).append(phrase)
            elif first and not first.endswith("*"):
                self.by_word.setdefault(first, []).append(phrase)
            else:
                self.others.append(phrase)

    def find(self, text: str) -> Iterator[tuple[_Phrase, int, int]]:
        """Every phrase at every place, overlaps included."""
        for word in _WORD.finditer(text):
            begun = self._at.get(word[0])
            for phrase in self._begun(word[0]) if begun is None else begun:
                if found := phrase.pattern.match(text, word.start()):
                    yield phrase, found.start(), found.end()
        for phrase in self.others:
            for found in phrase.pattern.finditer(text):
                yield phrase, found.start(), found.end()

    def _begun(self, word: str) -> tuple[_Phrase, ...]:
        """Phrases that may begin with the word, remembered: the pages of a site say the same words."""
        if len(self._at) >= _REMEMBERED:
            self._at.clear()
        letters = word.casefold()
        found = (*self.by_word.get(letters, ()), *self.by_prefix.get(letters[:_PREFIX], ()))
        return self._at.setdefault(word, found)


class Lexicon:
    """Phrase lists in several languages, made ready for searching one language at a time."""

    _loaded: dict[int, Lexicon] = {}

    def __init__(self, mapping: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        self._mapping = mapping
        self._languages: dict[str, _Phrases] = {}

    @classmethod
    def load(cls, mapping: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Lexicon:
        """The lexicon of a mapping; the same mapping gives the same lexicon."""
        lexicon = cls._loaded.get(id(mapping))
        if lexicon is None:
            lexicon = cls._loaded[id(mapping)] = cls(mapping)
        return lexicon

    def find(self, text: str, language: str) -> Iterator[Match]:
        """Phrases in order of place; of those in one group that overlap the first, then the longest.

        `language` is a code with or without a region; empty searches all languages, one without phrases finds nothing.
        Raises ValueError for a phrase that can't be read.
        """
        folded = text.translate(_FOLDED)
        found = {(phrase.group, start, -end): phrase for phrase, start, end in self._of(language[:2]).find(folded)}
        taken: dict[str, int] = {}
        for group, start, end in sorted(found, key=lambda place: (place[1], place[2], place[0])):
            if start >= taken.get(group, 0):
                taken[group] = -end
                yield Match(group, found[group, start, end].text, start, -end, text[start:-end])

    def _of(self, code: str) -> _Phrases:
        if code not in self._languages:
            self._languages[code] = _Phrases([self._mapping.get(code, {})] if code else self._mapping.values())
        return self._languages[code]


def _compile(phrase: str) -> re.Pattern[str]:
    parts = "".join(_part(part) for part in _MARKS.findall(phrase.strip().translate(_FOLDED)))
    try:
        return re.compile(rf"(?<!\w)(?<!\w-)(?:{parts})(?!\w)(?!-\w)", re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"phrase {phrase!r}: {error}") from error


def _part(part: str) -> str:
    if part in _MADE:
        return _MADE[part]
    if "…" in part:
        return r"\s+(?:[^\s.!?;]+\s+){0,4}?"
    return r"\s+" if part.isspace() else re.escape(part)


def _first_words(phrase: str) -> set[str]:
    """Words a phrase may begin with, `*` kept; an empty one where that can't be told."""
    phrase = phrase.strip().translate(_FOLDED).casefold()
    if found := re.match(r"\(([^()|]*)\)\?(.*)", phrase):
        return _first_words(found[1] + found[2]) | _first_words(found[2])
    if found := re.match(r"\(([^()]*)\)(?!\?)(.*)", phrase):
        return {word for choice in found[1].split("|") for word in _first_words(choice + found[2])}
    found = re.match(r"\w+\*?", phrase)
    return {found[0]} if found and phrase[found.end() : found.end() + 1] not in ("(", "|") else {""}
