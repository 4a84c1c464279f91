"""Targets: pages of the same site that decide what links and sentences of this page mean, opened as a visitor would."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.browser.trouble import Dead, Trouble
from einclusion.checking.destinations import to_open, without_fragment
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
    script = files("einclusion.probes.acting").joinpath("targets.js").read_text(encoding="utf-8")
    known, here = double.known, without_fragment(double.address)
    if ("targets", here) not in known:  # for pages that lead here
        known["targets", here] = await _told(double, window, here, window.address, script)
    seen = double.structure or await structure.gather(window)
    wanted = to_open(Dom(structure_of(seen)), window.address)
    if not wanted:
        return {"pages": [], "unseen": 0}
    fresh = [address for address in wanted[:MOST] if ("targets", address) not in known]
    if fresh:
        end = now() + SECONDS
        beside = await double.beside()
        try:
            for address in fresh:
                if now() > end:
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
        return await _told(double, window, address, arrival.address, script)
    except Dead:
        raise
    except Trouble:
        return {"address": address}


async def _told(double: Double, window: Window, address: str, end: str, script: str) -> dict[str, Any]:
    """What stands in a window that an address led to. Raises Trouble."""
    told = await double.ask(await window.top(), script, most=_LETTERS, names=_NAMES)
    return {"address": address, "end": end, **told}
