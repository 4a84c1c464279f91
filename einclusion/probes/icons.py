"""How a small drawing stands out from its ground, by a picture of the page and by the colours that it names."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import Any

from PIL.Image import Image

from einclusion.checking.colours import Colour, colour, contrast

_ENOUGH = 3
"""Pixels of a colour from which it counts as drawn."""
_NOTHING = 1.05
"""Contrast up to which nothing is drawn."""
_TRACE = 0.4
"""Share of the way from the ground to a colour, by logarithms, that a picture shows where thin lines have it."""
_PLAIN = 0.6
"""Share of the frame around it that has one colour where the ground is plain."""


def standing_out(icon: dict[str, Any], page: Image) -> dict[str, Any] | None:
    """The facts of an icon that `icons.js` found; none where nothing is drawn or its ground is a picture."""
    left, top = int(icon["rect"][0]), int(icon["rect"][1])
    right, bottom = round(icon["rect"][0] + icon["rect"][2]), round(icon["rect"][1] + icon["rect"][3])
    inside = page.crop((left, top, right, bottom))
    frame = Counter(_frame(page, (left - 1, top - 1, right, bottom)))
    around, count = frame.most_common(1)[0]
    if count < _PLAIN * sum(frame.values()):
        return None
    drawn: Counter[Any] = Counter({pixel: many for many, pixel in inside.getcolors(inside.width * inside.height) or []})
    grounds = {around, drawn.most_common(1)[0][0]}
    seen = max(
        (_ratio(pixel, ground) for pixel, many in drawn.items() if many >= _ENOUGH for ground in grounds), default=1.0
    )
    if seen <= _NOTHING:
        return None
    told = [
        max(contrast(ink, _opaque(ground)) for ground in grounds) for ink in map(colour, icon["inks"] or []) if ink[3]
    ]
    used = [ratio for ratio in told if log(seen) >= _TRACE * log(ratio)]
    ratio = round(max(seen, *used, 1.0), 2)
    return {"node": icon["node"], "contrast": ratio, "known": bool(used), "control": icon["control"]}


def _frame(page: Image, edge: tuple[int, int, int, int]) -> list[Any]:
    left, top, right, bottom = (
        max(0, edge[0]),
        max(0, edge[1]),
        min(page.width - 1, edge[2]),
        min(page.height - 1, edge[3]),
    )
    places = [(x, y) for x in range(left, right + 1) for y in (top, bottom)]
    places += [(x, y) for y in range(top, bottom + 1) for x in (left, right)]
    return [page.getpixel(place) for place in places]


def _opaque(pixel: Any) -> Colour:
    return (float(pixel[0]), float(pixel[1]), float(pixel[2]), 1.0)


def _ratio(one: Any, other: Any) -> float:
    return contrast(_opaque(one), _opaque(other))
