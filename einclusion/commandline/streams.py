"""Standard output and error that bear what terminals, pipes and encodings do to them."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from typing import Any, TextIO

_PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "…": "...",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "·": "-",
        "×": "x",
        "ß": "ss",
        "œ": "oe",
    }
)
_ERRORS = "einclusion.plain"


class _Pipe(io.FileIO):
    """A pipe whose reader may leave: what is written after that goes nowhere, and the exit code stays the command's."""

    def write(self, data: Any) -> int:
        """Write; the number of bytes that are done with."""
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(memoryview(data).cast("B"))


def steady() -> None:
    """Make both standard streams bear a reader that left, and letters that their encoding lacks."""
    codecs.register_error(_ERRORS, _plain)
    sys.stdout, sys.stderr = _steady(sys.stdout), _steady(sys.stderr)


def _steady(stream: TextIO | None) -> TextIO:
    """The stream, or one in its place; there is none where a process was started with it closed."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream.isatty():
        stream.reconfigure(errors=_ERRORS)
        return stream
    try:
        raw = _Pipe(stream.fileno(), "wb", closefd=False)
    except OSError:
        return stream
    buffered = stream is sys.stdout
    return io.TextIOWrapper(
        io.BufferedWriter(raw), stream.encoding, _ERRORS, line_buffering=not buffered, write_through=not buffered
    )


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    """Letters that an encoding lacks, as the nearest that it has: plain quotes and dashes, letters without accents."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN)
    letters = (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return "".join(one if one.isascii() else "?" for one in letters), error.end
