"""Hover: the pointer rests on what reacts to it; what comes out, how it goes, and whether the focus brings it too."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.probes.keyboard.press import press
from einclusion.probes.pressing.desk import Desk
from einclusion.probes.pressing.signs import point, signs

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

MOST, SECONDS = 10, 4.0
"""Elements on which the pointer rests, and how long that may take."""
_TYPES = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover"})
_MOST_LISTENERS = 30
_ADD = "function () { einclusionHover.add(this); }"
SPOILS = "mostly"


async def gather(double: Double) -> dict[str, Any]:
    """What comes out, and how much was left out. Raises Trouble."""
    desk = Desk(double)
    await desk.open()
    window = await double.window()
    told: dict[str, Any] = {"revealed": [], "tried": 0, "cut": False, "links": []}
    told["links"] = await signs(desk, window)
    try:
        async with asyncio.timeout(SECONDS):
            await _listeners(window)
    except TimeoutError:
        told["cut"] = True
    triggers = await desk.ask_hover(f"triggers({MOST + 1})")
    told["cut"] = told["cut"] or len(triggers) > MOST
    until = time.monotonic() + SECONDS
    try:
        async with asyncio.timeout(2 * SECONDS):
            for trigger in triggers[:MOST]:
                if time.monotonic() > until:
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


async def _listeners(window: Window) -> None:
    """Tell the page's memory which elements scripts watch the pointer on. Raises Trouble."""
    answer = await window.send("Runtime.evaluate", expression="document", objectGroup="einclusion")
    heard = await window.send(
        "DOMDebugger.getEventListeners", objectId=answer["result"]["objectId"], depth=-1, pierce=False
    )
    nodes = dict.fromkeys(one["backendNodeId"] for one in heard["listeners"] if one["type"] in _TYPES)
    world = await (await window.top()).world()
    for number in list(nodes)[:_MOST_LISTENERS]:
        try:
            node = await window.send("DOM.resolveNode", backendNodeId=number, executionContextId=world)
            await window.send("Runtime.callFunctionOn", functionDeclaration=_ADD, objectId=node["object"]["objectId"])
        except Dead:
            raise
        except Trouble:
            continue  # the document itself is no element


async def _rest(desk: Desk, window: Window, trigger: dict[str, Any]) -> dict[str, Any] | None:
    """What comes out where the pointer rests on one element; none where nothing does. Raises Trouble."""
    number = trigger["number"]
    await point(window)
    place = await desk.ask_hover(f"begin({number})")
    if place is None:
        return None
    await point(window, place)
    seen = await desk.ask_hover(f"come({number}, 150)")
    if seen is None:
        return None
    stays = None
    if seen["at"] is not None:
        await point(window, seen["at"])
        stays = await desk.ask_hover("still(250)")
    await point(window, place)
    escape = False
    if await desk.ask_hover("still(100)"):
        await press(window, "Escape")
        escape = not await desk.ask_hover("still(100)")
    await point(window)
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
