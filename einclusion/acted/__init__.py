"""What probes gather that act on a double of the page, at full depth only: one module for the facts of each probe."""

from __future__ import annotations

from einclusion.model import Record

Place = tuple[int, int]
"""Document and node of an element in the structure facts."""


class Acted(Record, frozen=True):
    """Base of these facts: their names are those that need full depth."""
