"""Visual: contrast of text over gradients, pictures and shadows, measured in pictures with and without its letters."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL.Image import Image

from einclusion.pictures import PAGE_HEIGHT
from einclusion.probes.edges import edge, filled
from einclusion.probes.icons import standing_out
from einclusion.probes.inked import measured
from einclusion.probes.lettered import around, without_letters

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST, LETTERS = 150, 60
"""Texts that are measured, and characters of each."""


async def gather(double: Double) -> dict[str, Any]:
    """Contrasts, and how many texts were left out. Raises Trouble."""
    top = await (await double.window()).top()
    seen = await double.ask(top, _script("visual.js"), most=MOST, letters=LETTERS, height=PAGE_HEIGHT)
    fields = await double.ask(top, _script("fields.js"), most=MOST, height=PAGE_HEIGHT)
    icons = await double.ask(top, _script("icons.js"), most=MOST, height=PAGE_HEIGHT)
    rects = [rect for text in seen["found"] for rect in text["rects"]] + [one["rect"] for one in [*fields, *icons]]
    if not rects:
        return {"texts": [], "unseen": seen["left"]}
    size = (double.size[0], min(PAGE_HEIGHT, round(max(rect[1] + rect[3] for rect in rects)) + 8))
    written = await around(double, size, rects)
    bare = await without_letters(double, size, rects, shadows=True)
    texts = [row for text in seen["found"] if (row := measured(text, written, bare)) is not None]
    edges = [{"node": one["node"], **_looks(one["rect"], written, bare)} for one in fields]
    drawn = [row for one in icons if (row := standing_out(one, written)) is not None]
    return {"texts": texts, "unseen": seen["left"], "fields": edges, "icons": drawn}


def _script(name: str) -> str:
    return files("einclusion.probes.acting").joinpath(name).read_text(encoding="utf-8")


def _looks(rect: list[float], written: Image, bare: Image) -> dict[str, Any]:
    return {"edge": round(edge(rect, bare), 2), "filled": filled(rect, written, bare)}
