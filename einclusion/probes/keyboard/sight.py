"""Whether the focus shows at a stop: by the browser's ring, a text cursor, or what differs between pictures."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageChops

from einclusion.browser.patience import now
from einclusion.probes.keyboard.marked import marked
from einclusion.probes.keyboard.walk import Key, Walk

if TYPE_CHECKING:
    from einclusion.browser.window import Window

ENOUGH = 3
"""Stops that look alike and show no focus, by style or in pictures, after which others like them are not pictured."""
_AROUND = 60
"""CSS pixels around an element that are looked at before the whole window is."""


async def look(walk: Walk, stops: Mapping[Key, dict[str, Any]], seconds: float) -> int:
    """Say in each stop's row, as `shown`, what shows its focus; gives the number of those that could not be looked at.

    Stops alike with and without the focus are looked at once on all pages with the same styles. Raises Trouble.
    """
    until = now() + seconds
    window = await walk.double.window()
    alike: dict[str, dict[str, Any]]
    unshown: Counter[str]
    alike, unshown = walk.double.known.setdefault(("keyboard", await walk.double.dress()), ({}, Counter()))
    unseen = 0
    for key, row in stops.items():
        row["shown"] = _without_pictures(row)
        if row["shown"]:
            continue
        known = alike.get(row["signature"], {})
        if known.get("shown") == "pixels":
            row.update(known, shown="style" if row["changed"] else "pixels")
        elif unshown[row["signature"]] >= ENOUGH and not row["changed"]:
            row["shown"] = "not"
        elif now() > until:
            row["shown"] = "unknown"
            unseen += 1
        else:
            alike[row["signature"]] = await _pictured(window, walk, key)
            row.update(alike[row["signature"]])
            unshown[row["signature"]] += row["shown"] == "not"
        row["around"] = bool(row.get("around")) and row["changed"]  # else something may move by itself
    return unseen


def _without_pictures(row: Mapping[str, Any]) -> str:
    if row["ring"]:
        return "ring"
    return "caret" if row["caret"] else ""


async def _pictured(window: Window, walk: Walk, key: Key) -> dict[str, Any]:
    """`pixels` where one differs with the focus and without, `not` where none does, else `unknown`; how clearly."""
    frame, number = key
    await walk.ask(f"show({number})", frame)
    with_focus = await walk.ask(f"focus({number}, true)", frame)
    if not with_focus["focused"]:
        return {"shown": "unknown"}
    clip = None if frame != walk.top else _clip(with_focus, walk.double.size)
    near = await _compared(window, walk, key, clip, with_focus) if clip else {"shown": "not"}
    if near["shown"] != "not":
        return near
    await walk.ask(f"focus({number}, true)", frame)
    return await _compared(window, walk, key, None, None)


async def _compared(
    window: Window, walk: Walk, key: Key, clip: dict[str, float] | None, box: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The same of one part of the window, or the whole, where the focus is on the stop. Raises Trouble."""
    where = box["scrolled"] if box else (0, 0)
    first = await _picture(window, clip, where)
    await walk.ask(f"focus({key[1]}, false)", key[0])
    second = await _picture(window, clip, where)
    if _same(first, second):
        return {"shown": "not"}
    await walk.ask("drawn()")
    if not _same(second, await _picture(window, clip, where)):
        return {"shown": "unknown"}  # something moves by itself
    told = marked(first, second, clip, box) if clip and box else {}
    return {"shown": "pixels", **told}


def _clip(box: Mapping[str, float], size: tuple[int, int]) -> dict[str, float] | None:
    left, top = max(0.0, box["x"] - _AROUND), max(0.0, box["y"] - _AROUND)
    width = min(size[0], box["x"] + box["width"] + _AROUND) - left
    height = min(size[1], box["y"] + box["height"] + _AROUND) - top
    return {"x": left, "y": top, "width": width, "height": height} if width > 0 and height > 0 else None


async def _picture(window: Window, clip: dict[str, float] | None, scrolled: Sequence[float]) -> Image.Image:
    """A part of the window, or all of it; the browser counts from the beginning of the page."""
    more: dict[str, Any] = {}
    if clip:
        more = {"clip": {**clip, "x": clip["x"] + scrolled[0], "y": clip["y"] + scrolled[1], "scale": 1}}
    answer = await window.send("Page.captureScreenshot", format="png", optimizeForSpeed=True, **more)
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")


def _same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one, other).getbbox() is None
