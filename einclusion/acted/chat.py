"""Facts of the chat probe."""

from __future__ import annotations

from einclusion.acted import Acted, Place


class Chat(Acted, frozen=True, kw_only=True):
    """A chat opened by the button for it; nothing is written into it."""

    launcher: Place | None = None
    """The button; none where the page had changed, or where none was found."""
    name: str = ""
    """Its text; empty where none was found, or a page before this one opened the same."""
    text: str = ""
    """What came into sight; its beginning."""
    controls: list[str] = []
    """Texts of buttons and links among that."""
