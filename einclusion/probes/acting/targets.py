"""Targets: pages of the same site that decide what links and sentences of this page mean, opened as a visitor would."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.checking.destinations import to_open
from einclusion.dom import Dom
from einclusion.probes import structure
from einclusion.snapshot import structure_of

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

MOST, SECONDS = 10, 8.0
"""Pages that are opened, and how long that may take."""
_LETTERS, _NAMES = 4_000, 200


async def gather(double: Double) -> dict[str, Any]:
    """What stands at the addresses, each opened once a run, and how many were left out. Raises Trouble."""
    window = await double.window()
    wanted = to_open(Dom(structure_of(await structure.gather(window))), window.address)
    if not wanted:
        return {"pages": [], "unseen": 0}
    script = files("einclusion.probes.acting").joinpath("targets.js").read_text(encoding="utf-8")
    known = double.known
    fresh = [address for address in wanted[:MOST] if ("targets", address) not in known]
    if fresh:
        end = time.monotonic() + SECONDS
        beside = await double.beside()
        try:
            for address in fresh:
                if time.monotonic() > end:
                    break
                known["targets", address] = await _seen(double, beside, address, script)
        finally:
            await double.shut(beside)
    pages = [known["targets", address] for address in wanted[:MOST] if ("targets", address) in known]
    return {"pages": pages, "unseen": len(wanted) - len(pages)}


async def _seen(double: Double, window: Window, address: str, script: str) -> dict[str, Any]:
    try:
        arrival = await window.visit(address)
        arrival.refuse_error()
        told = await double.ask(await window.top(), script, most=_LETTERS, names=_NAMES)
    except Dead:
        raise
    except Trouble:
        return {"address": address}
    return {"address": address, "end": arrival.address, **told}
