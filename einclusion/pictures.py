"""Pictures of elements in their place, cut out of pictures of parts of their page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from PIL import Image, ImageDraw

Box = tuple[int, int, int, int]

PAGE_HEIGHT = 12_000
"""Height in pixels beyond which a page's picture is cut off."""
_MARGIN = 60
_MOST = (900, 700)
_APART = 800_000
"""Pixels that take as long as one picture more."""
_QUALITY = 70
_SMALL = 2
"""Effort that goes into pictures of elements, which reports hold."""
_LINE = "#d6006c"


def opened(png: bytes) -> Image.Image:
    """A picture of a page, to be cut."""
    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGB")


def element_pictures(picture: Image.Image, boxes: Iterable[Box]) -> Iterator[bytes | None]:
    """For each box the element in its place, outlined; none where the box lies outside the picture."""
    for box in boxes:
        yield _cut(picture, box)


def surroundings(boxes: Iterable[Box]) -> list[Box]:
    """Parts of a page that show each of the elements in its place; those that lie close together are one."""
    found: list[Box] = []
    for part in sorted(map(_around, boxes), key=lambda box: (box[1], box[0])):
        both = _both(found[-1], part) if found else part
        if found and _area(both) <= _area(found[-1]) + _area(part) + _APART:
            found[-1] = both
        else:
            found.append(part)
    return found


def holds(part: Box, box: Box) -> bool:
    """Whether a part of a page shows the element in its place."""
    return _both(part, _around(box)) == part


def _around(box: Box) -> Box:
    """The place of a box with its margin, as far as it is shown."""
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(box[0] + box[2], left + _MOST[0]), min(box[1] + box[3], top + _MOST[1])
    x, y = max(0, left - _MARGIN), max(0, top - _MARGIN)
    return x, y, max(0, right + _MARGIN - x), max(0, bottom + _MARGIN - y)


def _both(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right, bottom = max(one[0] + one[2], other[0] + other[2]), max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top


def _area(box: Box) -> int:
    return box[2] * box[3]


def _cut(picture: Image.Image, box: Box) -> bytes | None:
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(picture.width, box[0] + box[2]), min(picture.height, box[1] + box[3])
    if right - left < 1 or bottom - top < 1:
        return None
    right, bottom = min(right, left + _MOST[0]), min(bottom, top + _MOST[1])
    around = (
        max(0, left - _MARGIN),
        max(0, top - _MARGIN),
        min(picture.width, right + _MARGIN),
        min(picture.height, bottom + _MARGIN),
    )
    cut = picture.crop(around)
    outline = (left - around[0] - 3, top - around[1] - 3, right - around[0] + 2, bottom - around[1] + 2)
    draw = ImageDraw.Draw(cut)
    draw.rectangle(outline, outline="white", width=5)
    draw.rectangle(outline, outline=_LINE, width=3)
    written = io.BytesIO()
    cut.save(written, "WEBP", quality=_QUALITY, method=_SMALL)
    return written.getvalue()
