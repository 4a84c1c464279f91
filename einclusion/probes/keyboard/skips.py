"""Links that skip a part of the page, followed with the keyboard: whether the focus goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.probes.keyboard.press import press

if TYPE_CHECKING:
    from einclusion.probes.keyboard.walk import Walk

FIRST, MOST = 6, 2
"""Stops among which such links are looked for, and how many of them are followed."""


async def follow(walk: Walk) -> tuple[list[dict[str, Any]], bool]:
    """Each link and whether it led there, and whether the page is another then; last of all done there. Raises Dead."""
    numbers = [number for frame, number in walk.order[:FIRST] if frame == walk.top and number >= 0]
    try:
        found = await walk.ask(f"skips({numbers})")
        before = await walk.ask("looks()") if found else ""
        rows = [{"node": one["node"], "led": await _led(walk, one["number"])} for one in found[:MOST]]
        return rows, bool(found) and await walk.ask("looks()") != before
    except Dead:
        raise
    except Trouble:
        return [], True  # one of them led away


async def _led(walk: Walk, number: int) -> bool:
    await walk.ask("start()")
    await walk.ask(f"focus({number}, true)")
    window = await walk.double.window()
    await press(window, "Enter")
    await walk.ask("still(150, 1000)")
    if await walk.ask(f"skipped({number}, true)"):
        return True
    await press(window, "Tab")
    await walk.ask("still(50, 300)")
    return bool(await walk.ask(f"skipped({number}, false)"))
