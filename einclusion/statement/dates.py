"""Dates as people write them in Dutch, French, German and English."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from einclusion.data import own


class Found(Struct, frozen=True):
    """A date in a text."""

    day: date
    """The day; the last of the month where only that is written, so that nothing seems older than it may be."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""


def dates(text: str) -> list[Found]:
    """The dates in a text, in its order; what is no day of the calendar is left out."""
    found: list[Found] = []
    taken: set[int] = set()
    for pattern in _patterns():
        for one in pattern.finditer(text):
            day = _day(one.groupdict())
            if day is not None and taken.isdisjoint(range(*one.span())):
                found.append(Found(day, one.start(), one.end()))
                taken.update(range(*one.span()))
    return sorted(found, key=lambda one: one.start)


def _day(parts: dict[str, str | None]) -> date | None:
    month = _months()[(parts["name"] or "").casefold().rstrip(".")] if parts.get("name") else int(parts["month"] or 0)
    year = int(parts["year"] or 0)
    try:
        if parts.get("day"):
            return date(year, month, int(parts["day"] or 0))
        return date.fromordinal((date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    rows = own("statement/months.yaml").values()
    return {name.casefold(): number for row in rows for number, names in enumerate(row, 1) for name in names.split()}


@cache
def _patterns() -> list[re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    year, day = r"(?P<year>(?:19|20)\d\d)\b", r"(?P<day>[0-3]?\d)"
    written = (
        rf"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-{day}\b",
        rf"\b{day}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(?P<name>{names})\.?,?\s+{year}",
        rf"\b(?P<name>{names})\s+{day}(?:st|nd|rd|th)?,?\s+{year}",
        rf"\b{day}\s?[./-]\s?(?P<month>[01]?\d)\s?[./-]\s?{year}",
        rf"\b(?P<name>{names})\s+{year}",
    )
    return [re.compile(one, re.IGNORECASE) for one in written]
