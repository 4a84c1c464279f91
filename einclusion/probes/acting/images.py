"""Images: what can be seen of the pictures on the page, cut out of it without its letters, and the text in them."""

from __future__ import annotations

import asyncio
import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL import Image

from einclusion.acted.images import Line
from einclusion.lettering import colours_of, drawn, lines_in, reader
from einclusion.pictures import PAGE_HEIGHT
from einclusion.probes.lettered import without_letters

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST, SECONDS = 300, 8.0
"""Pictures that are looked at, and how long text may be looked for in them."""
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
    script = files("einclusion.probes.acting").joinpath("images.js").read_text(encoding="utf-8")
    await double.look(_LOAD, seconds=2)
    seen = (await double.look(script, most=MOST, height=PAGE_HEIGHT)).values()
    found = [one for frame in seen for one in frame["found"]]
    told: dict[str, Any] = {"unseen": sum(frame["left"] for frame in seen), "reader": reader()}
    if not found:
        return {**told, "pictures": []}
    bottom = max(one["rect"][1] + one["rect"][3] for one in found)
    page = await without_letters(double, (double.size[0], min(PAGE_HEIGHT, round(bottom) + 2)))
    cuts = [(one, _cut(page, one["rect"])) for one in found]
    return {**told, **await _read(cuts, bool(told["reader"]))}


def _cut(page: Image.Image, rect: list[float]) -> Image.Image | None:
    left, top = max(0, round(rect[0])), max(0, round(rect[1]))
    right, bottom = min(page.width, round(rect[0] + rect[2])), min(page.height, round(rect[1] + rect[3]))
    return page.crop((left, top, right, bottom)) if right - left > 1 and bottom - top > 1 else None


async def _read(cuts: list[tuple[dict[str, Any], Image.Image | None]], reads: bool) -> dict[str, Any]:
    """The pictures with their text, those that HTML holds first, for as long as there is time."""
    end = time.monotonic() + SECONDS
    unread, pictures = 0, []
    for one, cut in sorted(cuts, key=lambda row: row[0]["kind"] == "background"):
        picture = {name: one[name] for name in ("node", "kind", "source", "loaded")}
        if cut is None:
            continue
        lines: list[Line] | None = None
        blank = len(cut.getcolors(1) or []) == 1
        if reads and (blank or cut.width < _TINY[0] or cut.height < _TINY[1]):
            lines = []
        elif reads and time.monotonic() < end:
            lines = await asyncio.to_thread(lines_in, cut)
        unread += reads and lines is None
        measured = {"colours": colours_of(cut), "besides": round(drawn(cut, lines), 4)}
        said = [{name: getattr(line, name) for name in line.__struct_fields__} for line in lines or []]
        pictures.append(
            {**picture, **measured, "size": cut.size, "blank": blank, "read": lines is not None, "lines": said}
        )
    return {"pictures": pictures, "unread": unread}
