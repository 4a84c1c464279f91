"""The reading level of a sentence or a text: 1 (A1) to 6 (C2), as learners of a language count it.

The level is a sum: each measure (`measures`) times its weight (`level.yaml`, written by `scripts/fit_readability.py`).
It says how hard the words and sentences are, not whether people with little schooling understand what is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, exp, sqrt
from typing import Any

from msgspec import Struct

from einclusion.data import beside
from einclusion.readability.measures import Counts, counted, measured

_BANDS = ("A1", "A2", "B1", "B2", "C1", "C2")
_LOWEST, _HIGHEST = 1.0, 6.0
_BEND = 0.5
"""Levels from either end of the scale within which steps get smaller, so that harder stays harder."""


class Level(Struct, frozen=True, kw_only=True):
    """How hard a text is to read."""

    score: float
    """Level from 1 (A1) to 6 (C2); above 3.5 a text is harder than B1."""
    low: float
    """Where the band of doubt begins."""
    high: float
    """Where the band of doubt ends."""
    words: int
    """Words that it rests on."""

    @property
    def band(self) -> str:
        """The levels that the band of doubt reaches over, such as `B1–B2`."""
        return "–".join(dict.fromkeys((cefr(self.low), cefr(self.high))))


def sentence_level(sentence: str, lang: str) -> float:
    """The level of one sentence from 1 to 6; of a few words it says little. Raises KeyError for another language."""
    return _score([counted(sentence, lang)], lang)


def text_score(sentences: Sequence[str], lang: str) -> float:
    """The level of sentences taken together, however few. Raises KeyError for another language."""
    return _score([counted(sentence, lang) for sentence in sentences], lang)


def text_level(sentences: Sequence[str], lang: str) -> Level | None:
    """The level of a text; None where it has too few words to tell. Raises KeyError for another language."""
    counts = [counted(sentence, lang) for sentence in sentences]
    words = sum(sentence.words for sentence in counts)
    data = _data()
    if words < data["least_words"]:
        return None
    score = _score(counts, lang)
    doubt = data["doubt"]["always"] + data["doubt"]["of_one_word"] / sqrt(words)
    return Level(score=score, low=max(_LOWEST, score - doubt), high=min(_HIGHEST, score + doubt), words=words)


def cefr(score: float) -> str:
    """Name of the level, A1 to C2: B1 reaches from 2.5 to 3.5."""
    return _BANDS[min(len(_BANDS), max(1, ceil(score - 0.5))) - 1]


def _data() -> Any:
    return beside(__file__, "level.yaml")


def _score(counts: Sequence[Counts], lang: str) -> float:
    model = _data()["languages"][lang]
    found = measured(counts)
    level = model["base"] + sum(weight * found.get(name, 0.0) for name, weight in model["weights"].items())
    return bent(float(level)) if found else _LOWEST


def bent(level: float) -> float:
    """The level brought within the scale; what was harder stays harder."""
    if level > _HIGHEST - _BEND:
        return _HIGHEST - _BEND * exp((_HIGHEST - _BEND - level) / _BEND)
    if level < _LOWEST + _BEND:
        return _LOWEST + _BEND * exp((level - _LOWEST - _BEND) / _BEND)
    return level
