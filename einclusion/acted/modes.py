"""Facts of the modes probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place
from einclusion.acted.visual import Measured
from einclusion.model import Record


class Content(Record, frozen=True, kw_only=True):
    """What of the page's own document can be read and used."""

    words: int = 0
    """Visible words."""
    headings: int = 0
    """Visible headings with text."""
    fields: int = 0
    """Visible fields of forms, those for searching left out."""
    held: int = 0
    """Such fields, whether they can be seen or not."""


class Scriptless(Record, frozen=True, kw_only=True):
    """The page with its scripts and, fetched once more, without any."""

    usual: Content = Content()
    """With scripts."""
    without: Content = Content()
    """Without."""
    elsewhere: bool = False
    """Whether the page led somewhere else there."""


class Modes(Acted, frozen=True, kw_only=True):
    """The page as people have it who set other colours, load no pictures or run no scripts."""

    forced: int = 0
    """Texts and controls that were looked at in forced colours."""
    vanished: list[Place] = []
    """Those that can be seen in the page's own colours, and not in forced ones."""
    unmarked: list[Place] = []
    """Controls whose focus shows in the page's own colours, and not in forced ones."""
    dark: bool = False
    """Whether the page has other colours for people who ask for a dark scheme."""
    inks: list[Measured] = []
    """Contrast of its texts in these colours."""
    bare: list[Measured] = []
    """Contrast of texts over pictures, where none is loaded."""
    unseen: int = 0
    """Texts and controls that were left out: too many, or too far down."""
    scriptless: Scriptless | None = None
    """What is left without scripts; none where the page has none, or it could not be fetched again."""
