"""Kinds of values that options and arguments take; a wrong one is told in our own words."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import Any

import click

from einclusion.errors import UsageError
from einclusion.wording import Filling, say

_WORD = re.compile(r"[A-Z]{2,}")


class OneOf(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word. Raises UsageError with what was probably meant."""
        if value in self.choices:
            return str(value)
        near = _near(str(value), self.choices)
        raise UsageError("usage.no-choice", near=near, choices=self.choices, name=named(param), value=value)


class Between(click.IntRange):
    """A whole number with a least and a greatest value."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises UsageError."""
        least, most = self.min or 0, self.max or 0
        if str(value).isdecimal() and least <= int(value) <= most:
            return int(value)
        raise UsageError("usage.no-number", name=named(param), value=value, least=least, most=most)


class Place(click.Path):
    """A file or folder; `exists`, `file_okay` and `dir_okay` say which."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises UsageError where it is not there or of the wrong kind."""
        path, name = Path(value), named(param)
        if self.exists and not path.exists():
            key = "usage.no-path" if self.file_okay else "usage.no-folder"
            raise UsageError(key, near=_near_path(path), name=name, path=path)
        if path.is_file() and not self.file_okay:
            raise UsageError("usage.is-file", name=name, path=path)
        if path.is_dir() and not self.dir_okay:
            raise UsageError("usage.is-folder", name=name, path=path)
        return path


FOLDER = Place(exists=True, file_okay=False)
ANY_PLACE = Place(exists=True)


def named(param: click.Parameter | None) -> Filling:
    """How a sentence names an option or argument."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return partial(metavar, ((param.metavar or param.name or "") if param else "").upper().strip("[]."))


def metavar(text: str, language: str) -> str:
    """What stands for a value in help and usage (`FILE`, `TARGET...`), in the language."""
    return _WORD.sub(lambda found: say(f"help.metavar-{found[0]}", language), text)


def _near(word: str, known: Any) -> str:
    from einclusion.servicefile.places import nearest

    return nearest(word, known)


def _near_path(path: Path) -> str:
    try:
        name = _near(path.name, os.listdir(path.parent))
    except OSError:
        return ""
    return str(path.with_name(name)) if name else ""
