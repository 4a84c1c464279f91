"""Facts of the resize probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Overflow(Record, frozen=True, kw_only=True):
    """An element that reaches beyond the window's right edge."""

    node: Place | None = None
    """The element; none where the page had changed."""
    right: float
    """Its right edge in CSS pixels, the page scrolled to its beginning."""


class Resize(Acted, frozen=True, kw_only=True):
    """What becomes of the page in other window sizes."""

    narrow: float = 0
    """Width in CSS pixels that the page needs in a window of 320 CSS pixels (1280 at 400 % zoom)."""
    beyond: list[Overflow] = []
    """Elements that make it that wide, outermost first."""
