"""Files of a run folder: read with a clear word about what is damaged, and a folder held by one writer at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from einclusion.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

T = TypeVar("T")


def read(path: Path) -> bytes:
    """What a file holds. Raises UsageError."""
    try:
        if os.path.exists(path) and not path.is_file():
            raise UsageError("usage.no-file", path=path)
        return path.read_bytes()
    except OSError as error:
        raise UsageError("usage.unreadable", path=path, reason=error) from error


def decoded(path: Path, content: bytes, kind: type[T], key: str = "usage.damaged") -> T:
    """The JSON of a file as that type. Raises UsageError with the sentence of `key` where it is damaged."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (RecursionError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(key, path=path, reason=error) from error


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Within it, no other einclusion writes into the folder. Raises UsageError where one does already."""
    if fcntl is None:
        yield
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(place)
        raise UsageError("usage.busy", path=folder) from error
    except OSError:  # a file system that knows no locks
        pass
    try:
        yield
    finally:
        os.close(place)
