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

_RARE = (2.5, 3.0, 3.5, 4.0, 4.5, 5.0)
_LONG = (7, 10, 13)
_GAP = 2.0
_MARKS = {"commas": ",;", "brackets": "([", "colons": ":", "dashes": "–—", "questions": "?"}
_MOST_MARKS = 4
_USUAL = 4.5
"""Zipf value that a text without any content word is given."""


class Counts(NamedTuple):
    """One sentence counted."""

    words: int
    sums: tuple[float, ...]
    """Sum over the words of each column in `COLUMNS`."""
    marks: tuple[int, ...]
    """Punctuation marks of each kind in `_MARKS`."""


@cache
def _group_names() -> tuple[str, ...]:
    return tuple(sorted({group for groups in beside(__file__, "small_words.yaml").values() for group in groups}))


@cache
def _columns() -> tuple[str, ...]:
    every = ("running", "letters", "syllables", "zipf", "said", *(f"long{least}" for least in _LONG), "syl3", "number")
    content = ("content", "content letters", "content zipf", "content said", "gap", "compounds", "nominal", "names")
    return (*every, *content, *(f"rare{most}" for most in _RARE), *(f"of {name}" for name in _group_names()))


def counted(sentence: str, language: str) -> Counts:
    """The sentence counted."""
    known = vocabulary(language)
    found = tokens(sentence, language)
    shouted = sentence.isupper()
    rows = [_row(known, word, place > 0 and not shouted) for place, word in enumerate(found)]
    sums = tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * len(_columns())
    marks = tuple(sum(map(sentence.count, kind)) for kind in _MARKS.values())
    return Counts(len(found), sums, marks)


_rows: dict[tuple[str, str, bool], tuple[float, ...]] = {}


def _row(known: Vocabulary, written: str, inside: bool) -> tuple[float, ...]:
    key = (known.language, written, inside)
    found = _rows.get(key)
    if found is None:
        if len(_rows) > 200_000:
            _rows.clear()
        found = _rows[key] = _made(known.word(written), name=inside and known.language != "de")
    return found


def _made(word: Word, name: bool) -> tuple[float, ...]:
    if word.number:
        return tuple(float(column == "number") for column in _columns())
    name = name and word.capital and not word.group
    content = not word.group and not name
    row: dict[str, float] = {
        "running": 1,
        "letters": word.letters,
        "syllables": word.syllables,
        "zipf": word.zipf,
        "said": word.said,
        **{f"long{least}": word.letters >= least for least in _LONG},
        "syl3": word.syllables >= 3,
        "names": name,
    }
    if content:
        row |= {
            "content": 1,
            "content letters": word.letters,
            "content zipf": word.zipf,
            "content said": word.said,
            "gap": max(-_GAP, min(_GAP, word.zipf - word.said)),
            "compounds": word.compound,
            "nominal": word.nominal,
            **{f"rare{most}": word.zipf < most for most in _RARE},
        }
    if word.group:
        row[f"of {word.group}"] = 1
    return tuple(float(row.get(column, 0)) for column in _columns())


def measured(counts: Iterable[Counts]) -> dict[str, float]:
    """The measures of sentences taken together; empty where they hold no word."""
    held = [sentence for sentence in counts if sentence.words]
    if not held:
        return {}
    total = dict(zip(_columns(), map(sum, zip(*(sentence.sums for sentence in held), strict=True)), strict=True))
    marks = dict(zip(_MARKS, map(sum, zip(*(sentence.marks for sentence in held), strict=True)), strict=True))
    number = len(held)
    every = sum(sentence.words for sentence in held)
    running, content = max(1.0, total["running"]), total["content"]
    found = {"length": log(every / number), "numbers": total["number"] / every}
    found |= {f"{kind} a sentence": min(_MOST_MARKS, marks[kind] / number) for kind in marks}
    found["commas a word"] = marks["commas"] / every
    for name in _columns():
        if name.startswith(("content ", "gap")):
            found[name] = total[name] / content if content else (0.0 if name == "gap" else _USUAL)
        elif name.startswith("rare"):
            found[name] = total[name] / max(1.0, content)
        elif name not in ("running", "number"):
            found[name] = total[name] / running
    return found
