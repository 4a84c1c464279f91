"""How clearly a mark of focus stands out: what differs between pictures of a control with the focus and without."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

from PIL import ImageChops
from PIL.Image import Image

from einclusion.checking.colours import Colour, contrast

ENOUGH = 24
"""Pixels that a mark has at least; fewer are taken for the rounding of an edge."""
PART = 0.15
"""Share of all that differs that a mark has at least: less may be letters nearby that it covers."""
LINES = 2
"""Lines as long as the control that are enough, however much differs besides."""
_EDGE = 1
"""CSS pixels by which what lies around a control may reach into its box."""


def marked(focused: Image, usual: Image, clip: Mapping[str, float], box: Mapping[str, float]) -> dict[str, Any]:
    """`contrast` of the mark with what was there before, and `around`: whether nothing changes within the control.

    The pictures show the part of the window that `clip` tells, the control has its `box` in the window.
    """
    part = ImageChops.difference(focused, usual).getbbox()
    if part is None:
        return {}
    after, before = focused.crop(part), usual.crop(part)
    pairs = Counter(zip(_pixels(after), _pixels(before), strict=True))
    differing = ((_contrast(*pair), many) for pair, many in pairs.items() if pair[0] != pair[1])
    ratios = sorted(differing, reverse=True)
    count, best = 0, 1.0
    enough = max(ENOUGH, min(PART * sum(many for _, many in ratios), LINES * box["width"]))
    for ratio, pixels in ratios:
        count, best = count + pixels, ratio
        if count >= enough:
            break
    left, top = round(box["x"] - clip["x"]) + _EDGE, round(box["y"] - clip["y"]) + _EDGE
    right, bottom = left + round(box["width"]) - 2 * _EDGE, top + round(box["height"]) - 2 * _EDGE
    inner = (max(0, left), max(0, top), min(usual.width, right), min(usual.height, bottom))
    within = right > left and bottom > top and inner[0] < inner[2] and inner[1] < inner[3]
    inside = within and ImageChops.difference(focused.crop(inner), usual.crop(inner)).getbbox() is not None
    return {"contrast": round(best, 2), "around": within and not inside}


def _pixels(picture: Image) -> memoryview:
    """Each pixel as one number, of which many are compared quickly."""
    return memoryview(picture.convert("RGBA").tobytes()).cast("I")


def _contrast(one: int, other: int) -> float:
    return contrast(_colour(one), _colour(other))


def _colour(pixel: int) -> Colour:
    red, green, blue, _ = pixel.to_bytes(4, sys.byteorder)
    return (float(red), float(green), float(blue), 1.0)
