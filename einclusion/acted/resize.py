"""Facts of the resize probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Overflow(Record, frozen=True, kw_only=True):
    """An element whose own text, control or picture reaches beyond the window's right edge."""

    node: Place | None = None
    """The element; none where the page had changed."""
    right: float
    """How far that reaches in CSS pixels, the page scrolled to its beginning."""


class Turned(Record, frozen=True, kw_only=True):
    """An element that CSS turns otherwise in upright than in sideways windows."""

    node: Place | None = None
    """The element; none where the page had changed."""
    by: float
    """Degrees by which it stands otherwise, what it stands in taken into account; -180 to 180."""


class Clipped(Record, frozen=True, kw_only=True):
    """Text of which a box around it shows only a part."""

    node: Place | None = None
    """The element that holds the text; none where the page had changed."""
    by: Place | None = None
    """The box that cuts it off."""
    axis: Literal["x", "y"]
    """Whether it is cut off sideways or at top and bottom."""
    share: float = 0
    """Share of the text's area that can't be seen, 0 to 1."""
    moves: bool = False
    """Whether it stands in something that is moved or scrolled by script, as slides are."""
    clamped: bool = False
    """Whether it is cut after a number of lines, with dots."""


class Resize(Acted, frozen=True, kw_only=True):
    """What becomes of the page in other window sizes."""

    narrow: float = 0
    """Width in CSS pixels that the page needs in a window of 320 CSS pixels (1280 at 400 % zoom)."""
    beyond: list[Overflow] = []
    """Elements that make it that wide, outermost first."""
    turned: list[Turned] = []
    """Elements that stand at another angle as soon as the window is higher than wide."""
    boxed: int = 0
    """Elements with visible text in a box that may cut it off, in a window of 640 × 512 CSS pixels (200 % zoom)."""
    clipped: list[Clipped] = []
    """Those of them that a box cuts off there."""
    unseen: int = 0
    """Elements with cut off text that were left out because there were too many."""
    pinned: float = 0
    """Share of a window of 320 × 256 CSS pixels that parts take which stay there when the page is scrolled, 0 to 1."""
    pinned_by: Place | None = None
    """The largest of these parts."""
    spaced: list[Clipped] = []
    """Text that a box cuts off only when lines, words and letters are spaced as people may have them."""
    enlarged: list[Clipped] = []
    """Text that a box cuts off only when text alone, and nothing else, is twice as large."""
