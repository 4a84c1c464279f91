"""Facts of the motion probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Moving(Record, frozen=True, kw_only=True):
    """Something that changes or moves by itself."""

    kind: Literal["text", "style", "script"]
    """Text that changes, an animation of styles, an element that a script moves."""
    node: Place | None = None
    """The element; none where the page had changed."""
    times: list[float] = []
    """Seconds of the page's own time at which it was seen to have changed."""
    first: str = ""
    """The text at first."""
    last: str = ""
    """The text at last."""
    alone: bool = False
    """Whether the page holds no other text."""
    period: float = 0
    """Seconds that one round takes; 0 where there are no rounds."""
    endless: bool = False
    """Whether it is made to go on for ever."""
    properties: list[str] = []
    """Styles that are animated."""
    reduced: bool = False
    """Whether it rests where the reader asked for less motion."""
    stoppers: list[Place] = []
    """Controls of the page that pause, stop, hide or slow it, or lead to one that does."""
    tried: bool = False
    """Whether all controls of the page were tried, or one was found."""


class Vanished(Record, frozen=True, kw_only=True):
    """Text that went by itself, no other taking its place."""

    node: Place | None = None
    """What held it; none where the page had changed."""
    text: str
    """Its beginning."""
    seconds: float
    """Seconds of the page's own time that it can have been there at most."""


class Notice(Record, frozen=True, kw_only=True):
    """Something that came into sight before a page ended."""

    node: Place | None = None
    """What came; none where a script put it in."""
    text: str
    """Its beginning."""
    earliest: float
    """Second of the page's own time from which it can have been there."""
    latest: float
    """Second by which it was there."""
    native: bool = False
    """Whether it is a dialog of the browser's own, which nobody answered."""
    dialog: bool = False
    """Whether it is a dialog."""
    announced: bool = False
    """Whether screen readers are told: it stands in a live region or took the focus."""
    controls: list[str] = []
    """Texts of the buttons and links in it."""


class Ending(Record, frozen=True, kw_only=True):
    """How a page ended by itself while nobody did anything."""

    kind: Literal["left", "gone", "emptied"]
    """It moved on, its fields went out of sight, or a form of theirs was emptied."""
    earliest: float
    """Second of the page's own time from which it can have been over."""
    latest: float
    """Second by which it was over."""
    notices: list[Notice] = []
    """What came into sight before; of fields that went, with them too."""
    pressed: str = ""
    """Text of the control that came before and was pressed to keep the page; empty where none was."""
    kept: bool = False
    """Whether the page was as before half a minute after it had ended otherwise."""


class Motion(Acted, frozen=True, kw_only=True):
    """What happens on the page while nobody does anything."""

    watched: float = 0
    """Seconds of the page's own time that it was watched."""
    moving: list[Moving] = []
    """What changes or moves."""
    vanished: list[Vanished] = []
    """Text of three words or more that went and did not come back."""
    quick: list[Place | None] = []
    """Elements that an animation of styles changes to and fro more than three times a second."""
    flashes: int = 0
    """Most flashes of the window within one second of these, as WCAG 2.2 counts them (success criterion 2.3.1)."""
    left_to: str = ""
    """Where the page moved on to by itself; empty where it stayed."""
    left_after: float = 0
    """Second by which it had done so."""
    told_before: bool = False
    """Whether any text had come, gone or changed before that, or may have: it did not move on a second time."""
    ending: Ending | None = None
    """How the page ended, a second time and seen closely; none where it did not."""
    cut: bool = False
    """Whether some of it was left out because there was too much."""
