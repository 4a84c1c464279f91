"""What presses said, left alone for a while of the page's own time: which of it goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.browser.trouble import Trouble
from einclusion.probes.pressing.desk import Desk
from einclusion.probes.watching.clock import pass_time

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST = 4
"""Presses that said something which are tried once more."""
SECONDS = 3.0
"""How long that may take."""
STEP, LONG = 5, 30
"""Seconds of the page's own time between two looks, and after which a message is taken to stay."""


async def watch(double: Double, desk: Desk, spoke: list[tuple[int, str]]) -> list[dict[str, Any]]:
    """Texts that went, each with the control that had brought it and the seconds after which it was gone.

    `spoke`: number and key of each press that said something. The page's time stands still after it. Raises Trouble.
    """
    until = now() + SECONDS
    await desk.anew()
    try:
        for number, key in spoke[:MOST]:
            await _again(desk, number, key)
        await desk.ask("begun()")
    except Trouble as trouble:
        if not await desk.led_away(trouble):
            raise
        return []
    window, told = await double.window(), []
    for seconds in range(STEP, LONG + STEP, STEP):
        if not await pass_time(window, STEP, until - now()):
            break
        told += [{**one, "seconds": seconds} for one in await desk.ask("vanished()")]
    return told


async def _again(desk: Desk, number: int, key: str) -> None:
    """Press a control once more, and keep in mind what that says. Raises Trouble."""
    if not (await desk.ask(f"begin({number})"))["there"]:
        return
    if key == "click":
        await desk.ask(f"click({number})")
    else:
        await desk.press(key)
    await desk.ask(f"end(50, 500, {number}, false)")
    await desk.ask(f"listen({number})")
