"""What makes a sentence hard, in words: its length, and words that are rare, formal or nouns made of verbs."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from einclusion.readability.tokens import tokens
from einclusion.readability.vocabulary import Word, vocabulary

RARE = 3.5
"""Zipf value below which a word is rare: fewer than three in a million."""
_MOST_WORDS = 4
"""Words that a reason names."""
_NOUNS = 3
"""Nouns made of verbs and qualities from which a sentence has many."""


class Reason(Struct, frozen=True):
    """One thing that makes a sentence hard."""

    kind: str
    """`long`, `rare`, `formal` or `nouns`."""
    count: int
    """Words that it is about."""
    words: list[str] = []
    """Some of them, as written."""


def reasons(sentence: str, language: str, longest: float) -> list[Reason]:
    """What makes the sentence hard; `longest`: words from which it is long. Empty where nothing stands out."""
    known = vocabulary(language)
    found = tokens(sentence, language)
    read = [(written, known.word(written)) for written in found]
    names = {written for place, (written, word) in enumerate(read) if place and word.capital and language != "de"}
    groups = {
        "rare": [written for written, word in read if _rare(word) and written not in names],
        "formal": [written for written, word in read if word.group == "formal"],
        "nouns": [written for written, word in read if word.nominal],
    }
    return list(_told(len(found), longest, groups))


def _rare(word: Word) -> bool:
    return not word.group and not word.number and word.zipf < RARE and word.letters > _MOST_WORDS


def _told(length: int, longest: float, groups: dict[str, list[str]]) -> Iterator[Reason]:
    if length > longest:
        yield Reason("long", length)
    for kind, words in groups.items():
        different = list(dict.fromkeys(words))
        if len(different) >= (_NOUNS if kind == "nouns" else 1):
            yield Reason(kind, len(different), sorted(different, key=len, reverse=True)[:_MOST_WORDS])
