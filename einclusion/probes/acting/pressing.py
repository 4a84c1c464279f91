"""Pressing: controls pressed by keys and clicks, dialogs opened and left, characters pressed on the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from einclusion.probes.pressing import controls, shortcuts
from einclusion.probes.pressing.desk import Desk, Worn

if TYPE_CHECKING:
    from einclusion.browser.double import Double

SPOILS = True


async def gather(double: Double) -> dict[str, Any]:
    """What presses changed, dialogs, and shortcuts of a single character. Raises Trouble."""
    desk = Desk(double)
    await desk.open()
    pressed = await controls.press_all(desk)
    try:
        found = await shortcuts.find(double, desk)
    except Worn:
        found = {"shortcuts": [], "restless": True}
    return {**pressed, **found}
