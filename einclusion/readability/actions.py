"""Nouns made of verbs, heaped in one sentence: what happens hides in them, and who does it. Pure, by endings."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from einclusion.data import beside

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\d+|[^\w\s]")
_PLURAL = re.compile(r"(?:en|s)$")
_WINDOW = 22
"""Words within which they are heaped."""
_COMPOUNDING = ("nl", "de")
_SHORT = 5
"""Letters above which an everyday noun is looked for at the end of compounds."""


class Nouns(Struct, frozen=True):
    """How a language makes nouns of verbs."""

    ending: re.Pattern[str]
    lists: frozenset[str]
    """What stands between things that are listed."""
    joins: frozenset[str]
    """What may stand there too."""
    everyday: frozenset[str]
    after: frozenset[str]
    """What stands before a noun, where the ending alone does not tell it from an adverb; empty where it does."""


def heaped(sentence: str, language: str) -> list[str]:
    """The most nouns made of verbs that stand close together; of those that are listed side by side, the first only."""
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(sentence)]
    known = _nouns(language)
    places = [place for place in range(len(tokens)) if _is_action(tokens, place, known, language)]
    apart = [
        place
        for number, place in enumerate(places)
        if not number or not _listed(tokens, places[number - 1], place, known)
    ]
    best: list[int] = []
    for first in apart:
        within = [place for place in apart if first <= place < first + _WINDOW]
        best = max(best, within, key=len)
    return list(dict.fromkeys(tokens[place] for place in best))


def _is_action(tokens: list[str], place: int, known: Nouns, language: str) -> bool:
    word = tokens[place] if language == "de" else tokens[place].lower()
    if not known.ending.fullmatch(word) or (language != "de" and place and tokens[place][0].isupper()):
        return False
    if known.after and (not place or tokens[place - 1].lower() not in known.after):
        return False
    single = _PLURAL.sub("", word)
    if {word, single} & known.everyday:
        return False
    return language not in _COMPOUNDING or not any(
        one.lower().endswith(name.lower()) for name in known.everyday for one in (word, single) if len(name) > _SHORT
    )


def _listed(tokens: list[str], first: int, second: int, known: Nouns) -> bool:
    """Whether only commas and words that join stand between two places."""
    between = [token.lower() for token in tokens[first + 1 : second]]
    joined = any(token in known.lists for token in between)
    return joined and all(token in known.lists or token in known.joins for token in between)


@cache
def _nouns(language: str) -> Nouns:
    data: dict[str, str] = beside(__file__, "actions.yaml")[language]
    lists, joins, everyday, after = (
        frozenset(data.get(name, "").split()) for name in ("lists", "joins", "everyday", "nouns-after")
    )
    return Nouns(re.compile(data["ending"]), lists, joins, everyday, after)
