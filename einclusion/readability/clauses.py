"""Subordinate clauses and asides of a sentence: how often its thought is interrupted or goes a step deeper. Pure.

Without a tagger only what words and commas show is counted, so a sentence may have more clauses than are found here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from einclusion.data import beside

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\d+|[^\w\s]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DASHES = re.compile(r"\s[–—]\s(?P<aside>[^–—;:]{8,120}?)\s[–—]\s|(?<=\w)—(?P<tight>[^—;:]{8,120}?)—(?=\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NEAR = 8
"""Tokens within which a negation limits what follows."""
_ASIDE = 3
"""Words from which what stands in brackets is a remark, and no abbreviation, number or name."""


class Opening(Struct, frozen=True):
    """What begins a subordinate clause in one language; `clauses.yaml` says what each set means."""

    always: frozenset[str]
    comma: frozenset[str]
    freely: frozenset[str]
    open: frozenset[str]
    before: frozenset[str]
    narrow: frozenset[str]
    subjects: frozenset[str]
    prepositions: frozenset[str]
    never_after: frozenset[str]
    limits: frozenset[str]
    unless: frozenset[str]


def asides(sentence: str) -> list[str]:
    """Remarks between brackets or between two dashes."""
    found = [match[1] for match in _BRACKETS.finditer(sentence) if _remarks(match[1])]
    between = (match["aside"] or match["tight"] for match in _DASHES.finditer(_BRACKETS.sub(" ", sentence)))
    return found + [text for text in between if _remarks(text)]


def _remarks(text: str) -> bool:
    """Whether it is a few words long, and not a file's format and size, a name or a date."""
    found = _WORD.findall(text)
    return len(found) >= _ASIDE and sum(word[0].islower() for word in found) * 3 >= len(found)


def openings(sentence: str, language: str) -> list[str]:
    """The words that begin its subordinate clauses, in order; those in remarks too, but for a remark's first word."""
    known, together = _known(language)
    plain = sentence.replace("’", "'").lower()
    tokens = _TOKEN.findall(together.sub(lambda match: "x " * len(match[0].split()), plain))
    return [token for place, token in enumerate(tokens) if _begins(tokens, place, known, language)]


def _begins(tokens: list[str], place: int, known: Opening, language: str) -> bool:
    token, former = tokens[place], tokens[place - 1] if place else ""
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    if former == "(" or "/" in (former, following):
        return False
    if token in known.always:
        return place > 0 or tokens[-1] != "?"
    if token in known.comma and former == ",":
        return True
    if token in known.narrow:
        return following in known.subjects
    if not former or former in known.never_after or not (former[0].isalpha() or former == ","):
        return False
    if token in known.freely:
        return not _limited(tokens[max(0, place - _NEAR) : place], known)
    if token not in known.open or following not in known.before:
        return False
    return language != "de" or former == "," or (former in known.prepositions and tokens[place - 2] == ",")


def _limited(earlier: list[str], known: Opening) -> bool:
    """Whether the words before turn it into `only`."""
    places = [place for place, token in enumerate(earlier) if token in known.limits]
    return bool(places) and not known.unless & set(earlier[places[-1] :])


@cache
def _known(language: str) -> tuple[Opening, re.Pattern[str]]:
    data: dict[str, Any] = beside(__file__, "clauses.yaml")[language]
    together = sorted(data["together"], key=len, reverse=True)
    opening = Opening(*(frozenset(data.get(name, "").split()) for name in Opening.__struct_fields__))
    return opening, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, together))})(?!\w)")
