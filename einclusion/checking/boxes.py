"""What an MP4 file holds, by its boxes (ISO/IEC 14496-12): for browsers that come without its decoders. Pure."""

from __future__ import annotations

from collections.abc import Iterator

_INSIDE = (b"moov", b"trak", b"mdia")
_HEADER = 8
_HANDLER = 8
"""Bytes of a handler box before it says which kind of track it is about."""


def has_sound(data: bytes) -> bool | None:
    """Whether the file holds a track of sound; none where it is no MP4 file or its list of tracks is not there."""
    if data[4:8] != b"ftyp":
        return None
    kinds = list(_kinds(data, 0, len(data)))
    return b"soun" in kinds if kinds else None


def _kinds(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """Kinds of the tracks between two places of the file."""
    while start + _HEADER <= end:
        size, name = int.from_bytes(data[start : start + 4]), data[start + 4 : start + 8]
        inside = start + _HEADER
        if size == 1:
            size, inside = int.from_bytes(data[inside : inside + 8]), inside + 8
        stop = min(end, start + size) if size else end
        if name in _INSIDE:
            yield from _kinds(data, inside, stop)
        elif name == b"hdlr":
            yield data[inside + _HANDLER : inside + _HANDLER + 4]
        if stop < inside:
            return
        start = stop
