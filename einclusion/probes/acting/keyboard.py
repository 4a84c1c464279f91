"""Keyboard: the page walked with the Tab key, where the focus shows, what covers it, and what never lets it go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from einclusion.probes.keyboard import sight, skips
from einclusion.probes.keyboard.walk import Key, Walk
from einclusion.probes.keyboard.ways_out import way_out

if TYPE_CHECKING:
    from einclusion.browser.double import Double

LOOK_SECONDS = 5.0
"""How long pictures with and without the focus may be compared."""


async def gather(double: Double) -> dict[str, Any]:
    """Stops, traps, and how much was left out. Raises Trouble."""
    walk = await Walk.through(double)
    stops = await walk.told()
    traps = [_trap(await way_out(walk, loop), stops) for loop in walk.loops]
    if traps:
        await double.spoil()
        walk = await Walk.through(double, patient=walk.patient)
        stops = await walk.told()
    unseen = await sight.look(walk, stops, LOOK_SECONDS)
    told = ("node", "shown", "contrast", "around", "covered", "by")
    rows = [{name: row[name] for name in told if name in row} for row in stops.values() if not row["tiny"]]
    return {"stops": rows, "traps": traps, "cut": walk.cut, "unseen": unseen, "skips": await skips.follow(walk)}


def _trap(trap: Mapping[str, Any], stops: Mapping[Key, Mapping[str, Any]]) -> dict[str, Any]:
    return {**trap, "nodes": [stops[key]["node"] for key in trap["nodes"] if stops.get(key, {}).get("node")]}
