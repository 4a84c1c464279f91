"""Words by which channels are told, from the lists beside this file, apart from those under a negation."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from einclusion.data import own
from einclusion.text.lexicon import Lexicon, Match

_CLAUSE = re.compile(r"[.!?;:,\n–—()]+(?=\s|$)|\s[-–—]\s")
_BEFORE = 45
"""Characters before words within which a negation reaches them."""
_REMEMBERED = 8_000
"""Texts whose words are remembered: the pages of a site share menus and footers."""
_ASIDE = frozenset({"not", "not-only", "closed", "own-helper"})


@cache
def _lexicon(name: str) -> Lexicon:
    lists = own(f"channels/{name}.yaml")
    return Lexicon.load(lists.get("words", lists))


@lru_cache(maxsize=_REMEMBERED)
def _matches(name: str, text: str) -> tuple[Match, ...]:
    return tuple(_lexicon(name).find(text, ""))


def said(text: str, *groups: str, name: str = "words") -> list[Match]:
    """Words of those groups in the text, in all languages, in its order."""
    found = _matches(name, text)
    return [match for match in found if match.group in groups] if found else []


@lru_cache(maxsize=_REMEMBERED)
def _affirmed(text: str) -> tuple[Match, ...]:
    found = _matches("words", text)
    aside = [match for match in found if match.group in _ASIDE]
    if not aside:
        return found
    return tuple(match for match in found if match.group in _ASIDE or not _denied(text, match, aside))


def affirmed(text: str, *groups: str) -> list[Match]:
    """The same without what the text says there is not."""
    found = _affirmed(text)
    return [match for match in found if match.group in groups] if found else []


def _denied(text: str, match: Match, aside: list[Match]) -> bool:
    start = max((mark.end() for mark in _CLAUSE.finditer(text, 0, match.start)), default=0)
    following = _CLAUSE.search(text, match.end)
    end = following.start() if following else len(text)
    for other in aside:
        if other.group == "closed" and match.start < other.start and other.end > match.end - 1 and other.end <= end:
            return True
        before = max(start, match.start - _BEFORE) <= other.start and other.end <= match.start
        if other.group == "own-helper" and before and match.group == "help":
            return True
        if other.group == "not" and before and not _softened(other, aside):
            return True
    return False


def _softened(negation: Match, aside: list[Match]) -> bool:
    return any(one.group == "not-only" and one.start <= negation.start < one.end for one in aside)
