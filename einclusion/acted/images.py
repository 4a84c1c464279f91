"""Facts of the images probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Line(Record, frozen=True, kw_only=True):
    """A line of text that was recognised in a picture."""

    text: str
    """What it says."""
    sure: float
    """How sure the recognition is, 0 to 1."""
    box: tuple[int, int, int, int]
    """Left, top, width and height in the picture, in CSS pixels."""
    plain: float = 0
    """Share of its box that has one colour, 0 to 1: high for letters set on a plain ground."""


class Picture(Record, frozen=True, kw_only=True):
    """What one element shows that is no text of the page."""

    node: Place | None = None
    """The element; none where the page had changed."""
    kind: Literal["img", "svg", "canvas", "input", "object", "background"]
    """What shows it; `background`: a picture in its CSS, or in that of what CSS puts before or after it."""
    source: str = ""
    """Address of the picture that was loaded; empty for drawings."""
    loaded: bool = True
    """Whether the picture could be loaded."""
    size: tuple[int, int] = (0, 0)
    """Width and height of what can be seen of it, in CSS pixels."""
    blank: bool = False
    """Whether all of it has one colour, so that it shows nothing."""
    colours: int = 0
    """Number of colours, alike ones taken together, that make up nine tenths of it: high for photographs."""
    besides: float = 0
    """Share of it that is drawn beside the recognised lines, 0 to 1: low where it shows nothing but text."""
    read: bool = False
    """Whether text was looked for in it."""
    lines: list[Line] = []
    """Text recognised in it, from top to bottom."""


class Images(Acted, frozen=True, kw_only=True):
    """What the pictures on the page show."""

    pictures: list[Picture] = []
    """Images, drawings and backgrounds that can be seen."""
    reader: str = ""
    """What recognised text in them; empty where nothing is installed that can."""
    unseen: int = 0
    """Pictures that were left out because there were too many, or because they stand too far down."""
    unread: int = 0
    """Pictures in which no text was looked for because there were too many."""
