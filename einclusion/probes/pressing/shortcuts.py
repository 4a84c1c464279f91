"""Characters pressed while no control has the focus: which of them change the page, and what turns that off."""

from __future__ import annotations

import asyncio
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from einclusion.browser.patience import now
from einclusion.browser.trouble import Trouble
from einclusion.crawl.addresses import acts
from einclusion.data import beside
from einclusion.probes.pressing.desk import Desk, Worn

if TYPE_CHECKING:
    from einclusion.browser.double import Double

CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;:'\"[]{}()<>+-*=_!@#$%^&~`|\\"
SECONDS = 4.5
"""How long characters and what turns them off may be tried."""
_GROUP = 12
_TYPES = frozenset({"keydown", "keyup", "keypress"})
_MOST_INSTRUMENTS = 6
_MOST_KEYS = 8


async def find(double: Double, desk: Desk, told: dict[str, Any]) -> None:
    """Add the shortcuts of a page whose document listens to keys, or that they can't be told. Raises Trouble."""
    if not await _listens(double):
        return
    until = now() + SECONDS
    told["undecided"] = True
    await desk.anew()
    await desk.ask("rest()")
    await desk.ask("watch()")
    if await desk.ask("changed(300, 300)"):
        return
    if not await _does(desk, CHARACTERS, "stirs"):
        told["undecided"] = False
        return
    await desk.anew()
    keys: list[str] = []
    for start in range(0, len(CHARACTERS), _GROUP):
        if now() > until or len(keys) >= _MOST_KEYS:
            break
        group = CHARACTERS[start : start + _GROUP]
        if await _does(desk, group):
            await desk.anew()  # what a key does once only, it must be able to do again
            keys += [key for key in group if await _does(desk, key)]
    else:
        told["undecided"] = False
    if keys:
        off = await _turned_off(desk, keys, until + SECONDS)
        told["shortcuts"] = [{"key": key, **off.get(key, {})} for key in keys]
        told["undecided"] = False


async def _listens(double: Double) -> bool:
    """Whether a script hears keys wherever they are pressed."""
    window = await double.window()
    for expression in ("window", "document", "document.documentElement", "document.body"):
        answer = await window.send("Runtime.evaluate", expression=expression, objectGroup="einclusion")
        name = answer["result"].get("objectId")
        if name is None:
            continue
        heard = await window.send("DOMDebugger.getEventListeners", objectId=name)
        if any(one["type"] in _TYPES for one in heard["listeners"]):
            return True
    return False


async def _does(desk: Desk, keys: str, how: Literal["changed", "stirs"] = "changed") -> bool:
    """Whether one of the keys changes what can be seen or heard, or leads elsewhere. Raises Trouble.

    `stirs`: whether anything in the page moved at all, be it back to what it was before.
    """
    try:
        await desk.ask("rest()")
        await desk.ask("watch()")
        await asyncio.gather(*(desk.press(key) for key in keys))
        return bool(await desk.ask(f"{how}(40, 500)"))
    except Trouble as trouble:
        if not await desk.led_away(trouble):
            raise
        await desk.anew()
        return True


async def _turned_off(desk: Desk, keys: list[str], until: float) -> dict[str, dict[str, Any]]:
    """What on the page turns each of the keys off, clearly named instruments first. Raises Trouble."""
    off: dict[str, dict[str, Any]] = {}
    await desk.anew()
    tried: set[str] = set()
    for clear in (True, False):
        shown = await desk.ask("instruments()")
        queue = [one for one in shown if _clear(one["text"], keys) == clear][:_MOST_INSTRUMENTS]
        while queue and now() < until and len(off) < len(keys):
            one = queue.pop(0)
            if one["node"] is None or str(one["node"]) in tried or acts(one["address"], one["text"]):
                continue
            tried.add(str(one["node"]))
            seen = {str(other["node"]) for other in await desk.ask("instruments()")}
            try:
                await desk.ask(f"use({json.dumps(one['node'])})")
                await desk.ask("still()")
                for key in keys:
                    if key not in off and not await _does(desk, key):
                        off[key] = {"off_by": one["node"], "clear": clear}
                if clear:
                    queue += [more for more in await desk.ask("instruments()") if str(more["node"]) not in seen | tried]
            except Trouble as trouble:
                if not await desk.led_away(trouble):
                    raise
                try:
                    await desk.anew()
                except Worn:
                    return off
    return off


def _clear(text: str, keys: list[str]) -> bool:
    """Whether words tell that something is about shortcuts."""
    return bool(_words().search(text)) or any(f"“{key}”" in text or f'"{key}"' in text for key in keys)


@cache
def _words() -> re.Pattern[str]:
    data = beside(__file__, "shortcuts.yaml")
    return re.compile("|".join(word for words in data["words"].values() for word in words), re.IGNORECASE)
