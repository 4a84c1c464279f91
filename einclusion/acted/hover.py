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


class LinkSign(Record, frozen=True, kw_only=True):
    """A link in a text that only the colour of its letters tells from it: what else shows when it is reached."""

    node: Place | None = None
    """The link; none where the page had changed."""
    hover: bool | None = None
    """Whether anything but its colour changes under the pointer; none where the pointer could not be put on it."""
    focus: bool | None = None
    """Whether anything but its colour changes with the focus; none where it did not take it."""


class Hover(Acted, frozen=True, kw_only=True):
    """What comes out where the pointer rests."""

    revealed: list[Revealed] = []
    """In the order in which it was tried."""
    tried: int = 0
    """Elements on which the pointer rested."""
    cut: bool = False
    """Whether some were left out because there were too many."""
    links: list[LinkSign] = []
    """Links that their colour alone tells from the text beside them, one of each look."""
