"""Time limits of pages: what words tell of them, and how long before its end a page warns. Pure."""

from __future__ import annotations

from einclusion.acted.motion import Ending
from einclusion.data import own
from einclusion.text.lexicon import Lexicon

MATTERS = 1200
"""Seconds of a page's own time that it must have been watched before anything is made of its having stayed."""
WARNING = 20
"""WCAG 2.2, success criterion 2.2.1: seconds that people have at least to ask for more time."""


def words_of(text: str) -> set[str]:
    """What a text says of time: there is a `limit`, people can get `more-time`, it is `over`; or it `asks` for them."""
    lexicon = Lexicon.load(own("checking/time_limits.yaml"))
    return {match.group for match in lexicon.find(text, "")}


def warned_late(end: Ending) -> int | None:
    """Seconds before its end at which a page warned, where that was too late for sure and nothing came before it."""
    came = min((one.earliest for one in end.notices), default=0.0)
    told = any({"limit", "more-time", "asks", "over"} & words_of(one.text) for one in end.notices)
    seconds = end.latest - came
    late = told and seconds < WARNING and not any(one.native for one in end.notices)
    return max(1, round(seconds)) if late else None
