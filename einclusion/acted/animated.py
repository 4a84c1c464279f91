"""Facts of the animated probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Animation(Record, frozen=True, kw_only=True):
    """A picture of several frames that plays by itself."""

    node: Place | None = None
    """The element that shows it; none where the page had changed."""
    seconds: float
    """How long one round takes."""
    rounds: int = 0
    """How often it plays; 0 for ever."""
    moved: float = 0
    """Share of its area that changes from one of the frames looked at to another, 0 to 1; the largest of them."""
    flashes: int = 0
    """Most flashes within one second over an area that matters, as WCAG 2.2 counts them (success criterion 2.3.1)."""
    chosen: bool = False
    """Whether the page shows another picture to readers who ask for less motion."""


class Animated(Acted, frozen=True, kw_only=True):
    """Pictures that move."""

    pictures: list[Animation] = []
    """Those of several frames."""
    unseen: int = 0
    """Pictures that may be such and were left out: too many, too large, or the browser no longer has them."""
