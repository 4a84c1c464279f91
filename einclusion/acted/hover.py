"""Facts of the hover probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Revealed(Record, frozen=True, kw_only=True):
    """Something that comes out where the pointer rests."""

    node: Place | None = None
    """What the pointer rests on; none where the page had changed."""
    content: Place | None = None
    """What comes out; none where a script put it in."""
    covers: bool = False
    """Whether it lies over other text."""
    near: bool = False
    """Whether it lies so close that the pointer gets there without leaving both."""
    stays: bool | None = None
    """Whether it is still there when the pointer moves onto it; none where that could not be tried."""
    escape: bool = False
    """Whether the Escape key hides it."""
    focusable: bool = False
    """Whether what the pointer rests on, or something in it, takes the focus."""
    on_focus: bool = False
    """Whether it comes out with the focus too, or with Enter."""


class Hover(Acted, frozen=True, kw_only=True):
    """What comes out where the pointer rests."""

    revealed: list[Revealed] = []
    """In the order in which it was tried."""
    tried: int = 0
    """Elements on which the pointer rested."""
    cut: bool = False
    """Whether some were left out because there were too many."""
