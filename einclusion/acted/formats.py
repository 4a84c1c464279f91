"""Facts of the formats probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Refused(Record, frozen=True, kw_only=True):
    """A way of writing that a field did not take, while it took another."""

    node: Place | None = None
    """The field; none where the page had changed."""
    id: str = ""
    """Its `id`, by which it is found where the page has changed since."""
    label: str = ""
    """Its label as the page shows it."""
    purpose: str = ""
    """What it asks for (`tel`, `family-name` …)."""
    said: str = ""
    """What was written."""
    taken: str = ""
    """What it took instead, for comparison."""
    foreign: bool = False
    """Whether it is how people write it in another country."""
    how: Literal["invalid", "cut", "changed"] = "invalid"
    """Whether the field was marked as wrong, is too short, or made something else of it."""


class Formats(Acted, frozen=True, kw_only=True):
    """Fields for details of people, written into as people write."""

    tried: int = 0
    """Ways of writing that were tried."""
    refused: list[Refused] = []
    """Those that were not taken."""
    unseen: int = 0
    """Fields that took none of the plain ways of writing, so that nothing is known, and those there was no time for."""
