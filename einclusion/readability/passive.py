"""The passive: sentences that say what is done and seldom who does it. Pure, by forms and word lists, without a tagger.

Where a form may be something else (a state, the future, somebody went somewhere), it is taken for no passive.
`docs/precision.md` tells how often it is right.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from einclusion.data import beside

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\d+(?:[.,]\d+)*|[^\w\s]")
_CLAUSE = frozenset(",;:.!?()–—")
_FAR = 14
"""Words that may stand between the two parts of a Dutch or German passive."""
_ITSELF = frozenset(("s'", "se", "me", "te", "m'", "t'"))
_SELVES = frozenset(("nous", "vous"))


class Forms(Struct, frozen=True):
    """What makes the passive of a language."""

    be: frozenset[str]
    irregular: frozenset[str]
    never: frozenset[str]
    open: re.Pattern[str]
    """Endings of participles."""
    between: re.Pattern[str]
    """Adverbs that may stand between the two parts."""
    opening: frozenset[str]
    """Words that begin another clause."""

    def participle(self, word: str) -> bool:
        """Whether a word, in lower case, can be the participle of a passive."""
        if word in self.irregular:
            return word not in self.never
        return self.open.fullmatch(word) is not None and word not in self.never and _singular(word) not in self.never


def passive(sentence: str, language: str) -> str:
    """The words of the first passive of a sentence, from the first to the last; empty where there is none."""
    tokens = [(match[0].replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(sentence)]
    words = [token.lower() if language != "de" else token for token, _, _ in tokens]
    if language == "de" and words:
        words[0] = words[0][:1].lower() + words[0][1:]
    known = _forms(language)
    for place, word in enumerate(words):
        if word in known.be and (other := _find[language](words, place, known)) is not None:
            first, last = sorted((place, other))
            return sentence[tokens[first][1] : tokens[last][2]]
    return ""


def _close(words: list[str], place: int, known: Forms) -> int | None:
    """A participle right behind the form of `be` or `être`, adverbs aside."""
    if _reflexive(words, place):
        return None
    for index in range(place + 1, min(place + 4, len(words))):
        word = words[index]
        if known.participle(word):
            return index
        if word not in known.be and not known.between.fullmatch(word):
            return None
    return None


def _reflexive(words: list[str], place: int) -> bool:
    before = words[max(0, place - 2) : place]
    return bool(_ITSELF & set(before[-1:])) or (len(before) > 1 and before[-1] in _SELVES and before[0] in _SELVES)


def _far(words: list[str], place: int, known: Forms) -> int | None:
    """A participle right before the form of `worden` or `werden`, or the first behind it in the same clause."""
    if place and known.participle(words[place - 1]):
        return place - 1
    for index in range(place + 1, min(place + 2 + _FAR, len(words))):
        if words[index] in _CLAUSE or words[index] in known.opening:
            return None
        if known.participle(words[index]):
            return index
    return None


_find = {"nl": _far, "de": _far, "fr": _close, "en": _close}


def _singular(word: str) -> str:
    """A French participle without its ending."""
    return re.sub(r"(?<=é)(?:e|s|es)$", "", word)


@cache
def _forms(language: str) -> Forms:
    data: dict[str, str] = beside(__file__, "passive.yaml")[language]
    be, irregular, never = (frozenset(data[name].split()) for name in ("be", "irregular", "never"))
    agreeing = {word + ending for word in irregular for ending in ("e", "s", "es")} if language == "fr" else set()
    also = {word + ending for word in never for ending in ("e", "s", "es")} if language == "fr" else set()
    return Forms(
        be=be,
        irregular=irregular | agreeing,
        never=never | also,
        open=re.compile(data["open"]),
        between=re.compile(data.get("between", "")),
        opening=frozenset(data.get("opening", "").split()),
    )
