"""Calling the command line in tests: in this process or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from einclusion.cli import group

LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


@dataclass(frozen=True)
class Done:
    """What came of a command line."""

    code: int
    """Exit code."""
    out: str
    """What it wrote to the standard output."""
    err: str
    """What it wrote to the standard error output."""


Call = Callable[..., Done]
"""What the fixture `call` gives: the arguments of a command to what came of it."""


def command_paths(
    command: click.Command = group, context: click.Context | None = None
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and what leads to it."""
    context = context or click.Context(command, info_name="einclusion")
    parents: list[str] = []
    above: click.Context | None = context
    while above is not None and above.parent is not None:
        parents.insert(0, above.info_name or "")
        above = above.parent
    yield tuple(parents), command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from command_paths(inner, click.Context(inner, parent=context, info_name=name))


def process(*arguments: str | Path, cwd: Path | None = None, encoding: str = "utf-8", **environment: str) -> Done:
    """A command line as a process of its own, in English unless the environment says otherwise."""
    kept = {name: value for name, value in os.environ.items() if name not in LOCALES}
    done = subprocess.run(
        [sys.executable, "-m", "einclusion", *map(str, arguments)],
        cwd=cwd,
        env={**kept, "COLUMNS": "80", "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))
