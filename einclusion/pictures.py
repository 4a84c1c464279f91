"""Pictures of pages and of elements in their place, cut out of one picture per page state."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from PIL import Image, ImageDraw

Box = tuple[int, int, int, int]

PAGE_HEIGHT = 12_000
"""Height in pixels beyond which a page's picture is cut off; WebP itself ends at 16,383."""
_MARGIN = 60
_MOST = (900, 700)
_QUALITY = 70
_SWIFT, _SMALL = 0, 2
"""Effort that goes into pictures of whole pages, and into those of elements, which reports hold."""
_LINE = "#d6006c"


def opened(png: bytes) -> Image.Image:
    """A picture of a page, to be cut."""
    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGB")


def page_picture(picture: Image.Image) -> bytes:
    """The page's picture as it is stored."""
    if picture.height > PAGE_HEIGHT:
        picture = picture.crop((0, 0, picture.width, PAGE_HEIGHT))
    return _webp(picture, _SWIFT)


def element_pictures(picture: Image.Image, boxes: Iterable[Box]) -> Iterator[bytes | None]:
    """For each box the element in its place, outlined; none where the box lies outside the picture."""
    for box in boxes:
        yield _cut(picture, box)


def lowest(boxes: Iterable[Box]) -> int:
    """How far down a picture of the page must reach to show the elements in their place."""
    return min(PAGE_HEIGHT, max(top + min(height, _MOST[1]) for _, top, _, height in boxes) + _MARGIN)


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
    return _webp(cut, _SMALL)


def _webp(picture: Image.Image, effort: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY, method=effort)
    return written.getvalue()
