"""How clearly a mark of focus stands out: what differs between pictures of a control with the focus and without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from PIL import ImageChops
from PIL.Image import Image

from einclusion.checking.colours import contrast

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
    ratios = sorted(((_contrast(*pair), count) for pair, count in pairs.items() if pair[0] != pair[1]), reverse=True)
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


def _pixels(picture: Image) -> list[tuple[int, ...]]:
    data = picture.tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return contrast((*map(float, one), 1.0), (*map(float, other), 1.0))  # type: ignore[arg-type]
