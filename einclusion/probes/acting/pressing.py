"""Pressing: controls by keys, clicks and a pointer that moves off, dialogs left, characters typed on the page."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now, within
from einclusion.probes.pressing import controls, downs, fleeting, shortcuts
from einclusion.probes.pressing.desk import Desk, Worn

if TYPE_CHECKING:
    from einclusion.browser.double import Double

PRESS_SECONDS, KEY_SECONDS, ALL_SECONDS = 5.0, 9.0, 14.0
"""When controls, characters and all of it are given up, so that what was seen till then is kept."""
SPOILS = "mostly"


async def gather(double: Double) -> dict[str, Any]:
    """What presses changed, dialogs, and shortcuts of a single character. Raises Trouble."""
    until = now() + ALL_SECONDS
    desk = Desk(double)
    await desk.open()
    told: dict[str, Any] = {"presses": [], "dialogs": [], "left": 0, "shortcuts": [], "undecided": False}
    spoke: list[tuple[int, str]] = []
    try:
        async with within(PRESS_SECONDS):
            spoke = await controls.press_all(desk, told)
    except (TimeoutError, Worn):
        told["left"] += 1
    try:
        async with within(KEY_SECONDS):
            await shortcuts.find(double, desk, told)
    except (TimeoutError, Worn):
        told["undecided"] = True
    with suppress(TimeoutError, Worn):
        async with within(until - now()):
            told["held"] = await downs.hold(desk)
            if spoke:
                told["vanished"] = await fleeting.watch(double, desk, spoke)
    double.intact = not (desk.used or told.get("held") or told["presses"] or told["left"] or told["undecided"])
    return told
