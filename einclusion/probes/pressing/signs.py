"""Links that only their colour tells from the text beside them: what else the pointer and the focus show."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from einclusion.probes.pressing.desk import Desk

if TYPE_CHECKING:
    from einclusion.browser.window import Window

MOST, SECONDS = 6, 2.0
"""Links, each with other styles, that are looked at, and how long that may take."""
_AWAY = (1.0, 1.0)


async def point(window: Window, place: tuple[float, float] | list[float] = _AWAY) -> None:
    """Move the pointer to a place in the window. Raises Trouble."""
    await window.send("Input.dispatchMouseEvent", type="mouseMoved", x=place[0], y=place[1])


async def signs(desk: Desk, window: Window) -> list[dict[str, Any]]:
    """One row for each of these links. Raises Trouble."""
    until = time.monotonic() + SECONDS
    found: list[dict[str, Any]] = []
    links = await desk.ask_signs(f"list({MOST})")
    if links:
        await desk.press("Shift")  # the focus shows where a key was the last that was used
    for link in links:
        if time.monotonic() > until:
            break
        await point(window)
        place = await desk.ask_signs(f"begin({link['number']})")
        hover = None
        if place is not None:
            await point(window, place)
            hover = await desk.ask_signs(f"hovered({link['number']})")
            await point(window)
        found.append(
            {"node": link["node"], "hover": hover, "focus": await desk.ask_signs(f"focused({link['number']})")}
        )
    return found
