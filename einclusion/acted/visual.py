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


class Icon(Record, frozen=True, kw_only=True):
    """How a small drawing that stands without text stands out."""

    node: Place | None = None
    """The control that shows it, or the drawing itself; none where the page had changed."""
    contrast: float
    """Highest contrast ratio of any of its colours with the ground around or within it."""
    known: bool = False
    """Whether its colours are told by the page, and not only seen in a picture."""
    control: bool = False
    """Whether it is all that a control shows."""


class Visual(Acted, frozen=True, kw_only=True):
    """What pictures of the page show that styles don't tell."""

    texts: list[Measured] = []
    """Text over gradients, pictures and shadows."""
    unseen: int = 0
    """Such texts that were left out because there were too many."""
    fields: list[Field] = []
    """Text fields, and boxes that are not ticked."""
    icons: list[Icon] = []
    """Controls that show a drawing and no text, and drawings with a name."""
