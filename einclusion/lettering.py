"""Text recognised in pictures, where the extra `ocr` is installed, and measures of how pictures are drawn.

The recogniser is RapidOCR (PP-OCR models, Apache-2.0), whose package carries its models: nothing is downloaded.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from functools import cache
from importlib.util import find_spec
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from einclusion.acted.images import Line

READER = "rapidocr"
_LARGEST, _SMALLEST, _MOST_ENLARGED = 960, 96, 3
"""Longer side from which a picture is made smaller, and shorter one below which larger, in pixels, by how much."""
_LEAST = 0.5
"""How sure a line must be to be kept."""
_NEAR = 28
"""Difference in one channel up to which two colours count as one."""
_KEPT = 400
"""Pictures whose text is remembered: the same logo stands on every page."""


def reader() -> str:
    """What recognises text; empty where it is not installed."""
    installed = all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))
    return READER if installed else ""


class _Remembered:
    """Lines by the content of the picture, the latest ones."""

    def __init__(self) -> None:
        self._lines: OrderedDict[bytes, list[Line]] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def lines(self, picture: Image.Image) -> list[Line]:
        key = hashlib.blake2b(picture.tobytes() + repr(picture.size).encode(), digest_size=16).digest()
        with self._one_at_a_time:
            if key not in self._lines:
                self._lines[key] = _recognised(picture)
            self._lines.move_to_end(key)
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
            return self._lines[key]


_remembered = _Remembered()


def lines_in(picture: Image.Image) -> list[Line]:
    """Text in a picture of colours red, green and blue, from top to bottom; from any thread, one picture at a time."""
    return _remembered.lines(picture)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    one = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}
    settings = {f"EngineConfig.onnxruntime.{name}": value for name, value in one.items()}
    return RapidOCR(
        params={
            **settings,
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": _LEAST,
            "Global.min_side_len": 8,
            "Det.limit_type": "max",
            "Det.limit_side_len": _LARGEST,
        }
    )


def _recognised(picture: Image.Image) -> list[Line]:
    import numpy

    shrunk = min(1.0, _LARGEST / max(picture.size))
    scale = shrunk if shrunk < 1 else max(1.0, min(_MOST_ENLARGED, _SMALLEST / min(picture.size)))
    scale = min(scale, _LARGEST / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    answer = _engine()(numpy.asarray(picture.resize(size, Image.Resampling.LANCZOS))[:, :, ::-1])
    if not answer.txts:
        return []
    rows = zip(answer.txts, answer.scores, answer.boxes, strict=True)
    return [
        _line(picture, text, float(sure), [[x / scale, y / scale] for x, y in corners]) for text, sure, corners in rows
    ]


def _line(picture: Image.Image, text: str, sure: float, corners: list[list[float]]) -> Line:
    left, right = (round(most(x for x, _ in corners)) for most in (min, max))
    top, bottom = (round(most(y for _, y in corners)) for most in (min, max))
    left, top = max(0, left), max(0, top)
    right, bottom = min(picture.width, max(right, left + 1)), min(picture.height, max(bottom, top + 1))
    ground = 1 - drawn(picture.crop((left, top, right, bottom))) if right > left and bottom > top else 0.0
    return Line(
        text=" ".join(text.split()),
        sure=round(sure, 3),
        box=(left, top, right - left, bottom - top),
        plain=round(ground, 3),
    )


def drawn(picture: Image.Image, but: list[Line] | None = None) -> float:
    """Share of a picture that differs from its commonest colour, what lies in lines left out."""
    few = _few(picture)
    colours = few.getcolors(few.width * few.height) or []
    ground = Image.new("RGB", picture.size, max(colours)[1])  # type: ignore[arg-type]
    red, green, blue = ImageChops.difference(picture, ground).split()
    differs = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value > _NEAR else 0)
    draw = ImageDraw.Draw(differs)
    for line in but or []:
        left, top, width, height = line.box
        draw.rectangle((left - 2, top - 2, left + width + 2, top + height + 2), fill=0)
    return differs.histogram()[255] / (picture.width * picture.height)


def colours_of(picture: Image.Image, share: float = 0.9) -> int:
    """Number of colours, alike ones taken together, that make up a share of a picture."""
    coarse = _few(picture).point(lambda value: value // 32)
    counts = sorted((count for count, _ in coarse.getcolors(coarse.width * coarse.height) or []), reverse=True)
    left, found = share * coarse.width * coarse.height, 0
    for count in counts:
        if left <= 0:
            break
        left -= count
        found += 1
    return found


def _few(picture: Image.Image, side: int = 200) -> Image.Image:
    """A picture with so many of its pixels that they can be counted quickly, none of them blended."""
    size = (min(side, picture.width), min(side, picture.height))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.NEAREST)
