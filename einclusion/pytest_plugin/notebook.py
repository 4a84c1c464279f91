"""What is noted of each check while tests run, a line each, so that a worker which dies loses none of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from einclusion.model import Record

_FILE = "checks.jsonl"


class Line(Record, frozen=True, kw_only=True):
    """A page state that a check stored, or the end of a test that broke off."""

    place: int
    """Place of the test among those collected."""
    test: str
    """Its node id."""
    say: str = ""
    """What it does, in the words of its author."""
    folder: str = ""
    """Folder of the page state; none for the end of a test."""
    name: str = ""
    """What the author calls the state."""
    auto: bool = False
    """Whether nobody asked for this check in the test."""
    rules: list[str] = []
    """Rules that were applied."""
    accepted: dict[str, str] = {}
    """Why the test lets failed findings pass, by fingerprint."""
    failed: list[str] = []
    """Fingerprints of the other failed findings."""
    browser: str = ""
    """Browser with its version."""


def add(folder: Path, line: Line) -> None:
    """Note a line. Raises OSError."""
    with (folder / _FILE).open("ab") as file:
        file.write(msgspec.json.encode(line) + b"\n")


def read(folder: Path) -> Iterator[Line]:
    """The lines, one that was cut off left out."""
    path = folder / _FILE
    for row in path.read_bytes().splitlines(keepends=True) if path.exists() else []:
        if row.endswith(b"\n"):
            yield msgspec.json.decode(row, type=Line)


def forget(folder: Path) -> None:
    """Take the notes away. Raises OSError."""
    if (folder / _FILE).exists():
        os.unlink(folder / _FILE)
