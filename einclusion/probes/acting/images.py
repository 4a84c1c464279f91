"""Images: what can be seen of the pictures on the page, cut out of it without its letters, and the text in them."""

from __future__ import annotations

import asyncio
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
from PIL import Image

from einclusion.acted.images import Line
from einclusion.browser.patience import now, within
from einclusion.lettering import colours_of, drawn, lines_in, reader
from einclusion.pictures import PAGE_HEIGHT
from einclusion.probes.lettered import without_letters

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST = 300
"""Pictures that are looked at."""
SECONDS, LAST = 9.0, 12.5
"""Seconds of the probe's time after which no further picture is read, and after which none is waited for."""
_TINY = (10, 8)
"""Width and height below which there is no text that people could read."""
_LOAD = """async ({ seconds }) => {
  const late = [...document.images].filter((one) => one.loading === "lazy" && !one.complete);
  for (const one of late) one.loading = "eager";
  const all = Promise.all(late.map((one) => new Promise((done) => (one.onload = one.onerror = done))));
  if (late.length) await Promise.race([all, new Promise((done) => setTimeout(done, seconds * 1000))]);
}"""


async def gather(double: Double) -> dict[str, Any]:
    """Pictures, and how many were left out. Raises Trouble."""
    start = now()
    script = files("einclusion.probes.acting").joinpath("images.js").read_text(encoding="utf-8")
    await double.look(_LOAD, seconds=2)
    seen = (await double.look(script, most=MOST, height=PAGE_HEIGHT)).values()
    found = [one for frame in seen for one in frame["found"]]
    told: dict[str, Any] = {"unseen": sum(frame["left"] for frame in seen), "reader": reader()}
    if not found:
        return {**told, "pictures": []}
    bottom = max(one["rect"][1] + one["rect"][3] for one in found)
    size = (double.size[0], min(PAGE_HEIGHT, round(bottom) + 2))
    page = await without_letters(double, size, [one["rect"] for one in found])
    cuts = [(one, _cut(page, one["rect"])) for one in found]
    return {**told, **await _read(cuts, start if told["reader"] else None)}


def _cut(page: Image.Image, rect: list[float]) -> Image.Image | None:
    left, top = max(0, round(rect[0])), max(0, round(rect[1]))
    right, bottom = min(page.width, round(rect[0] + rect[2])), min(page.height, round(rect[1] + rect[3]))
    return page.crop((left, top, right, bottom)) if right - left > 1 and bottom - top > 1 else None


async def _read(cuts: list[tuple[dict[str, Any], Image.Image | None]], start: float | None) -> dict[str, Any]:
    """The pictures with their text, those that HTML holds first, for as long as there is time; without where none."""
    pictures = []
    for one, cut in sorted(cuts, key=lambda row: row[0]["kind"] == "background"):
        if cut is None:
            continue
        blank = len(cut.getcolors(1) or []) == 1
        lines = None if start is None else await _lines(cut, blank, start)
        if lines and one["kind"] == "background":
            lines = [line for line in lines if not any(_holds(other, one, line) for other, _ in cuts)]
        pictures.append(
            {
                **{name: one[name] for name in ("node", "kind", "source", "loaded")},
                "size": cut.size,
                "blank": blank,
                "colours": colours_of(cut),
                "besides": round(drawn(cut, lines), 4),
                "read": lines is not None,
                "lines": [msgspec.structs.asdict(line) for line in lines or []],
            }
        )
    return {"pictures": pictures, "unread": sum(not one["read"] for one in pictures) if start is not None else 0}


async def _lines(cut: Image.Image, blank: bool, start: float) -> list[Line] | None:
    """Text in a picture; none where there is no time left for it."""
    if blank or cut.width < _TINY[0] or cut.height < _TINY[1]:
        return []
    moment = now()
    if moment > start + SECONDS:
        return None
    try:
        async with within(start + LAST - moment):
            return await asyncio.to_thread(lines_in, cut)
    except TimeoutError:
        return None


def _holds(other: dict[str, Any], one: dict[str, Any], line: Line) -> bool:
    """Whether a line read in a background stands in a smaller picture that lies on it."""
    left, top = max(0, one["rect"][0]) + line.box[0], max(0, one["rect"][1]) + line.box[1]
    x, y = left + line.box[2] / 2, top + line.box[3] / 2
    box = other["rect"]
    inside = box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]
    return other is not one and inside and box[2] * box[3] < one["rect"][2] * one["rect"][3]
