"""What a page tells as still to come, to be done or in force, with the day it is tied to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.crawl.addresses import parts_of
from einclusion.statement.dates import dates
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.lexicon import Lexicon, Match
from einclusion.text.sentences import sentences

_NEAR = 16
"""Characters between the word that announces a date and the date: `uiterlijk op maandag`."""
_GRACE = {"due": 0, "coming": 90, "rates": 0}
"""Days after which each kind has had its time."""
_YEAR = re.compile(r"^[^.\d]{0,14}\b(20\d\d)\b(?![-/.]\d)")
_LONGEST = 200
_KINDS = frozenset({"paragraph", "item", "cell", "heading"})


class Dated(Struct, frozen=True, kw_only=True):
    """A sentence that ties something to a day."""

    kind: Literal["due", "coming", "rates"]
    """Something to be done by then; something that will be from then; what is paid in that year."""
    day: date
    """The day; the last of the year for rates."""
    words: str
    """The sentence."""


def over(told: list[Dated], today: date) -> list[Dated]:
    """Those whose day has passed; rates of an earlier year only where those of this year are not told too."""
    current = any(one.kind == "rates" and one.day.year >= today.year for one in told)
    past = [one for one in told if (today - one.day).days > _GRACE[one.kind]]
    return [one for one in past if one.kind != "rates" or not current]


def dated(page: PageSubject, words: Lexicon) -> Iterator[Dated]:
    """Sentences of the page's main text that do; none where its address says that it holds news or what is past."""
    if any(match.group == "news" for part in parts_of(page.address) for match in words.find(part, "")):
        return
    for block in blocks_of(page):
        if not block.main or block.kind not in _KINDS or not any(map(str.isdigit, block.text)):
            continue
        language = language_of(page, block)
        for sentence in sentences(own_words(block), language):
            matches = list(words.find(sentence, language))
            if matches and not any(match.group == "past" for match in matches):
                yield from _tied(sentence, matches)


def _tied(sentence: str, matches: list[Match]) -> Iterator[Dated]:
    groups = {match.group for match in matches}
    found = dates(sentence)
    for one in found:
        before = [match for match in matches if match.end <= one.start <= match.end + _NEAR]
        if "asked" in groups and any(match.group == "by" for match in before):
            yield Dated(kind="due", day=one.day, words=sentence[:_LONGEST])
        elif "will" in groups and any(match.group == "from" for match in before):
            yield Dated(kind="coming", day=one.day, words=sentence[:_LONGEST])
    for match in matches if not found else ():
        year = _YEAR.match(sentence[match.end :]) if match.group == "rates" else None
        if year:
            yield Dated(kind="rates", day=date(int(year[1]), 12, 31), words=sentence[:_LONGEST])
