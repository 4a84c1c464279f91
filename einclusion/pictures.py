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
_LINE = "#d6006c"


def page_picture(png: bytes) -> bytes:
    """The page's picture as it is stored."""
    with Image.open(io.BytesIO(png)) as picture:
        return _webp(picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, PAGE_HEIGHT))))


def element_pictures(png: bytes, boxes: Iterable[Box]) -> Iterator[bytes | None]:
    """For each box the element in its place, outlined; none where the box lies outside the picture."""
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    for box in boxes:
        yield _cut(picture, box)


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
    return _webp(cut)


def _webp(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY, method=2)
    return written.getvalue()
