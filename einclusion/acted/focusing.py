"""Facts of the focusing probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Upset(Record, frozen=True, kw_only=True):
    """What a control did twice as soon as it got the focus."""

    node: Place | None = None
    """The control; none where the page had changed."""
    kind: Literal["left", "dialog", "lost"]
    """Led to another page, sent a form or opened a window; opened a dialog and went into it; gave the focus away."""


class Focusing(Acted, frozen=True, kw_only=True):
    """The focus put on each control, and what that set off."""

    tried: int = 0
    """Controls that got the focus."""
    upsets: list[Upset] = []
    """What some of them did."""
    unseen: int = 0
    """Controls that were left out because there were too many, or no time."""
