"""Pictures inside the report: one for each cause, until the file is full."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from einclusion.grouping import Block, Cause
from einclusion.model import Record

FULL = 2_500_000
"""Characters that all pictures together may take in the file."""
CAUSES = 25
"""Causes of one rule that are shown one by one."""
_TYPES = {"PNG": "image/png", "WEBP": "image/webp", "JPEG": "image/jpeg"}


class Picture(Record, frozen=True, kw_only=True):
    """A picture ready to embed."""

    source: str
    """Its `data:` address."""
    width: int
    """Width in pixels."""
    height: int
    """Height in pixels."""


def pictured(cause: Cause) -> str:
    """The picture that stands for a cause: that of its first place that has one."""
    return next((place.picture for place in cause.places if place.picture), "")


class Gallery:
    """Pictures from a run's folder, within the file's limit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.room = FULL
        self.left = 0

    def take(self, blocks: Iterable[Block]) -> dict[str, Picture]:
        """Pictures by their path in the run folder, most pressing first; `left` counts those missing or too many."""
        taken: dict[str, Picture] = {}
        for name in dict.fromkeys(pictured(cause) for block in blocks for cause in block.causes[:CAUSES]):
            picture = self._read(name) if name else None
            if picture and len(picture.source) <= self.room:
                self.room -= len(picture.source)
                taken[name] = picture
            elif name:
                self.left += 1
        return taken

    def _read(self, name: str) -> Picture | None:
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder):
            return None
        try:
            if path.stat().st_size > self.room:
                return None
            content = path.read_bytes()
            with Image.open(io.BytesIO(content)) as image:
                kind, (width, height) = _TYPES[image.format or ""], image.size
        except (OSError, KeyError, ValueError, Image.DecompressionBombError):
            return None
        return Picture(source=f"data:{kind};base64,{base64.b64encode(content).decode()}", width=width, height=height)
