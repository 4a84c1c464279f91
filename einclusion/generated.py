"""Which parts of ids, classes and file names people chose, and which tools generated: these become `*`."""

from __future__ import annotations

import re
from functools import lru_cache

ANY = "*"
"""What stands for a generated part."""
_SEPARATORS = re.compile(r"([-_.:~@+]+)")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_NUMBERED = re.compile(r"([A-Za-z]+)\d+")
_BY_FRAMEWORKS = re.compile(r":r\w*:|\u00abr\w*\u00bb|\b_r_\w+_\b", re.IGNORECASE)
_BY_HAND = re.compile(r"[A-Za-z]{3,}\d{1,2}")
_STAMP = 10
"""Digits from which a number is taken for a time stamp."""


@lru_cache(maxsize=20_000)
def name(text: str) -> str:
    """An id or class without counters, hashes and other generated parts: `field-8a7b` and `field-9c1d` are one."""
    return _masked(_BY_FRAMEWORKS.sub(ANY, text), 4, counters=True)


@lru_cache(maxsize=20_000)
def word(text: str) -> str:
    """A part of an address, or the name of a field, without random parts; numbers that people gave stay."""
    return _masked(text, 8, counters=False)


def chosen(text: str) -> bool:
    """Whether an id holds nothing generated, so that people must have chosen it."""
    return ANY not in name(text) and any(map(str.isalpha, text))


def _masked(text: str, shortest: int, *, counters: bool) -> str:
    """The text with its generated parts masked; `shortest` is the length from which a part can be random."""
    pieces = _SEPARATORS.split(_UUID.sub(ANY, text))
    masked = "".join(
        piece if place % 2 else _piece(piece, shortest, counters=counters) for place, piece in enumerate(pieces)
    )
    return re.sub(r"\*(?:[-_.:]*\*)+", ANY, masked)


def _piece(piece: str, shortest: int, *, counters: bool) -> str:
    if piece.isdigit():
        return ANY if counters or len(piece) >= _STAMP else piece
    numbered = _NUMBERED.fullmatch(piece)
    if numbered and not _random(numbered[1], shortest):
        return numbered[1] + ANY if counters and not _BY_HAND.fullmatch(piece) else piece
    return ANY if _random(piece, shortest) else piece


def _random(piece: str, shortest: int) -> bool:
    """Whether letters and digits, or cases, are mixed as no word mixes them."""
    if len(piece) < shortest or not piece.isascii():
        return False
    runs = _WORDS.findall(piece)
    return len(runs) > 1 and len(piece) / len(runs) < 3
