"""What is measured of a sentence or a text: shares and means only, so that one sentence and a long page compare.

No measure is a longest or a rarest one: a page has more of those than a sentence, whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from einclusion.data import beside
from einclusion.readability.tokens import tokens
from einclusion.readability.vocabulary import Vocabulary, Word, vocabulary

_RARE = (3.0, 4.0)
"""Zipf values below which words are counted as rare."""
_LONG = (7, 10)
"""Letters from which words are counted as long."""
_SYLLABLES = 3
_MANY_SYLLABLES = 4
_OVER = 6
"""Letters of a word beyond which each further one counts."""
_BEYOND = (40, 70, 100, 150)
"""Letters of a sentence beyond which its length is counted apart: ten letters more weigh less in a long one."""
_GRADED = {"cefr4": 4, "cefr5": 5}
_LACKING = 5.0
"""Zipf value from which a word is so usual that it lacks nothing; what others lack is squared, so rare words tell."""
_MARKS = {"commas": ",;", "brackets": "([", "dashes": "–—"}
_MOST_MARKS = 4
_USUAL = 4.5
"""Mean that a text without any content word is given."""
_REMEMBERED = 200_000
_SENTENCES = 4_096
"""Sentences whose counts are remembered: several rules ask for the same, and pages of a site share many."""
_EVERY = (
    *("running", "letters", "syllables", "zipf", "said", "syl3", "number", "names", "nouns"),
    *(f"long{least}" for least in _LONG),
)
_CONTENT = ("content letters", "content zipf", "content said")
"""Means over the words that carry meaning."""
_AMONG_CONTENT = (
    *(f"rare{most}" for most in _RARE),
    *("letters over", "syl4", "zipf lack", "said lack"),
    *_GRADED,
    "graded",
)
"""Shares among them, and means of what most of them don't have."""


class Counts(NamedTuple):
    """One sentence counted."""

    words: int
    letters: int
    sums: tuple[float, ...]
    """Sum over the words of each column."""
    marks: tuple[int, ...]
    """Punctuation marks of each kind."""


@cache
def _columns() -> tuple[str, ...]:
    groups = sorted({group for groups in beside(__file__, "small_words.yaml").values() for group in groups})
    of = (f"of {group}" for group in groups)
    return (*_EVERY, "content", *_CONTENT, *_AMONG_CONTENT, "cefr", "compounds", "nominal", *of)


@lru_cache(_SENTENCES)
def counted(sentence: str, language: str) -> Counts:
    """The sentence counted."""
    known = vocabulary(language)
    found = tokens(sentence, language)
    shouted = sentence.isupper()
    rows = [_row(known, word, place > 0 and not shouted) for place, word in enumerate(found)]
    sums = tuple(map(sum, zip(*rows, strict=True)))
    marks = tuple(sum(map(sentence.count, kind)) for kind in _MARKS.values())
    return Counts(len(found), sum(map(len, found)), sums, marks)


_rows: dict[tuple[str, str, bool], tuple[float, ...]] = {}


def _row(known: Vocabulary, written: str, inside: bool) -> tuple[float, ...]:
    """The columns of a word; `inside` where a capital is none of a sentence's beginning."""
    key = (known.language, written, inside)
    found = _rows.get(key)
    if found is None:
        if len(_rows) >= _REMEMBERED:
            _rows.clear()
        values = _values(known.word(written), inside, known.language)
        found = _rows[key] = tuple(float(values.get(column, 0)) for column in _columns())
    return found


def _values(word: Word, inside: bool, language: str) -> dict[str, float]:
    if word.number:
        return {"number": 1}
    noun = inside and word.capital and not word.group
    name = noun and language != "de"
    return {
        "running": 1,
        "letters": word.letters,
        "syllables": word.syllables,
        "zipf": word.zipf,
        "said": word.said,
        "syl3": word.syllables >= _SYLLABLES,
        "names": name,
        "nouns": noun,
        f"of {word.group}": 1,
        **{f"long{least}": word.letters >= least for least in _LONG},
        **({} if word.group or name else _content(word)),
    }


def _content(word: Word) -> dict[str, float]:
    return {
        "content": 1,
        "content letters": word.letters,
        "content zipf": word.zipf,
        "content said": word.said,
        "letters over": max(0, word.letters - _OVER),
        "syl4": word.syllables >= _MANY_SYLLABLES,
        "zipf lack": max(0.0, _LACKING - word.zipf) ** 2,
        "said lack": max(0.0, _LACKING - word.said) ** 2,
        "graded": word.cefr > 0,
        "cefr": word.cefr,
        "compounds": word.compound,
        "nominal": word.nominal,
        **{name: word.cefr >= least for name, least in _GRADED.items()},
        **{f"rare{most}": word.zipf < most for most in _RARE},
    }


def measured(counts: Iterable[Counts]) -> dict[str, float]:
    """The measures of sentences taken together; empty where they hold no word."""
    held = [sentence for sentence in counts if sentence.words]
    if not held:
        return {}
    total: dict[str, float] = dict(
        zip(_columns(), map(sum, zip(*(sentence.sums for sentence in held), strict=True)), strict=True)
    )
    every = sum(sentence.words for sentence in held)
    return {**_lengths(held), **_punctuation(held), **_means(total, every), **_packed(total, every, len(held))}


def _lengths(held: list[Counts]) -> dict[str, float]:
    """Lengths of sentences, each counted as often as it has letters: how long the one is that a letter stands in."""
    lengths = [sentence.letters for sentence in held]
    every = sum(lengths)
    return {
        "log letters": sum(n * log(n) for n in lengths) / every,
        **{f"beyond {most}": sum(n * log(n / most) for n in lengths if n > most) / every for most in _BEYOND},
    }


def _packed(total: dict[str, float], every: int, sentences: int) -> dict[str, float]:
    """How densely rare words follow each other, however many small words there are."""
    return {
        "lack a word": total["zipf lack"] / every,
        "lack a sentence": total["zipf lack"] / sentences,
        "rare4.0 a sentence": total["rare4.0"] / sentences,
    }


def _punctuation(held: list[Counts]) -> dict[str, float]:
    marks = dict(zip(_MARKS, map(sum, zip(*(sentence.marks for sentence in held), strict=True)), strict=True))
    every = sum(sentence.words for sentence in held)
    each = {f"{kind} a sentence": min(_MOST_MARKS, count / len(held)) for kind, count in marks.items()}
    return {**each, "commas a word": marks["commas"] / every}


def _means(total: dict[str, float], every: int) -> dict[str, float]:
    running, content = max(1.0, total["running"]), total["content"]
    return {
        **{name: value / running for name, value in total.items()},
        **{name: total[name] / content if content else _USUAL for name in _CONTENT},
        **{name: total[name] / max(1.0, content) for name in _AMONG_CONTENT},
        "cefr": total["cefr"] / total["graded"] if total["graded"] else 0.0,
        "numbers": total["number"] / every,
    }
