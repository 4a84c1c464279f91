"""axe-core's results, run in a world of our own so that the page's scripts can't touch it.

A page without frames is one `axe.run`; with frames, axe's own way for drivers (`runPartial`, `finishRun`) reaches those
of other origins too. The engine comes from the package axe-playwright-python.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble

if TYPE_CHECKING:
    from einclusion.browser.frames import Frame
    from einclusion.browser.sight import Sight

_SECONDS = 60.0


@cache
def engine() -> str:
    """axe-core's source and ours."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return axe + "\n;" + files("einclusion.probes").joinpath("axe.js").read_text(encoding="utf-8") + "\n;0"


async def gather(window: Sight, rules: list[str]) -> dict[str, Any]:
    """Results of the given axe rules on the page that stands in the window. Raises Trouble."""
    frames = await window.frames()
    top = frames[0]
    await top.evaluate(engine(), _SECONDS)
    chosen = json.dumps(rules)
    if not await top.evaluate("document.querySelector('iframe, frame') !== null || einclusionAxe.frames().length > 0"):
        found: dict[str, Any] = await top.evaluate(f"einclusionAxe.whole({chosen})", _SECONDS)
        return found
    parts = await _parts(top, "null", chosen, frames)
    results: dict[str, Any] = await top.evaluate(f"einclusionAxe.finish({json.dumps(parts)}, {chosen})", _SECONDS)
    return results


async def _parts(frame: Frame, context: str, rules: str, frames: list[Frame]) -> list[str | None]:
    """Partial results of a frame and those in it, in the order that axe wants."""
    inner = await frame.evaluate(f"einclusionAxe.frames({context})")
    parts = [await frame.evaluate(f"einclusionAxe.part({context}, {rules})", _SECONDS)]
    for row in inner:
        parts += await _inner(frame, row, rules, frames)
    return parts


async def _inner(frame: Frame, row: dict[str, Any], rules: str, frames: list[Frame]) -> list[str | None]:
    """Partial results of a frame in the frame; as axe wants it, none for one that is gone, hidden or silent."""
    try:
        child = await frame.child(row["selector"], frames)
        if child is None:
            return [None]
        await child.evaluate(engine(), _SECONDS)
        return await _parts(child, json.dumps(row["context"]), rules, frames)
    except Dead:
        raise
    except Trouble:
        return [None]
