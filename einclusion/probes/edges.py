"""How the edge of a field stands out, measured in pictures of the page with its letters and without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from PIL import ImageChops
from PIL.Image import Image

from einclusion.checking.colours import contrast

if TYPE_CHECKING:
    from PIL._imaging import PixelAccess

Pixel = tuple[int, int, int]
_BAND, _OUTSIDE, _SAMPLES = 4, (2, 3, 4), 15
_PART = 0.3
"""Share of a side, around its middle, along which it is looked at: the rest may be rounded."""
_CONTENT = 1.5
"""Contrast with the ground of the field from which something is drawn in it."""


def edge(rect: list[float], bare: Image) -> float:
    """Contrast of the field's most visible side with what lies outside it: its border, shadow or ground."""
    pixels = bare.load()
    return max(_side(pixels, bare.size, row) for row in _sides(rect)) if pixels else 1.0


def filled(rect: list[float], written: Image, bare: Image) -> bool:
    """Whether letters or anything drawn stand in the field."""
    left, top, right, bottom = round(rect[0]), round(rect[1]), round(rect[0] + rect[2]), round(rect[1] + rect[3])
    box = (left + 2, top + 2, right - 2, bottom - 2)
    if ImageChops.difference(written.crop(box), bare.crop(box)).getbbox() is not None:
        return True
    inner = bare.crop((left + _BAND + 1, top + _BAND + 1, max(right - _BAND - 1, left + _BAND + 2), bottom - _BAND - 1))
    if min(inner.size) < 1:
        return False
    colours = inner.getcolors(inner.width * inner.height) or []
    ground: Pixel = max(colours)[1]  # type: ignore[assignment]
    return any(_contrast(pixel, ground) >= _CONTENT for _, pixel in colours)


def _sides(rect: list[float]) -> Iterator[list[tuple[float, float, int, int]]]:
    """For each side the points along it, and the direction that leads into the field."""
    left, top, width, height = rect
    shares = [0.5 + _PART * (one / (_SAMPLES - 1) - 0.5) for one in range(_SAMPLES)]
    yield [(left + width * one, round(top), 0, 1) for one in shares]
    yield [(left + width * one, round(top + height) - 1, 0, -1) for one in shares]
    yield [(round(left), top + height * one, 1, 0) for one in shares]
    yield [(round(left + width) - 1, top + height * one, -1, 0) for one in shares]


def _side(bare: PixelAccess, size: tuple[int, int], points: list[tuple[float, float, int, int]]) -> float:
    def pixel(x: float, y: float) -> Pixel:
        place = (min(max(int(x), 0), size[0] - 1), min(max(int(y), 0), size[1] - 1))
        return bare[place]  # type: ignore[return-value]

    outside = Counter(pixel(x - right * step, y - down * step) for x, y, right, down in points for step in _OUTSIDE)
    ground = outside.most_common(1)[0][0]
    return median(
        max(_contrast(pixel(x + right * step, y + down * step), ground) for step in range(-1, _BAND))
        for x, y, right, down in points
    )


@lru_cache(20_000)
def _contrast(one: Pixel, other: Pixel) -> float:
    return contrast((*map(float, one), 1.0), (*map(float, other), 1.0))  # type: ignore[arg-type]
