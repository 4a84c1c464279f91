"""Opening hours in running text: days or opening words with a span of hours, in tables and lists too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from einclusion.data import own
from einclusion.facts import FactStruct

_NEAR = 45
"""Characters between a day and its hours at most."""
_LEAD = 90
"""Characters between an opening word and hours without a day at most."""

_LABEL = 45
"""Characters of a line above hours that can be their label at most."""

_PARAGRAPH = 240
"""Characters before hours within which a date makes them those of an event."""

_UNIT = r"(?:uur|uhr|heures?|hrs?|o['’]clock|[ap]\.?[ ]?m\b\.?|[uh](?![a-zà-ÿ])\.?)"
_CLOCK = rf"(?:[01]?\d|2[0-4])(?:[ ]?[:.][ ]?[0-5]\d(?!\d)|[ ]?[uh][ ]?[0-5]\d(?!\d))?(?:[ ]?{_UNIT})?"
_TIME = rf"(?:{_CLOCK}|midi|minuit|noon|midday|midnight|mittag|mitternacht|middernacht)"
_TO = r"(?:-|–|—|−|à|au|bis|to|tot|till|until|jusqu['’]à|(?P<and>en|et|and|und))"
_SPAN = re.compile(
    rf"(?<![\d.,:/+€$£#-])(?P<from>{_TIME})\s?{_TO}\s?(?P<to>{_TIME})(?![\d/%€$£]|[.,:-]\d)", re.IGNORECASE
)
_DAY = r"\d{1,2}(?:er|\.|st|nd|rd|th)?"
_BETWEEN = re.compile(r"\b(?:tussen|entre|zwischen|between)[ ](?:\w+[ ])?$", re.IGNORECASE)
_NUMBER = re.compile(r"[\s):,–-]{1,6}(?:tel\w*[.:]?\s?)?[+(]?\d[\d ()./-]{6,}\d", re.IGNORECASE)
_EXACT = re.compile(rf"\d[ ]?[:.uh][ ]?[0-5]\d|{_UNIT}|mi|noon|night|mittag|nacht", re.IGNORECASE)


class OpeningHours(FactStruct, frozen=True, kw_only=True):
    """Hours as a text gives them."""

    start: int
    """Place of the first character, day or opening word included."""
    end: int
    """Place after the last character."""
    shown: str
    """Their words."""


def opening_hours(text: str) -> Iterator[OpeningHours]:
    """Opening hours in the text, in its order."""
    for match in _pattern(("always",)).finditer(text):
        around = text[max(0, match.start() - _LEAD) : match.end() + _NEAR]
        told = _pattern(("open", "line")).search(around) or _NUMBER.match(text, match.end())
        if told and not _pattern(("online",)).search(around):
            yield _hours(text, match.start(), match.end())
    for match in _SPAN.finditer(text):
        between = _BETWEEN.search(text[max(0, match.start() - 25) : match.start()])
        if not _EXACT.search(match[0]) or (match["and"] and not between):
            continue
        start = _start(text, match.start(), match.end())
        if start is not None:
            yield _hours(text, start, match.end())


def _hours(text: str, start: int, end: int) -> OpeningHours:
    return OpeningHours(start=start, end=end, shown=" ".join(text[start:end].split()))


def _start(text: str, start: int, end: int) -> int | None:
    """Where the day or the opening word before the span begins; none where the span is of something else."""
    lead = _begin(text, start, "\n\n")
    line = _begin(text, start, "\n")
    before = text[lead:start]
    opened, other = _last(_opened(), before), _last(_pattern(("other",)), before)
    sentence = _begin(text, start, "\n", ". ", "! ", "? ")
    if other is not None and lead + other >= sentence and (opened is None or other > opened):
        return None
    if _in_writing(text, sentence, start):
        return None
    if opened is None and _dated(text[_begin(text, start, "\n", reach=_PARAGRAPH) : start]):
        return None
    near = max(lead, start - _NEAR)
    days = [match.start() for match in _pattern(("days",)).finditer(text, near, start)]
    if days and not _dated(text[days[-1] : start]):
        last = _begin(text, days[-1], "\n")
        return next(day for day in days if day >= min(line, last))
    if opened is not None and not _dated(_season().sub("", before[opened:])):
        return lead + opened
    after = _pattern(("days",)).search(text[end : end + 30])
    return start if after and "\n" not in text[end : end + after.start()] else None


def _in_writing(text: str, sentence: int, start: int) -> bool:
    """Whether the sentence, or a short line above it, tells when e-mails or chats are answered."""
    above = text.rfind("\n", 0, max(sentence - 1, 0)) + 1
    from_ = above if 0 < sentence - above <= _LABEL and text[sentence - 1] == "\n" else sentence
    words = text[from_:start]
    return bool(_pattern(("writing",)).search(words)) and not _pattern(("line",)).search(words)


def _begin(text: str, start: int, *marks: str, reach: int = _LEAD) -> int:
    """Where the part of the text before `start` begins that no mark divides, within reach."""
    lead = max(0, start - reach)
    found = ((text.rfind(mark, lead, start), mark) for mark in marks)
    return max(lead, *(place + len(mark) if place >= 0 else lead for place, mark in found))


def _dated(text: str) -> bool:
    """Whether a date stands in it, so that an event is told and no regular hours."""
    return bool(_date().search(text))


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    starts = [match.start() for match in pattern.finditer(text)]
    return starts[-1] if starts else None


@cache
def _season() -> re.Pattern[str]:
    """From one day of the year to another, in which hours hold: `du 1er juillet au 31 août`."""
    months = _alternatives(_words("months"))
    day = rf"(?:{_DAY}[ ](?:{months})|(?:{months})[ ]{_DAY})"
    return re.compile(rf"\b{day}[ ](?:-|–|au|bis|to|tot|tot en met|t/m|until)[ ]{day}(?!\w)", re.IGNORECASE)


@cache
def _date() -> re.Pattern[str]:
    months = _alternatives(_words("months"))
    day = _DAY
    figures = r"\d/\d{1,2}/\d|\b\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{4}|[ ,]|$)|\d{4}-\d\d-\d\d"
    return re.compile(rf"\b{day}[ ](?:{months})\b|\b(?:{months})[ ]{day}(?!\w)|{figures}", re.IGNORECASE)


@cache
def _opened() -> re.Pattern[str]:
    """Words that open, not those of the past or of what is not so: `is not available`, `waren geöffnet`."""
    undone = "".join(rf"(?<!{re.escape(word)} )" for word in _words("undone"))
    return re.compile(rf"(?<!\w){undone}(?:{_alternatives(_words('open'))})(?!\w)", re.IGNORECASE)


@cache
def _pattern(groups: tuple[str, ...]) -> re.Pattern[str]:
    words = [word for group in groups for word in _words(group)]
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?!\w)", re.IGNORECASE)


def _words(group: str) -> list[str]:
    return [word for words in own("text/hours.yaml")[group].values() for word in words]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
