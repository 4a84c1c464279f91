"""Facts of the keyboard probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Stop(Record, frozen=True, kw_only=True):
    """An element at which the Tab key stops."""

    node: Place | None = None
    """The element; none where the page had changed."""
    shown: Literal["ring", "caret", "style", "pixels", "not", "unknown"] = "unknown"
    """What shows that it has the focus: the browser's own ring, a text cursor, styles, pixels; `not`: no pixel does."""
    contrast: float | None = None
    """Contrast ratio of what the focus changes with what was there before; none where no pictures were compared."""
    around: bool = False
    """Whether the focus changes only what lies around it."""
    covered: float = 0
    """Share of it that lies outside the window or under something fixed or sticky as it gets the focus, 0 to 1."""
    by: Place | None = None
    """What covers it."""


class Trap(Record, frozen=True, kw_only=True):
    """Stops between which the Tab key goes round without ever leaving the page."""

    nodes: list[Place] = []
    """The stops."""
    way_out: str = ""
    """What leads out after all: `shift-tab`, `escape`, `arrows`, `enter` or a key that the page names; else empty."""
    returns: bool = False
    """Whether a script asks for the focus back as soon as it has left the page."""
    keeps: bool = False
    """Whether that is the very stop which it left."""
    named: bool = False
    """Whether the way out is one that only the page's own words tell."""
    help: str = ""
    """The words that name a key, where there are any."""


class Skip(Record, frozen=True, kw_only=True):
    """A link to a part of the page that was followed with Enter, the Tab key pressed once after it."""

    node: Place | None = None
    """The link; none where the page had changed."""
    led: bool = False
    """Whether the focus went to that part or beyond it."""


class Keyboard(Acted, frozen=True, kw_only=True):
    """The page worked with the Tab key."""

    stops: list[Stop] = []
    """Stops in the order of the Tab key."""
    traps: list[Trap] = []
    """Where the focus can't go on."""
    skips: list[Skip] = []
    """Links among the first stops that lead to a part further on in the page."""
    cut: bool = False
    """Whether the walk ended before the page did."""
    unseen: int = 0
    """Stops at which it was not looked whether the focus shows."""
