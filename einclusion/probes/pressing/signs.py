"""Links that only their colour tells from the text beside them: what else the pointer and the focus show."""

from __future__ import annotations

from typing import Any

from einclusion.browser.patience import now
from einclusion.probes.pressing.desk import Desk

MOST, SECONDS = 6, 2.0
"""Links, each with other styles, that are looked at, and how long that may take."""


async def signs(desk: Desk) -> list[dict[str, Any]]:
    """One row for each of these links. Raises Trouble."""
    until = now() + SECONDS
    found: list[dict[str, Any]] = []
    links = await desk.ask_signs(f"list({MOST})")
    if links:
        await desk.press("Shift")  # the focus shows where a key was the last that was used
    for link in links:
        if now() > until:
            break
        await desk.point()
        place = await desk.ask_signs(f"begin({link['number']})")
        hover = None
        if place is not None:
            await desk.point(place)
            hover = await desk.ask_signs(f"hovered({link['number']})")
            await desk.point()
        found.append(
            {"node": link["node"], "hover": hover, "focus": await desk.ask_signs(f"focused({link['number']})")}
        )
    return found
