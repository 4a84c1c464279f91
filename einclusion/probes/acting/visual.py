"""Visual: contrast of text over gradients, pictures and shadows, measured in pictures with and without its letters."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL import ImageChops
from PIL.Image import Image

from einclusion.checking.contrast import Colour, colour, contrast
from einclusion.pictures import PAGE_HEIGHT
from einclusion.probes.edges import edge, filled
from einclusion.probes.lettered import picture, without_letters

if TYPE_CHECKING:
    from einclusion.browser.double import Double

MOST, LETTERS = 150, 60
"""Texts that are measured, and characters of each."""


async def gather(double: Double) -> dict[str, Any]:
    """Contrasts, and how many texts were left out. Raises Trouble."""
    top = await (await double.window()).top()
    seen = await double.ask(top, _script("visual.js"), most=MOST, letters=LETTERS, height=PAGE_HEIGHT)
    fields = await double.ask(top, _script("fields.js"), most=MOST, height=PAGE_HEIGHT)
    rects = [*(rect for text in seen["found"] for rect in text["rects"]), *(field["rect"] for field in fields)]
    if not rects:
        return {"texts": [], "unseen": seen["left"]}
    size = (double.size[0], min(PAGE_HEIGHT, round(max(rect[1] + rect[3] for rect in rects)) + 8))
    written = await picture(double, size)
    bare = await without_letters(double, size, shadows=True)
    texts = [row for text in seen["found"] if (row := _measured(text, written, bare)) is not None]
    edges = [{"node": one["node"], **_looks(one["rect"], written, bare)} for one in fields]
    return {"texts": texts, "unseen": seen["left"], "fields": edges}


def _script(name: str) -> str:
    return files("einclusion.probes.acting").joinpath(name).read_text(encoding="utf-8")


def _looks(rect: list[float], written: Image, bare: Image) -> dict[str, Any]:
    return {"edge": round(edge(rect, bare), 2), "filled": filled(rect, written, bare)}


def _measured(text: dict[str, Any], written: Image, bare: Image) -> dict[str, Any] | None:
    red, green, blue, alpha = colour(text["colour"])
    ink = (red, green, blue, alpha * float(text["opacity"]))
    ratios = [found for rect in text["rects"] if (found := _around(ink, rect, written, bare))]
    if not ratios:
        return None
    best, worst = min(high for _, high in ratios), min(low for low, _ in ratios)
    return {"node": text["node"], "contrast": round(best, 2), "worst": round(worst, 2)}


def _around(ink: Colour, rect: list[float], written: Image, bare: Image) -> tuple[float, float] | None:
    """Lowest and highest contrast of the ink with a pixel in the box of a character's own pixels and one around it."""
    left, top = max(0, int(rect[0]) - 1), max(0, int(rect[1]) - 1)
    right, bottom = min(bare.width, int(rect[0] + rect[2]) + 2), min(bare.height, int(rect[1] + rect[3]) + 2)
    if right <= left or bottom <= top:
        return None
    part = bare.crop((left, top, right, bottom))
    glyph = ImageChops.difference(part, written.crop((left, top, right, bottom))).getbbox()
    if glyph is None:
        return None
    box = (max(0, glyph[0] - 1), max(0, glyph[1] - 1), min(part.width, glyph[2] + 1), min(part.height, glyph[3] + 1))
    pixels = {pixel for _, pixel in part.crop(box).getcolors(part.width * part.height) or []}
    ratios = [contrast(ink, (red, green, blue, 1.0)) for red, green, blue in pixels]  # type: ignore[misc]
    return min(ratios), max(ratios)
