"""Facts of the pressing probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Press(Record, frozen=True, kw_only=True):
    """A control that was pressed."""

    node: Place | None = None
    """The control; none where the page had changed."""
    role: str = ""
    """What it says that it is; `summary` for that element."""
    native: bool = False
    """Whether the browser itself makes it answer to keys."""
    focused: bool = False
    """Whether it took the focus."""
    key: str = ""
    """The first of its keys that changed something; `click` where only a click did; empty where nothing did."""
    changed: bool = False
    """Whether something changed that can be seen or heard."""
    moved: bool = False
    """Whether it led to another page."""
    gone: list[Place] = []
    """Elements that could be seen before and not after, outermost ones."""
    muted: list[Place] = []
    """Elements that assistive technology met before and not after, outermost ones."""
    come: list[Place] = []
    """Elements that could be seen after and not before, outermost ones; not those that a script put in."""
    opens: bool = False
    """Whether what came or went is what it names in `aria-controls`, or stands right behind it."""
    said: tuple[str, str] = ("", "")
    """Its `aria-expanded`, `aria-checked` or `aria-pressed` before and after; empty where it has none."""


class Dialog(Record, frozen=True, kw_only=True):
    """A dialog that a press opened."""

    opener: Place | None = None
    """The control that was pressed."""
    node: Place | None = None
    """The dialog; none where a script put it in."""
    modal: bool = False
    """Whether the page behind it is closed to people, or is said to be."""
    focusable: int = 0
    """Elements in it that can take the focus."""
    entered: bool = False
    """Whether the focus went into it as it opened."""
    reached: bool = False
    """Whether the Tab key led into it."""
    behind: Place | None = None
    """Where on the page behind it the Tab key led to."""
    closed: bool = False
    """Whether the Escape key closed it, or else a button in it."""
    returned: bool = False
    """Whether the focus was on what had opened it then."""
    lost: bool = False
    """Whether nothing had the focus then, or something that can't be seen."""


class Shortcut(Record, frozen=True, kw_only=True):
    """A character that changes the page wherever it is typed."""

    key: str
    """The character."""
    off_by: Place | None = None
    """The control that turns it off, or asks for more than the character; none where none was found."""
    clear: bool = False
    """Whether that control says that it is about shortcuts."""


class Held(Record, frozen=True, kw_only=True):
    """A button or link that listens to the pointer going down: pressed there, and let go elsewhere."""

    node: Place | None = None
    """The control; none where the page had changed."""
    down: bool = False
    """Whether something changed that can be seen or heard, or it led elsewhere, before the pointer was let go."""
    kept: bool = False
    """Whether that stayed so after it was let go elsewhere."""


class Fleeting(Record, frozen=True, kw_only=True):
    """Text that came with a press and went by itself, no other taking its place."""

    node: Place | None = None
    """The control; none where the page had changed."""
    text: str
    """Its beginning."""
    seconds: float
    """Seconds of the page's own time after the press by which it was gone."""


class Pressing(Acted, frozen=True, kw_only=True):
    """Controls and characters pressed, and what that changed."""

    presses: list[Press] = []
    """Controls in the order of the page."""
    dialogs: list[Dialog] = []
    """Dialogs that presses opened."""
    left: int = 0
    """Controls that were not pressed: too many, or they say that they delete, pay or log out."""
    shortcuts: list[Shortcut] = []
    """Characters that change the page while no control has the focus."""
    undecided: bool = False
    """Whether it can't be told what characters do: the page changes by itself, or there was no time."""
    vanished: list[Fleeting] = []
    """Text of three words or more that presses brought and that was gone half a minute later."""
    held: list[Held] = []
    """Buttons and links that listen to the pointer going down."""
