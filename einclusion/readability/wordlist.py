"""Lists of words and phrases with their inflected forms, and where a text holds one of them.

Data are YAML files, one for each language: `endings` (sets of endings by name), `groups` of entries with their source.
In an entry `(a|b|)` is a choice, also inside a word; `~name` stands for the endings of that name; ` … ` for up to
six words that no punctuation mark interrupts. `ordinary` lists phrases in which a word of the list means another thing.
An entry with a capital is found with a capital only; one without is found with a capital only where a sentence begins,
since elsewhere it is a name or, in German, a noun.

All forms are written out when a list is first used (some 10 ms), and a text is looked through once, word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*'?|[^\w\s]")
_WORD = re.compile(r"\w")
_ENDING = re.compile(r"~(\w+)")
_CHOICE = re.compile(r"\(([^()]*)\)")
_FOLDED = str.maketrans({**dict.fromkeys("’ʼ`´", "'"), **dict.fromkeys("‐‑", "-")})
_GAP = "…"
_MOST_BETWEEN = 6
_REMEMBERED = 2_048
"""Texts whose words are remembered: several lists look through the same sentences."""


class Entry(Struct, frozen=True):
    """A word or phrase of a list."""

    phrase: str
    """As the list has it."""
    value: Any
    """What the list says of it; none for a phrase in which a word is meant otherwise."""
    form: tuple[str, ...]
    """The words of one form of it, in lower case."""


class Hit(Struct, frozen=True, kw_only=True):
    """A word or phrase found in a text."""

    phrase: str
    """As the list has it."""
    value: Any
    """What the list says of it."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""


class WordList:
    """The entries of one language, by the first word of each form."""

    _made: dict[int, WordList] = {}

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data  # kept, or its identity could become that of other data
        self.size = sum(len(group["words"]) for group in data["groups"])
        self._endings: Mapping[str, str] = data.get("endings", {})
        self._alone: dict[str, list[tuple[int, Entry]]] = {}
        self._pairs: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
        self._count = 0
        for phrase in data.get("ordinary", []):
            self._add(phrase, None)
        for group in data["groups"]:
            for phrase, value in group["words"].items():
                self._add(phrase, value)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> WordList:
        """The list that the data of one language make; the same data give the same list."""
        return cls._made.get(id(data)) or cls._made.setdefault(id(data), cls(data))

    def find(self, text: str) -> Iterator[Hit]:
        """What of the list the text holds, in order; the longest at each place, none within what is meant otherwise."""
        tokens = _tokens(text)
        head = next((index for index, (word, _, _) in enumerate(tokens) if _WORD.match(word)), 0)
        found = [
            (index, -end, number, entry)
            for index, (word, start, _) in enumerate(tokens)
            for number, entry in self._begun(word, tokens[index + 1][0] if index + 1 < len(tokens) else "")
            if _written(entry, text[start], index <= head) and (end := _matched(entry.form, tokens, index))
        ]
        if not found:
            return
        found.sort(key=lambda hit: hit[:3])
        meant = [(start, -end) for start, end, _, entry in found if entry.value is None]
        done = 0
        for start, minus, _, entry in found:
            within = any(first <= start and -minus <= last for first, last in meant)
            if entry.value is not None and start >= done and not within:
                done = -minus
                yield Hit(phrase=entry.phrase, value=entry.value, start=tokens[start][1], end=tokens[done - 1][2])

    def _begun(self, word: str, following: str) -> tuple[tuple[int, Entry], ...]:
        """Entries that may begin with these two words."""
        return (*self._alone.get(word, ()), *self._pairs.get((word, following), ()))

    def _add(self, phrase: str, value: Any) -> None:
        for form in forms(phrase, self._endings):
            words = tuple(_TOKEN.findall(form.translate(_FOLDED).lower()))
            entry = (self._count, Entry(phrase, value, words))
            self._count += 1
            if len(words) == 1 or words[1] == _GAP:
                self._alone.setdefault(words[0], []).append(entry)
            else:
                self._pairs.setdefault((words[0], words[1]), []).append(entry)


@lru_cache(_REMEMBERED)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """Words and marks in small letters, with where each begins and ends."""
    return tuple((match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(text.translate(_FOLDED)))


def _written(entry: Entry, letter: str, begins: bool) -> bool:
    """Whether its first letter is as it should be; `begins` at the first word, be it after a quotation mark or dash."""
    if entry.value is None or not letter.isalpha():
        return True
    return letter.isupper() if entry.phrase.lstrip("(")[0].isupper() else begins or letter.islower()


def forms(phrase: str, endings: Mapping[str, str]) -> Iterator[str]:
    """All forms of a phrase, each once. Raises KeyError for endings that have no such name."""
    whole = _ENDING.sub(lambda match: f"({endings[match[1]]})", phrase)
    yield from dict.fromkeys(" ".join(form.split()) for form in _chosen(whole))


def _chosen(phrase: str) -> Iterator[str]:
    """The phrase with each way to choose, innermost brackets first."""
    if not (choice := _CHOICE.search(phrase)):
        yield phrase
        return
    for chosen in choice[1].split("|"):
        yield from _chosen(phrase[: choice.start()] + chosen + phrase[choice.end() :])


def _matched(form: tuple[str, ...], tokens: Sequence[tuple[str, int, int]], index: int) -> int:
    """The place after the form where it begins at `index`; 0 where it doesn't."""
    place = index
    for number, word in enumerate(form):
        if word == _GAP:
            return _after_gap(form[number + 1 :], tokens, place)
        if place >= len(tokens) or tokens[place][0] != word:
            return 0
        place += 1
    return place


def _after_gap(rest: tuple[str, ...], tokens: Sequence[tuple[str, int, int]], place: int) -> int:
    for start in range(place, min(place + _MOST_BETWEEN + 1, len(tokens))):
        if end := _matched(rest, tokens, start):
            return end
        if not _WORD.match(tokens[start][0]):
            return 0
    return 0
