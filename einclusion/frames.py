"""Pictures of several frames: how long they play, how much of them moves, and whether they flash. Pure.

What a flash is: WCAG 2.2, general flash threshold. A pair of opposing changes of relative luminance by a tenth or more,
where the darker one is below 0.8, over 25 % of any 10 degrees of the visual field: 21,824 CSS pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageChops, ImageSequence

from einclusion.checking.colours import luminance

MOST = 300
"""Frames that are read."""
AREA = 21_824.0
"""CSS pixels that must flash together for a flash to count."""
_SIDE = 24
_ENOUGH = 2.0
_STEP, _DARK = 0.1, 0.8
_SHORTEST, _INSTEAD = 0.011, 0.1
"""Seconds up to which browsers take the time of a frame for a mistake, and what they show it for instead."""
LEVELS = [luminance(value, value, value) for value in range(256)]
"""Relative luminance of each shade of grey."""


def played(picture: Image.Image, area: float) -> dict[str, Any]:
    """How a picture plays that is shown on so many CSS pixels; empty where it has one frame. Raises OSError."""
    if getattr(picture, "n_frames", 1) < 2:
        return {}
    rounds = picture.info.get("loop")
    cells, times, moved = [], [], 0.0
    before: Image.Image | None = None
    for frame in ImageSequence.Iterator(picture):
        small = frame.convert("RGBA")
        ground = Image.new("RGBA", small.size, "white")
        ground.alpha_composite(small)
        grey = ground.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX)
        moved = max(moved, _moved(before, ground.convert("RGB")) if before is not None else 0.0)
        before = before if before is not None else ground.convert("RGB")
        cells.append([LEVELS[value] for value in grey.tobytes()])
        seconds = float(frame.info.get("duration", 0) or 0) / 1000
        times.append(seconds if seconds >= _SHORTEST else _INSTEAD)
        if len(times) >= MOST:
            break
    seconds = sum(times)
    if picture.format == "GIF":
        rounds = 1 if rounds is None else rounds + 1 if rounds else 0
    while rounds != 1 and sum(times) < _ENOUGH:
        cells, times = cells * 2, times * 2
    flashes = most_flashes(cells, times, area / _SIDE**2)
    return {"seconds": round(seconds, 2), "rounds": rounds or 0, "moved": round(moved, 4), "flashes": flashes}


def most_flashes(cells: Sequence[Sequence[float]], times: Sequence[float], area: float) -> int:
    """Most flashes within one second: luminance of the cells of each frame, its seconds, CSS pixels of a cell."""
    changes: list[tuple[float, int]] = []
    now = 0.0
    for before, after, seconds in zip(cells, cells[1:], times, strict=False):
        now += seconds
        pairs = list(zip(before, after, strict=True))
        lighter = sum(two - one >= _STEP and one < _DARK for one, two in pairs) * area
        darker = sum(one - two >= _STEP and two < _DARK for one, two in pairs) * area
        way = (lighter >= AREA) - (darker >= AREA)
        if way and (not changes or changes[-1][1] != way):
            changes.append((now, way))
    return max((sum(start <= at < start + 1 for at, _ in changes) // 2 for start, _ in changes), default=0)


def _moved(one: Image.Image, other: Image.Image) -> float:
    """Share of the pixels that differ."""
    size = (min(one.width, 200), min(one.height, 200))
    difference = (
        ImageChops.difference(one.resize(size), other.resize(size)).convert("L").point(lambda value: value > 24)
    )
    return sum(difference.histogram()[1:]) / (size[0] * size[1])
