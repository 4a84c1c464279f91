"""How often this process looks for garbage in circles: seldom, since what a page leaves behind mostly holds none."""

from __future__ import annotations

import gc

_THRESHOLDS = (50_000, 20, 20)
"""New objects between two looks at the young ones, and such looks between those at older ones."""


def seldom() -> None:
    """From now on look seldom, and never at what is loaded already. For processes of our own, not for those of others.

    Trees of pages are hundreds of thousands of objects that live until the page is judged: with Python's own thresholds
    a tenth of the CPU time goes into looking at them again and again.
    """
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
