"""Opening hours as a page words them, read for whether people who work by day can come or call."""

from __future__ import annotations

import re

from einclusion.text.lexicon import Lexicon

EARLY, LATE = 8.0, 17.5
"""Hours of the day between which people in office jobs work."""
_TIME = re.compile(
    r"(?<!\d)(?P<hour>2[0-4]|[01]?\d)(?!\d)(?:\s?[:.uh]\s?(?P<minute>[0-5]\d))?\s?(?P<half>[ap])?\.?\s?(?(half)m)?",
    re.IGNORECASE,
)
_SPAN, _NOON, _DAWN = 2, 12, 7


def outside_office_time(words: str, lexicon: Lexicon) -> bool | None:
    """Whether hours reach into the evening, the early morning or the weekend; none where that can't be read.

    `lexicon` has the groups `free-time` (evening, weekend, round the clock) and `weekday`.
    """
    groups = {match.group for match in lexicon.find(re.sub(r"[-‐-–]", " ", words), "")}
    if "free-time" in groups:
        return True
    times = [(_hour(match), bool(match["half"])) for match in _TIME.finditer(words)]
    if len(times) < _SPAN or "weekday" not in groups:
        return None
    uneven = len(times) % _SPAN
    told = [_beyond(*times[at : at + _SPAN]) for at in range(uneven, len(times), _SPAN)]
    if True in told:
        return True
    return None if uneven or None in told else False


def _beyond(begin: tuple[float, bool], end: tuple[float, bool]) -> bool | None:
    """Whether one span of hours does; a time comes with whether it is told to be of the morning or the afternoon."""
    opens, closes = begin[0], end[0]
    if not begin[1] and opens + _NOON < closes and opens < _DAWN:  # "1 to 5 pm"
        opens += _NOON
    if closes <= opens:  # "from 9 to 5"
        closes += _NOON
    return None if closes < _DAWN else opens < EARLY or closes > LATE


def _hour(match: re.Match[str]) -> float:
    hour = int(match["hour"]) % 12 + 12 if (match["half"] or "").lower() == "p" else int(match["hour"])
    return hour + int(match["minute"] or 0) / 60
