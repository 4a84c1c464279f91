"""Tracks of MP4 files, by boxes made here."""

from __future__ import annotations

import pytest

from einclusion.checking.boxes import has_sound


def box(name: bytes, *inside: bytes, large: bool = False) -> bytes:
    """A box, its size written in four bytes or, `large`, in eight."""
    data = b"".join(inside)
    if large:
        return (1).to_bytes(4) + name + (len(data) + 16).to_bytes(8) + data
    return (len(data) + 8).to_bytes(4) + name + data


def track(kind: bytes) -> bytes:
    return box(b"trak", box(b"tkhd", b"\0" * 20), box(b"mdia", box(b"hdlr", b"\0" * 8 + kind + b"\0" * 12)))


START = box(b"ftyp", b"isom\0\0\0\0")


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        (START + box(b"mdat", b"\0" * 90) + box(b"moov", track(b"vide"), track(b"soun")), True),
        (START + box(b"mdat", b"\0" * 90, large=True) + box(b"moov", track(b"vide"), large=True), False),
        (START + box(b"mdat", b"\0" * 90), None),
        (START + (900).to_bytes(4) + b"moov" + track(b"soun"), True),
        (START + (3).to_bytes(4) + b"moov" + track(b"soun"), None),
        (b"OggS" + b"\0" * 40, None),
        (b"", None),
    ],
)
def test_whether_a_file_holds_sound(data: bytes, sound: bool | None) -> None:
    assert has_sound(data) is sound
