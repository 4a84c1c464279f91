"""Facts of the interruption probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place


class Interruption(Acted, frozen=True, kw_only=True):
    """Forms half filled in while the line is lost and comes back."""

    filled: int = 0
    """Fields that were filled in."""
    lost: list[Place | None] = []
    """Those that no longer held what was written; none for one that is gone."""
    left: bool = False
    """Whether another page, or the same anew, took the place of the form."""
