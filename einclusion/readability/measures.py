"""What is measured of a sentence or a text: shares and means only, so that one sentence and a long page compare.

No measure is a longest or a rarest one: a page has more of those than a sentence, whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import log
from typing import NamedTuple

from einclusion.data import beside
from einclusion.readability.tokens import tokens
from einclusion.readability.vocabulary import Vocabulary, Word, vocabulary

_RARE = (2.5, 3.0, 3.5, 4.0, 4.5)
"""Zipf values below which words are counted as rare."""
_LONG = (7, 10, 13)
"""Letters from which words are counted as long."""
_SYLLABLES = 3
_BEYOND = (8, 12, 18, 26)
"""Words in a sentence beyond which its length is counted apart: ten words more weigh less in a long one."""
_GRADED = {"cefr4": 4, "cefr5": 5}
_GAP = 2.0
_MARKS = {"commas": ",;", "brackets": "([", "dashes": "–—"}
_MOST_MARKS = 4
_USUAL = 4.5
"""Mean that a text without any content word is given."""
_REMEMBERED = 200_000
_EVERY = (
    *("running", "letters", "syllables", "zipf", "said", "syl3", "number", "names", "nouns"),
    *(f"long{least}" for least in _LONG),
)
_CONTENT = ("content letters", "content syllables", "content zipf", "content said", "gap")
"""Means over the words that carry meaning."""
_AMONG_CONTENT = (*(f"rare{most}" for most in _RARE), *_GRADED, "graded")
"""Shares among them."""


class Counts(NamedTuple):
    """One sentence counted."""

    words: int
    sums: tuple[float, ...]
    """Sum over the words of each column."""
    marks: tuple[int, ...]
    """Punctuation marks of each kind."""


@cache
def _columns() -> tuple[str, ...]:
    groups = sorted({group for groups in beside(__file__, "small_words.yaml").values() for group in groups})
    of = (f"of {group}" for group in groups)
    return (*_EVERY, "content", *_CONTENT, *_AMONG_CONTENT, "cefr", "compounds", "nominal", *of)


def counted(sentence: str, language: str) -> Counts:
    """The sentence counted."""
    known = vocabulary(language)
    found = tokens(sentence, language)
    shouted = sentence.isupper()
    rows = [_row(known, word, place > 0 and not shouted) for place, word in enumerate(found)]
    sums = tuple(map(sum, zip(*rows, strict=True)))
    return Counts(len(found), sums, tuple(sum(map(sentence.count, kind)) for kind in _MARKS.values()))


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
        "content syllables": word.syllables,
        "content zipf": word.zipf,
        "content said": word.said,
        "gap": max(-_GAP, min(_GAP, word.zipf - word.said)),
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
    return {**_lengths(held), **_punctuation(held), **_means(total, sum(sentence.words for sentence in held))}


def _lengths(held: list[Counts]) -> dict[str, float]:
    lengths = [sentence.words for sentence in held]
    every = sum(lengths)
    return {
        "length": log(every / len(lengths)),
        "mean log length": sum(map(log, lengths)) / len(lengths),
        **{f"beyond {most}": sum(n * log(n / most) for n in lengths if n > most) / every for most in _BEYOND},
    }


def _punctuation(held: list[Counts]) -> dict[str, float]:
    marks = dict(zip(_MARKS, map(sum, zip(*(sentence.marks for sentence in held), strict=True)), strict=True))
    every = sum(sentence.words for sentence in held)
    each = {f"{kind} a sentence": min(_MOST_MARKS, count / len(held)) for kind, count in marks.items()}
    return {**each, "commas a word": marks["commas"] / every}


def _means(total: dict[str, float], every: int) -> dict[str, float]:
    running, content = max(1.0, total["running"]), total["content"]
    absent = {name: 0.0 if name == "gap" else _USUAL for name in _CONTENT}
    return {
        **{name: value / running for name, value in total.items()},
        **{name: total[name] / content if content else absent[name] for name in _CONTENT},
        **{name: total[name] / max(1.0, content) for name in _AMONG_CONTENT},
        "cefr": total["cefr"] / total["graded"] if total["graded"] else 0.0,
        "numbers": total["number"] / every,
    }
