"""Facts of the line probe."""

from __future__ import annotations

from msgspec import Struct

from einclusion.acted import Acted


class SlowerLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The page opened over an even slower line, in the same way."""

    rounds: int
    """How often it was opened."""
    kilobits: int
    """Kilobits that came per second."""
    text: float | None = None
    """Seconds until its text could be read; none where that took longer than `seconds` of `SlowLine`."""
    control: float | None = None
    """Seconds until something could be pressed or filled in; none as for `text`, or where there is nothing."""


class SlowLine(Acted, frozen=True, kw_only=True):
    """The page opened over a slow line, nothing of it stored before; medians of the rounds."""

    rounds: int = 0
    """How often it was opened; 0 where it was not: nobody begins there, it has no words of its own, or a page before it
    loads the same files."""
    kilobits: int = 0
    """Kilobits that came per second."""
    text: float | None = None
    """Seconds until its text could be read; none where that took longer than `seconds`."""
    control: float | None = None
    """Seconds until something could be pressed or filled in; none where that took longer, or where there is nothing."""
    seconds: float = 0
    """Seconds after which nobody waited any longer."""
    bare: bool = False
    """Whether the page, as it was examined, has nothing to press or to fill in."""
    slower: SlowerLine | None = None
    """The same over the slowest line that a law promises; none where what came over the first one leaves no doubt."""
