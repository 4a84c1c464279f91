"""Facts of the visual probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Measured(Record, frozen=True, kw_only=True):
    """Text whose contrast was measured on pixels, since styles can't tell what lies behind it."""

    node: Place | None = None
    """The element that holds the text; none where the page had changed."""
    contrast: float
    """Lowest over its characters of the highest contrast ratio that a character has with a pixel around it."""
    worst: float
    """Lowest contrast ratio that any of its characters has with any pixel around it."""


class Field(Record, frozen=True, kw_only=True):
    """How the edge of a field that can be filled in stands out."""

    node: Place | None = None
    """The field; none where the page had changed."""
    edge: float
    """Contrast ratio of its most visible side with what lies outside it."""
    filled: bool = False
    """Whether letters or anything drawn stand in it."""


class Visual(Acted, frozen=True, kw_only=True):
    """What pictures of the page show that styles don't tell."""

    texts: list[Measured] = []
    """Text over gradients, pictures and shadows."""
    unseen: int = 0
    """Such texts that were left out because there were too many."""
    fields: list[Field] = []
    """Text fields, and boxes that are not ticked."""
