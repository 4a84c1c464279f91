"""The hours of a week, read from words and from schema.org's codes, so that two tellings can be held together."""

from __future__ import annotations

import re
from functools import cache

from einclusion.data import own

Span = tuple[int, int]
"""Opening and closing, in minutes after midnight; closing at midnight is 1440."""
Week = dict[int, frozenset[Span]]
"""Spans by day, Monday being 0; a day that is not told is not there."""

_CODES = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAY, _NOON, _DAWN = 24 * 60, 12, 7
_CLOCK = (
    r"(?P<{0}>2[0-4]|[01]?\d)(?:[ ]?[:.uh][ ]?(?P<{0}m>[0-5]\d))?(?!\d)"
    r"[ ]?(?:uur|uhr|heures?|u|h)?[ ]?(?:(?P<{0}half>[ap])\.?[ ]?m\b\.?)?"
)
_TO = r"[ ]?(?:-|–|—|à|au|bis|to|tot|till|until|et|en|and|und)[ ]?"
_SPAN = re.compile(_CLOCK.format("a") + _TO + _CLOCK.format("b"), re.IGNORECASE)
_CODED = re.compile(r"(?P<from>[A-Za-z]{2})(?:\s?-\s?(?P<to>[A-Za-z]{2}))?|(?P<span>\d\d?:\d\d\s?-\s?\d\d?:\d\d)")


def coded(text: str) -> Week:
    """A week in schema.org's short form: `Mo-Fr 09:00-17:00, Sa 09:00-12:00`; empty where it holds none."""
    week: dict[int, set[Span]] = {}
    days: frozenset[int] = frozenset()
    fresh = False
    for match in _CODED.finditer(text):
        if match["span"]:
            fresh = False
            times = [int(hour) * 60 + int(minute) for hour, minute in re.findall(r"(\d+):(\d\d)", match["span"])]
            if times[0] != (closes := times[1] or _DAY):
                for day in days:
                    week.setdefault(day, set()).add((times[0], closes))
            continue
        first, last = match["from"].lower(), (match["to"] or match["from"]).lower()
        known = first in _CODES and last in _CODES
        named = _through(_CODES.index(first), _CODES.index(last)) if known else frozenset()
        days = (days if fresh else frozenset()) | named
        fresh = True
    return {day: frozenset(spans) for day, spans in sorted(week.items())}


def said(text: str, language: str) -> Week:
    """A week in words of one language: `lundi au vendredi, de 8 h à 12 h`; empty where days or hours can't be read."""
    names = _names().get(language)
    if names is None:
        return {}
    pattern, number_of = names
    spans = [(match.start(), _spanned(match)) for match in _SPAN.finditer(text)]
    named = [(match, number_of[match[0].casefold()]) for match in pattern.finditer(text)]
    if not spans or not named or any(span is None for _, span in spans):
        return {}
    week: dict[int, set[Span]] = {}
    groups = _groups(text, named)
    for start, span in spans:
        before = [days for place, days in groups if place < start]
        for day in before[-1] if before else groups[0][1]:
            week.setdefault(day, set()).add(span)  # type: ignore[arg-type]
    return {day: frozenset(spans) for day, spans in sorted(week.items())}


def _groups(text: str, named: list[tuple[re.Match[str], frozenset[int]]]) -> list[tuple[int, frozenset[int]]]:
    """Days that go together, each group with its place: from one to another, or one and another."""
    groups: list[tuple[int, frozenset[int]]] = []
    end = -1
    for match, days in named:
        between = text[end : match.start()].strip(" .").casefold() if end >= 0 else "."
        if groups and between in _words("through"):
            days = groups[-1][1] | _through(max(groups[-1][1]), min(days))
        elif groups and between in _words("and"):
            days = groups[-1][1] | days
        else:
            groups.append((match.start(), days))
        groups[-1] = (groups[-1][0], frozenset(days))
        end = match.end()
    return groups


def written(week: Week) -> str:
    """A week in schema.org's short form, one entry a day."""
    return ", ".join(
        f"{_CODES[day].capitalize()} {' '.join(f'{_clock(a)}-{_clock(b)}' for a, b in sorted(week[day]))}"
        for day in sorted(week)
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _through(first: int, last: int) -> frozenset[int]:
    return frozenset(day % 7 for day in range(first, (last if last >= first else last + 7) + 1))


def _spanned(match: re.Match[str]) -> Span | None:
    """Minutes of a span; none where it can't be one."""
    opens, closes = _minutes(match, "a"), _minutes(match, "b")
    if not match["ahalf"] and match["bhalf"] and opens + _NOON * 60 < closes and opens < _DAWN * 60:  # "1 to 5 pm"
        opens += _NOON * 60
    if closes <= opens < _NOON * 60 and not match["bhalf"]:  # "from 9 to 5"
        closes += _NOON * 60
    closes = closes or _DAY
    return (opens, closes) if opens < closes <= _DAY else None


def _minutes(match: re.Match[str], group: str) -> int:
    hour = int(match[group])
    half = (match[f"{group}half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour * 60 + int(match[f"{group}m"] or 0)


@cache
def _names() -> dict[str, tuple[re.Pattern[str], dict[str, frozenset[int]]]]:
    found = {}
    for language, rows in own("text/week.yaml")["days"].items():
        number_of = {name: frozenset({day}) for day, names in enumerate(rows[:7]) for name in names}
        number_of |= dict.fromkeys(rows[7], frozenset(range(5))) | dict.fromkeys(rows[8], frozenset(range(7)))
        either = "|".join(re.escape(name) for name in sorted(number_of, key=len, reverse=True))
        found[language] = (re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), number_of)
    return found


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(own("text/week.yaml")[group])
