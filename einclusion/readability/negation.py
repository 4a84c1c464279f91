"""Double negations: where a reader must turn a sentence round twice to know what holds. Pure, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

_FAR = 90
"""Characters within which a condition turns a negation round."""


class Patterns(Struct, frozen=True):
    """What is looked for in one language."""

    near: re.Pattern[str]
    """A negation and a word that denies too, side by side; or both in one phrase."""
    far: tuple[re.Pattern[str], re.Pattern[str]]
    """A negation, and a condition that turns it round: in this order, and in the other."""
    ordinary: re.Pattern[str]
    """What only looks like it."""


def double_negation(sentence: str, words: Mapping[str, Any]) -> str:
    """The words of the first double negation of a sentence; empty where there is none.

    `words` are those of its language, as `no-double-negation.yaml` holds them.
    """
    if id(words) not in _made:
        _made[id(words)] = (words, _patterns(words))
    _, patterns = _made[id(words)]
    text = patterns.ordinary.sub(lambda match: "·" * len(match[0]), sentence)
    if found := patterns.near.search(text):
        return sentence[found.start() : found.end()]
    for pattern in patterns.far:
        if found := pattern.search(text):
            return " … ".join(sentence[slice(*found.span(name))] for name in ("first", "second"))
    return ""


# The words are kept with what was made of them, or their identity could become that of others.
_made: dict[int, tuple[Mapping[str, Any], Patterns]] = {}


def _patterns(words: Mapping[str, Any]) -> Patterns:
    flags = re.IGNORECASE
    negative = re.sub(r"\|\s+", "|", words["negative"])
    whole = "|".join(words["whole"])
    near = rf"(?<!\w)(?:(?:{words['not']})\s+(?:{words['between']}\s+)?(?:{negative})|{whole})(?!\w)"
    no, condition = rf"(?<!\w)(?P<first>{words['no']})(?!\w)", rf"(?<!\w)(?P<second>{words['far']})(?!\w)"
    other = condition.replace("second", "first"), no.replace("first", "second")
    between = rf"(?:(?!\b(?:{words['apart']})\b).){{1,{_FAR}}}?"
    return Patterns(
        re.compile(near, flags),
        (re.compile(f"{no}{between}{condition}", flags), re.compile(f"{other[0]}{between}{other[1]}", flags)),
        re.compile(rf"(?<!\w)(?:{'|'.join(words['ordinary'])})(?!\w)", flags),
    )
