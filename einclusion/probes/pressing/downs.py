"""Buttons and links pressed with the pointer and let go elsewhere: what happens although people change their mind."""

from __future__ import annotations

from typing import Any

from einclusion.browser.patience import now
from einclusion.browser.trouble import Trouble
from einclusion.crawl.addresses import acts
from einclusion.probes.pressing.desk import Desk

MOST, SECONDS = 8, 3.0
"""Elements that are pressed, and how long that may take."""
_TYPES = frozenset({"mousedown", "pointerdown", "touchstart"})
_LISTENERS = 40


async def hold(desk: Desk) -> list[dict[str, Any]]:
    """One row for each element that scripts watch for the pointer going down. Raises Trouble, and Worn."""
    until = now() + SECONDS
    if not await _listed(desk):
        return []
    await desk.anew()
    listed, place = await _listed(desk), 0
    found: list[dict[str, Any]] = []
    while place < len(listed) and now() < until:
        one, place = listed[place], place + 1
        if acts(one["address"], one["text"]):
            continue
        try:
            held = await _held(desk, one["number"])
        except Trouble as trouble:
            if not await desk.led_away(trouble):
                raise
            held = {"down": True, "kept": True}
            await desk.anew()
            listed = await _listed(desk)
        if held is not None:
            found.append({"node": one["node"], **held})
    return found


async def _listed(desk: Desk) -> list[dict[str, Any]]:
    await desk.tell_listeners(_TYPES, "einclusionPress.addDown", _LISTENERS)
    return list(await desk.ask(f"downs({MOST})"))


async def _held(desk: Desk, number: int) -> dict[str, Any] | None:
    """Whether anything changes while the pointer is down, and stays so once it was let go elsewhere. Raises Trouble."""
    await desk.point()
    if not (await desk.ask(f"begin({number})"))["there"]:
        return None
    place = await desk.ask(f"place({number})")
    if place is None:
        return None
    await desk.point(place)
    await desk.ask("ready()")
    await desk.point(place, kind="mousePressed")
    down = await desk.ask("differs(60, 500)")
    await desk.point()
    await desk.point(kind="mouseReleased")
    return {"down": down, "kept": down and await desk.ask("differs(60, 500, true)")}
