"""Sensors: what a page does when the device is tilted, turned or shaken, and which controls do the same or end that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.probes.watching.clock import pass_time
from einclusion.probes.watching.pressing import controls, press

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

EVENTS = ("deviceorientation", "deviceorientationabsolute", "devicemotion")
SPOILS = "seldom"
_MOST, _SECONDS, _MOST_REACTIONS = 3000, 11.0, 4
"""Elements that are compared, seconds in which controls are tried, and movements that are compared with them."""
_MINUTE = 60.0
"""Seconds of the page's own time in which it may react (ACT rules 7677a9 and c249d5)."""
_SHAKES, _PATIENCE = 6, 2.0
_Changes = dict[str, tuple[str, str]]
"""What an element, by its place, held before and after."""
_Motion = tuple[str, str, dict[str, Any], int]
"""An event, the name of the movement, the event's details, and how often it comes."""


async def gather(double: Double) -> dict[str, Any]:
    """Events, reactions, and what ends them. Raises Trouble."""
    window = await double.window()
    events = await _listened_to(window)
    if not events:
        double.intact = True
        return {}
    restless = set(await _after(double, None))
    reactions: list[dict[str, Any]] = []
    for event in events:
        reactions += await _reactions(double, event, restless)
    reactions = reactions[:_MOST_REACTIONS]
    facts: dict[str, Any] = {"events": events, "disablers": [], "cut": False}
    if reactions:
        facts.update(await _controls(double, reactions, restless))
    return {**facts, "reactions": [one["row"] for one in reactions]}


async def _listened_to(window: Window) -> list[str]:
    """Events of movement that scripts of the page's own document listen to."""
    found = await window.send("Runtime.evaluate", expression="window")
    told = await window.send("DOMDebugger.getEventListeners", objectId=found["result"]["objectId"])
    types = {row["type"] for row in told["listeners"]}
    return [event for event in EVENTS if event in types]


def _motions(event: str) -> Iterator[_Motion]:
    """Movements worth trying, both ways along each axis."""
    for sign in (1, -1):
        if event == "devicemotion":
            rate = dict.fromkeys(("alpha", "beta", "gamma"), sign * 200)
            force = dict.fromkeys(("x", "y", "z"), sign * 30)
            details = {"rotationRate": rate, "acceleration": force, "accelerationIncludingGravity": force}
            for times in (1, _SHAKES):
                yield event, f"{sign * 200}°/s, {sign * 30} m/s², {times} ×", {**details, "interval": 16}, times
            continue
        for axis, angle in (("gamma", sign * 60), ("beta", sign * 60), ("alpha", 180 - sign * 90)):
            yield event, f"{axis} {angle}°", {"alpha": 0, "beta": 0, "gamma": 0, axis: angle}, 1


async def _reactions(double: Double, event: str, restless: set[str]) -> list[dict[str, Any]]:
    """Movements after which the page is another, and what is other then; one for each outcome."""
    seen: set[str] = set()
    found = []
    for motion in _motions(event):
        changes = {key: value for key, value in (await _after(double, motion)).items() if key not in restless}
        outcome = json.dumps(sorted(changes.items()))
        if changes and outcome not in seen:
            seen.add(outcome)
            nodes = [json.loads(key) for key in changes if key != "null"]
            row = {"event": event, "motion": motion[1], "nodes": nodes, "same": "no"}
            found.append({"motion": motion, "changes": changes, "row": row})
    return found


async def _fresh(double: Double) -> Window:
    await double.spoil()
    script = files("einclusion.probes.acting").joinpath("sensors.js").read_text(encoding="utf-8")
    await double.ask(await (await double.window()).top(), script, most=_MOST)
    return await double.window()


async def _after(double: Double, motion: _Motion | None) -> _Changes:
    """What changes within a minute on a fresh page after a movement, or without one."""
    window = await _fresh(double)
    return await _moved(double, window, motion)


async def _moved(double: Double, window: Window, motion: _Motion | None) -> _Changes:
    top = await window.top()
    await top.evaluate("einclusionSensors.snapshot()")
    if motion is not None:
        event, _, details, times = motion
        await top.evaluate(f"einclusionSensors.move({json.dumps(event)}, {json.dumps(details)}, {times})")
    await pass_time(window, _MINUTE, _PATIENCE)
    return await _changes(window)


async def _changes(window: Window) -> _Changes:
    told = await (await window.top()).evaluate("einclusionSensors.changes()")
    return {json.dumps(row["node"]): (row["before"], row["after"]) for row in told}


async def _controls(double: Double, reactions: list[dict[str, Any]], restless: set[str]) -> dict[str, Any]:
    """Controls after which nothing reacts any more; says in each reaction whether one does the same."""
    until = now() + _SECONDS
    results: list[_Changes] = []
    disablers: list[Any] = []
    ways: list[list[int]] = [[row["number"]] for row in await _own(double, await _fresh(double))]
    set_by: set[str] = set()
    cut = doubt = False
    while ways and not cut:
        way = ways.pop(0)
        pressed, opened = await _pressed(double, way)
        if pressed is None:
            continue
        if len(way) == 1:
            ways += [[*way, number] for number in opened]
        window = await double.window()
        results.append(await _changes(window))
        set_by = {*set_by, *(results[-1] if pressed["setting"] else ())}
        if not any([set(await _moved(double, window, one["motion"])) - restless for one in reactions]):
            if any(set(one["changes"]) & set(results[-1]) for one in reactions):
                doubt = True  # it may have brought what reacts to its end instead
            else:
                disablers.append(pressed["node"])
        cut = cut or now() > until
    _compare(reactions, results, cut, set_by)
    return {"disablers": [one for one in disablers if one], "cut": cut or doubt}


async def _pressed(double: Double, way: list[int]) -> tuple[dict[str, Any] | None, list[int]]:
    """The last of some controls pressed one after another on a fresh page, and numbers of those that came up then."""
    window = await _fresh(double)
    top = await window.top()
    rows = await _own(double, window)
    pressed = None
    for number in way:
        await top.evaluate("einclusionSensors.snapshot()")
        pressed = next((row for row in rows if row["number"] == number), None)
        if pressed is None:
            return None, []
        await press(double, top, pressed)
        rows = await _own(double, window)
    return pressed, [row["number"] for row in rows]


async def _own(double: Double, window: Window) -> list[dict[str, Any]]:
    """Controls of the page's own document that were not told before."""
    return (await controls(double)).get((await window.top()).id, [])


def _compare(reactions: list[dict[str, Any]], results: list[_Changes], cut: bool, set_by: set[str]) -> None:
    """Whether a control does the same: exactly where any of them does so exactly, else in the same direction.

    `set_by`: what controls change that take many values, of which one was tried.
    """
    exact = [any(_covers(one["changes"], result) for result in results) for one in reactions]
    for one, is_exact in zip(reactions, exact, strict=True):
        touched = any(set(one["changes"]) & set(result) for result in results)
        if is_exact:
            one["row"]["same"] = "yes"
        elif cut or set(one["changes"]) & set_by or (touched and not any(exact)):
            one["row"]["same"] = "unknown"


def _covers(changes: _Changes, result: _Changes) -> bool:
    return all(key in result and result[key][1] == after for key, (_, after) in changes.items())
