"""References to laws and articles in a sentence, and whether they interrupt it. Pure, by patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_REST = 5
"""Words behind a reference from which the sentence goes on after it."""
_HEAD = 3
"""Words before a reference with which a sentence begins."""
_TITLE = 4
"""Words that the title of a law takes there, since nothing tells where it ends."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def interrupting(sentence: str, words: Mapping[str, str]) -> str:
    """The first reference with the sentence going on after it; empty where none or where it stands at the end.

    `words` has the patterns `reference` and `title` of the sentence's language.
    """
    for match in _pattern(words["reference"], words["title"]).finditer(sentence):
        begins = len(_WORD.findall(sentence[: match.start()])) <= _HEAD
        rest = _WORD.findall(sentence[match.end("reference") if begins else match.end() :])
        if len(rest) >= (_REST + _TITLE if begins else _REST):
            return match["reference"].strip()
    return ""


@lru_cache(maxsize=8)
def _pattern(reference: str, title: str) -> re.Pattern[str]:
    either = re.sub(r"\s+\|", "|", reference.strip())
    return re.compile(rf"(?<![\w§])(?P<reference>{either}){title}")
