"""Keyboard: the page walked with the Tab key, where the focus shows, what covers it, and what never lets it go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.probes.keyboard import sight, skips
from einclusion.probes.keyboard.walk import Key, Walk
from einclusion.probes.keyboard.ways_out import way_out

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST_ALONE = 4
"""Elements that hold the focus by themselves which are tried one by one."""
LOOK_SECONDS = 5.0
"""How long pictures with and without the focus may be compared."""


async def gather(double: Double) -> dict[str, Any]:
    """Stops, traps, and how much was left out. Raises Trouble."""
    walk = await Walk.through(double)
    stops = await walk.told()
    traps = [_trap(trap, stops) for trap in await _traps(double, walk)]
    if walk.loops:
        await double.spoil()
        walk = await Walk.through(double, patient=walk.patient)
        stops = await walk.told()
    unseen = await sight.look(walk, stops, LOOK_SECONDS)
    told = ("node", "shown", "contrast", "around", "covered", "by")
    rows = [{name: row[name] for name in told if name in row} for row in stops.values() if not row["tiny"]]
    followed, changed = await skips.follow(walk)
    await _leave(walk)
    if changed:
        await double.spoil()
    return {"stops": rows, "traps": traps, "cut": walk.cut, "unseen": unseen, "skips": followed}


async def _traps(double: Double, walk: Walk) -> list[dict[str, Any]]:
    """Each loop of a walk and what leads out; the page is spoilt then. Raises Trouble.

    What holds the focus by itself is tried on a fresh page: two such would wrest it from one another without end.
    """
    single = [loop[0] for loop in walk.loops if len(loop) == 1 and loop[0][0] == walk.top][:MOST_ALONE]
    told = {key: await walk.ask(f"ordinal({key[1]})") for key in single}
    places = {key: place for key, place in told.items() if place >= 0}
    traps = [await way_out(walk, loop) for loop in walk.loops if loop[0] not in places]
    for stop, place in places.items():
        fresh, key = await Walk.beginning(double, place)
        if key is not None:
            traps.append({**await way_out(fresh, [key]), "nodes": [stop]})
    return traps


async def _leave(walk: Walk) -> None:
    """Leave no focus behind: what is pictured next would show its mark. Raises Dead."""
    try:
        await walk.ask("start()")
    except Dead:
        raise
    except Trouble:
        return  # a link led away, and with it the focus went


def _trap(trap: Mapping[str, Any], stops: Mapping[Key, Mapping[str, Any]]) -> dict[str, Any]:
    return {**trap, "nodes": [stops[key]["node"] for key in trap["nodes"] if stops.get(key, {}).get("node")]}
