"""Whole reports of one small run, kept as files; `EINCLUSION_UPDATE_SNAPSHOTS=1` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def compare(name: str, content: str | bytes) -> None:
    """The content is that of the snapshot, to the last byte."""
    path = FOLDER / f"{name}.txt"
    encoded = content.encode("utf-8") if isinstance(content, str) else content
    if os.environ.get("EINCLUSION_UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(encoded)
    assert path.read_bytes().decode() == encoded.decode(), "run: EINCLUSION_UPDATE_SNAPSHOTS=1 pytest tests/reports"
