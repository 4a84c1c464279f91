"""Motion: what changes, moves or moves on by itself, in half an hour of the page's own time."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.probes.watching import ending
from einclusion.probes.watching.clock import pass_time
from einclusion.probes.watching.flashing import count_flashes
from einclusion.probes.watching.trials import Page, try_controls

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST = 30
"""Rows of each kind that are kept for a frame."""
CLOSELY, EVERY = 60.0, 0.83
"""Seconds of the page's own time in which it is looked at closely, and between two looks; no round takes that long."""
LONG, CHUNK, RARELY = 1860.0, ending.CHUNK, 20.0
"""Seconds until which it is watched, at a time, and between two looks."""
PATIENCE, SECONDS = 3.0, 10.0
"""Seconds of ours for each part of the watch, and after which no control is tried any more."""
SPOILS = "always"
_FEWER = {"name": "prefers-reduced-motion", "value": "reduce"}

_FRAME = "new Promise((done) => { setTimeout(done, 300); requestAnimationFrame(() => requestAnimationFrame(done)); })"
"""Animations only begin with a picture, and none is drawn while the page's own time is made to pass."""


async def gather(double: Double) -> dict[str, Any]:
    """What was seen. Raises Trouble."""
    until = now() + SECONDS
    page = await _begun(double)
    if any(await page.ask("einclusionMotion.start()")):
        await page.window.send("Emulation.setEmulatedMedia", features=[_FEWER])
        await page.ask("einclusionMotion.stubborn()")
        await page.window.send("Emulation.setEmulatedMedia", features=[{**_FEWER, "value": "no-preference"}])
        await page.ask(_FRAME)
    facts: dict[str, Any] = await count_flashes(page)
    await page.ask(f"einclusionMotion.follow({{ from: 0, every: {EVERY} }})")
    steady = await pass_time(page.window, CLOSELY, PATIENCE)
    told = await _told(double)
    facts["watched"] = CLOSELY if steady else 0.0
    if steady:
        facts.update(await _for_long(page))
        told = told if "left_to" in facts else await _told(double)
        kind, seconds = facts.pop("over"), facts.pop("after")
        if kind:
            facts.update(await _again(double, kind, seconds))
    rows = [row for one in told for row in one["targets"]]
    facts["vanished"] = [row for one in told for row in one["vanished"]] if steady else []
    facts["cut"] = not steady or any(one["cut"] for one in told)
    pending = [row for row in rows if row["node"] and (row["kind"] == "style" or len(row["times"]) > 1)]
    if pending and now() < until:
        await double.spoil()
        await try_controls(await _begun(double), pending, until)
    return {**facts, "moving": pending}


async def _told(double: Double) -> list[dict[str, Any]]:
    return list((await double.look("() => einclusionMotion.told()")).values())


async def _begun(double: Double) -> Page:
    script = files("einclusion.probes.acting").joinpath("motion.js").read_text(encoding="utf-8")
    await double.look(script, most=MOST)
    window = await double.window()
    return Page(double, window, await window.frames())


async def _for_long(page: Page) -> dict[str, Any]:
    """What becomes of the page in the minutes after: how long it was watched, how it ended and where it went."""
    document, seconds, until = page.window.documents, CLOSELY, now() + PATIENCE
    await page.ask(f"einclusionMotion.follow({{ from: {CLOSELY}, every: {RARELY} }})")
    await ending.begin(page.double, CLOSELY, RARELY)
    while seconds < LONG and await pass_time(page.window, CHUNK, until - now()):
        seconds += CHUNK
        if page.window.documents != document:
            left = {"left_to": page.window.address[:500], "left_after": seconds}
            return {"watched": seconds, "over": "left", "after": seconds, **left}
    kind, after = await ending.over(page.double)
    return {"watched": seconds, "over": kind, "after": after}


async def _again(double: Double, kind: str, seconds: float) -> dict[str, Any]:
    """How the page ends, seen once more and closely, and whether it can be kept from that. Raises Trouble."""
    until = now() + SECONDS
    end = await ending.look_again(double, seconds, until)
    if end is None or end["kind"] != kind:
        return {"told_before": True}
    if end["notices"]:
        end.update(await ending.keep(double, end, until))
    changed = end.pop("changed")
    left = {"left_after": end["latest"], "told_before": changed} if kind == "left" else {}
    return {"ending": end, **left}
