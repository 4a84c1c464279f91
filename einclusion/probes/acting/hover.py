"""Hover: the pointer rests on what reacts to it; what comes out, how it goes, and whether the focus brings it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now, within
from einclusion.browser.trouble import Trouble
from einclusion.probes.keyboard.press import press
from einclusion.probes.pressing.desk import Desk
from einclusion.probes.pressing.signs import signs

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

MOST, SECONDS = 10, 4.0
"""Elements on which the pointer rests, and how long that may take."""
_TYPES = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover"})
_MOST_LISTENERS = 30
SPOILS = "mostly"


async def gather(double: Double) -> dict[str, Any]:
    """What comes out, and how much was left out. Raises Trouble."""
    desk = Desk(double)
    await desk.open()
    window = await double.window()
    told: dict[str, Any] = {"revealed": [], "tried": 0, "cut": False, "links": []}
    told["links"] = await signs(desk)
    try:
        async with within(SECONDS):
            await desk.tell_listeners(_TYPES, "einclusionHover.add", _MOST_LISTENERS)
    except TimeoutError:
        told["cut"] = True
    triggers = await desk.ask_hover(f"triggers({MOST + 1})")
    told["cut"] = told["cut"] or len(triggers) > MOST
    until = now() + SECONDS
    try:
        async with within(2 * SECONDS):
            for trigger in triggers[:MOST]:
                if now() > until:
                    told["cut"] = True
                    break
                told["tried"] += 1
                if found := await _rest(desk, window, trigger):
                    told["revealed"].append(found)
    except TimeoutError:
        told["cut"] = True
    except Trouble as trouble:
        if not await desk.led_away(trouble):
            raise
        told["cut"] = True
    double.intact = not (triggers or told["links"] or told["cut"])
    return told


async def _rest(desk: Desk, window: Window, trigger: dict[str, Any]) -> dict[str, Any] | None:
    """What comes out where the pointer rests on one element; none where nothing does. Raises Trouble."""
    number = trigger["number"]
    await desk.point()
    place = await desk.ask_hover(f"begin({number})")
    if place is None:
        return None
    await desk.point(place)
    seen = await desk.ask_hover(f"come({number}, 150)")
    if seen is None:
        return None
    stays = None
    if seen["at"] is not None:
        await desk.point(seen["at"])
        stays = await desk.ask_hover("still(250)")
    await desk.point(place)
    escape = False
    if await desk.ask_hover("still(100)"):
        await press(window, "Escape")
        escape = not await desk.ask_hover("still(100)")
    await desk.point()
    await desk.ask_hover("still(120)")
    focus = await desk.ask_hover(f"focus({number})")
    return {
        "node": trigger["node"],
        "content": seen["node"],
        "covers": seen["covers"],
        "near": seen["near"],
        "stays": stays,
        "escape": escape,
        "focusable": focus["focusable"],
        "on_focus": focus["shown"],
    }
