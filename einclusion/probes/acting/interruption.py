"""Interruption: fields filled in, the line lost and back again, and what is left in them; nothing is sent."""

from __future__ import annotations

import asyncio
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

SPOILS = "seldom"
MOST = 20
"""Fields that are filled in."""
_STEADY, _AWAY, _BACK = 0.5, 0.4, 0.8
"""Seconds in which the page may make something else of what was filled in, for which the line is lost, and in which the
page may react to its coming back."""


async def gather(double: Double) -> dict[str, Any]:
    """How many fields were filled in and which lost it. Raises Trouble."""
    window = await double.window()
    top = await window.top()
    filled = (await double.ask(top, _script(), most=MOST, steady=_STEADY * 1000))["filled"]
    if not filled:
        double.intact = True
        return {}
    document = window.documents
    await _line(window, lost=True)
    try:
        await asyncio.sleep(_AWAY)
    finally:
        await _line(window, lost=False)
    await asyncio.sleep(_BACK)
    moved = window.documents != document
    try:
        lost = (await double.ask(await window.top(), _script(), back=filled))["lost"]
    except Dead:
        raise
    except Trouble:
        moved, lost = True, [None] * len(filled)  # it moved on while it was asked
    gone = moved and len(lost) == len(filled)
    return {"filled": len(filled), "lost": [] if gone else lost, "left": gone}


async def _line(window: Window, *, lost: bool) -> None:
    await window.send(
        "Network.emulateNetworkConditions", offline=lost, latency=0, downloadThroughput=-1, uploadThroughput=-1
    )


@cache
def _script() -> str:
    return files("einclusion.probes.acting").joinpath("interruption.js").read_text(encoding="utf-8")
