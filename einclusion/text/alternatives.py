"""Words that close every way but the web, and words that open another one, told apart from those under a negation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from einclusion.text.lexicon import Lexicon

_CLAUSE = re.compile(r"[.!?;:,\n–—]+(?:\s|$)|\s[-–—]\s")
_SENTENCE_END = re.compile(r"[.!?\n]+(?:\s|$)")
_WEB = re.compile(
    r"(?:online|internet|website|web|site|computer|pc|smartphone|e-?mail|digi\w*|ordinateur|en ligne|numérique\w*)\b",
    re.IGNORECASE,
)
_WORDS = r"(?:\W+\w+){0,4}?\W+"


class Alternatives:
    """A lexicon with the groups `only`, `softened`, `other-way` and `not`."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.lexicon = Lexicon.load(words)

    def only(self, text: str, language: str) -> Iterator[str]:
        """Words that say that something is possible only online; none in a question or where they are softened."""
        found = list(self.lexicon.find(text, language))
        softened = [match for match in found if match.group == "softened"]
        for match in found:
            if match.group != "only" or _asked(text, match.end):
                continue
            if not any(other.start < match.end and match.start < other.end for other in softened):
                yield match.text

    def other_way(self, text: str, language: str) -> str:
        """The first words that offer a way without internet; empty where none or under a negation."""
        start = 0
        for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
            found = self._offered(text[start:end], language)
            if found:
                return found
            start = end
        return ""

    def _offered(self, clause: str, language: str) -> str:
        found = list(self.lexicon.find(clause, language))
        ways = [match for match in found if match.group == "other-way"]
        if not ways:
            return ""
        closed = [match for match in found if match.group == "only" and match.start <= ways[0].start < match.end]
        closed += [match for match in found if match.group == "not" and not _of_the_web(clause, match.end)]
        return "" if closed else ways[0].text


def _of_the_web(clause: str, end: int) -> bool:
    """Whether a negation is of the web (`no internet`), so that it opens the other way and doesn't close it."""
    return bool(re.compile(rf"{_WORDS}{_WEB.pattern}", re.IGNORECASE).match(clause, end))


def _asked(text: str, start: int) -> bool:
    end = _SENTENCE_END.search(text, start)
    return end is not None and "?" in end[0]
