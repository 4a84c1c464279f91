"""Report formats: found by entry point (`einclusion.reports`), ours like anyone else's, written from a stored run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from einclusion.errors import Unavailable, UsageError, UsageErrors
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.servicefile.places import nearest

Render = Callable[[Report, Rulebook, Path, str], str | bytes]
STDOUT = "-"


@dataclass(frozen=True)
class Written:
    """What became of the formats asked for."""

    paths: list[Path]
    """Files that were written."""
    refused: list[tuple[str, Unavailable]]
    """Names of others, and why these could not be made."""


@dataclass(frozen=True)
class Format:
    """A report to write, as `--format NAME[=PATH]` asks for it."""

    name: str
    """Name of the format."""
    path: str
    """Where to; empty for the run folder, `-` for the standard output."""
    point: EntryPoint
    """Where it comes from."""

    @cached_property
    def render(self) -> Render:
        """The function that makes it."""
        render: Render = self.point.load()
        return render

    def target(self, folder: Path) -> Path:
        """The file that it is written to."""
        file: str = import_module(self.point.module).FILE
        return Path(self.path) if self.path else folder / file


def formats(asked: Iterable[str]) -> list[Format]:
    """The formats asked for. Raises UsageError for one that does not exist or a folder that does not."""
    known = {point.name: point for point in entry_points(group="einclusion.reports")}
    found = []
    for word in asked:
        name, _, path = word.partition("=")
        if name not in known:
            raise UsageError("usage.format", near=nearest(name, known), choices=sorted(known), name=name)
        if path and path != STDOUT and not Path(path).resolve().parent.is_dir():
            raise UsageError("usage.format-folder", word=word, folder=Path(path).resolve().parent)
        found.append(Format(name, path, known[name]))
    return found


def write(chosen: Iterable[Format], report: Report, rulebook: Rulebook, folder: Path, language: str) -> Written:
    """Write the formats; one that can't be made holds up no other.

    Raises UsageError where files can't be written, and before that whatever went wrong in making one.
    """
    paths: list[Path] = []
    refused: list[tuple[str, Unavailable]] = []
    failed: list[Exception] = []
    for one in chosen:
        try:
            paths += _write(one, report, rulebook, folder, language)
        except Unavailable as error:
            refused.append((one.name, error))
        except Exception as error:
            failed.append(error)
    wrong = [error for error in failed if isinstance(error, UsageError)]
    for bug in failed:
        if bug not in wrong:
            raise bug
    if wrong:
        raise UsageErrors(wrong)
    return Written(paths, refused)


def _write(one: Format, report: Report, rulebook: Rulebook, folder: Path, language: str) -> list[Path]:
    content = one.render(report, rulebook, folder, language)
    encoded = content.encode("utf-8") if isinstance(content, str) else content
    if one.path == STDOUT:
        sys.stdout.buffer.write(encoded)
        sys.stdout.buffer.flush()
        return []
    path = one.target(folder)
    if not one.path and path.is_symlink():
        raise UsageError("usage.format-link", path=path, target=path.resolve(), name=one.name)
    try:
        path.write_bytes(encoded)
    except OSError as error:
        raise UsageError("usage.unwritable", path=path, reason=error) from error
    return [path]
