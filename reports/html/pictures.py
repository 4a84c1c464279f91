"""Pictures inside the report: one for each cause, until the file is full."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from einclusion.model import Record
from einclusion.summary.grouping import Cause, Place

LARGEST = 4_000_000
"""Pixels of a picture; ours stay far below, and a larger one would only keep a browser busy."""
FULL = 2_500_000
"""Characters that all pictures together may take in the file."""
_TYPES = {"PNG": "image/png", "WEBP": "image/webp", "JPEG": "image/jpeg"}


class Picture(Record, frozen=True, kw_only=True):
    """A picture ready to embed."""

    source: str
    """Its `data:` address."""
    width: int
    """Width in pixels."""
    height: int
    """Height in pixels."""


def pictured(cause: Cause) -> Place | None:
    """The place whose picture stands for a cause: the first that has one."""
    return next((place for place in cause.places if place.picture), None)


class Gallery:
    """Pictures from a run's folder, one for each cause, within the file's limit: the most pressing come first."""

    def __init__(self, folder: Path, causes: Iterable[Cause]) -> None:
        self.folder = folder.resolve()
        self.room = FULL
        self.missed: set[str] = set()
        self.causes: dict[int, Picture] = {}
        for cause in causes:
            self._take(cause)

    def of(self, cause: Cause) -> Picture | None:
        """The picture to show with a cause."""
        return self.causes.get(id(cause))

    def place(self, cause: Cause) -> Place:
        """The place that the picture shows."""
        return pictured(cause) or cause.places[0]

    @property
    def left(self) -> int:
        """Pictures that are missing or did not fit."""
        return len(self.missed)

    def _take(self, cause: Cause) -> None:
        place = pictured(cause)
        if place is None:
            return
        name = place.picture
        picture = self._read(name)
        if picture is None or len(picture.source) > self.room:
            self.missed.add(name)
            return
        self.room -= len(picture.source)
        self.causes[id(cause)] = picture

    def _read(self, name: str) -> Picture | None:
        try:
            path = (self.folder / name).resolve()
            if not path.is_relative_to(self.folder):
                return None
            if not path.is_file() or path.stat().st_size > self.room:
                return None
            content = path.read_bytes()
            with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as image:
                kind, (width, height) = _TYPES[image.format or ""], image.size
                if width * height > LARGEST:
                    return None
                image.load()  # a file that ends half-way shows only now
        except (OSError, KeyError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None
        return Picture(source=f"data:{kind};base64,{base64.b64encode(content).decode()}", width=width, height=height)
