"""Trying the controls of a page for those that stop what moves by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.browser.trouble import Dead, Trouble
from einclusion.probes.watching.clock import pass_time
from einclusion.probes.watching.pressing import controls, press

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame
    from einclusion.browser.window import Window

MOST = 60
"""Controls that are pressed."""
_SHORTEST, _LONGEST, _ROUNDS = 4.0, 600.0, 4
"""Seconds of the page's own time that the effect of one is waited for, and rounds of the slowest target in it."""
_OTHERWISE = 2
"""How many times as often, or as seldom, something changes after a control that sets how often it does."""


@dataclass(frozen=True)
class Page:
    """A page that stands in a double, with the memory of what moves in each of its frames."""

    double: Double
    window: Window
    frames: list[Frame]

    async def ask(self, call: str) -> list[Any]:
        """What the memories say. Raises Trouble."""
        return [await frame.evaluate(call) for frame in self.frames]


async def try_controls(page: Page, rows: list[dict[str, Any]], until: float) -> None:
    """Say in each row which control stops it, and whether all were tried until then. Raises Dead."""
    wait = min(_LONGEST, max(_SHORTEST, *(_ROUNDS * _between(row) for row in rows)))
    try:
        await _tried(page, {_key(row): row for row in rows}, wait, until)
    except Dead:
        raise
    except Trouble:
        return  # the page moved on; what was not found until then is not known


async def _tried(page: Page, rows: dict[str, dict[str, Any]], wait: float, until: float) -> None:
    await page.ask("einclusionMotion.start()")
    await page.ask("einclusionMotion.fill()")
    await page.ask(f"einclusionMotion.follow({{ from: 0, every: {wait / 9.7} }})")
    steady = await pass_time(page.window, wait, until - now())
    before = await _trial(page, wait, until) if steady else None
    if before is None:
        return
    open_rows = {key: row for key, row in rows.items() if key in before and not _rests(before[key])}
    queue = [(frame, row) for frame, found in (await controls(page.double)).items() for row in found]
    frames = {frame.id: frame for frame in page.frames}
    opened: dict[int, Any] = {}
    for count, (frame, control) in enumerate(queue):
        if count >= MOST or now() > until:
            return
        await press(page.double, frames[frame], control)
        after = await _trial(page, wait, until)
        if after is None:
            return
        for key in [key for key in open_rows if key in after and _other(before[key], after[key])]:
            row = open_rows.pop(key)
            row.update(stoppers=[opened.get(count, control["node"])], tried=True)
        if not open_rows:
            return
        for name, found in (await controls(page.double)).items():
            for fresh in found:
                opened[len(queue)] = opened.get(count, control["node"])
                queue.append((name, fresh))
    for row in open_rows.values():
        row["tried"] = True


async def _trial(page: Page, wait: float, until: float) -> dict[str, dict[str, Any]] | None:
    """What each target does from now on; none where the time was over before."""
    await page.ask("einclusionMotion.mark()")
    if not await pass_time(page.window, wait, until - now()):
        return None
    told = await page.double.look("() => ({ now: einclusionMotion.trial(), rows: einclusionMotion.told().targets })")
    return {
        _key(row): now for one in told.values() for row, now in zip(one["rows"], one["now"], strict=True) if row["node"]
    }


def _key(row: Mapping[str, Any]) -> str:
    return json.dumps([row["kind"], row["node"]])


def _between(row: Mapping[str, Any]) -> float:
    """Seconds from one change to the next."""
    gaps = [after - before for before, after in pairwise(row["times"])]
    return median(gaps) if gaps and row["kind"] != "style" else 0.0


def _rests(seen: Mapping[str, Any]) -> bool:
    return bool(seen["still"] or not (seen["seen"] or seen["writes"]))


def _other(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether it rests, is gone, or changes at another pace."""
    often, now = before["writes"], after["writes"]
    return _rests(after) or (often > 1 and (now >= often * _OTHERWISE or now * _OTHERWISE <= often))
