"""Contrast of letters with what lies behind them, measured in pictures of the page with and without its letters."""

from __future__ import annotations

from typing import Any

from PIL import ImageChops
from PIL.Image import Image

from einclusion.checking.colours import Colour, colour, contrast


def measured(text: dict[str, Any], written: Image, bare: Image) -> dict[str, Any] | None:
    """The facts of a text that `visual.js` found; none where no letter of it can be told from what lies behind.

    Where something that scrolls along may lie over all of it, it has the contrast of what isn't there.
    """
    red, green, blue, alpha = colour(text["colour"])
    ink = (red, green, blue, alpha * float(text["opacity"]))
    ratios = [found for rect in text["rects"] if (found := _around(ink, rect, written, bare))]
    if not ratios:
        inside = all(rect[0] + rect[2] <= bare.width and rect[1] + rect[3] <= bare.height for rect in text["rects"])
        unseen = {"node": text["node"], "contrast": 1.0, "worst": 1.0}
        return unseen if text.get("coverable") and inside else None
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
