"""Parts of a page: pieces of text that belong together, from a heading to the next, within one landmark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_REACH = 8
"""Pieces before and after one that can belong to the same part."""


class Piece(Protocol):
    """What tells parts apart."""

    @property
    def kind(self) -> str:
        """`heading` begins a part."""

    @property
    def area(self) -> str:
        """Landmark that it stands in."""


def part(pieces: Sequence[Piece], index: int) -> range:
    """Numbers of the pieces in the same part as one of them."""
    first = last = index
    while first > max(0, index - _REACH) and _joined(pieces, first):
        first -= 1
    while last + 1 < min(len(pieces), index + _REACH) and _joined(pieces, last + 1):
        last += 1
    return range(first, last + 1)


def _joined(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece belongs with the one before."""
    return pieces[index].kind != "heading" and pieces[index].area == pieces[index - 1].area
