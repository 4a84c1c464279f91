"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from einclusion.gate.verdict import Gate
from einclusion.model import LANGUAGES

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

language = click.option(
    "--lang",
    "lang",
    type=click.Choice(LANGUAGES),
    help="Language of messages and reports. [default: the locale's, else en]",
)


def formats(default: str) -> Decorator:
    """`--format`, with what is written where none is named."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME[=PATH]",
        help="Report to write, more than once if you like; - as PATH is the standard output. "
        f"[default: {default} in the run folder]",
    )


fail_on = click.option(
    "--fail-on",
    type=click.Choice([gate.value for gate in Gate]),
    default=Gate.NEW.value,
    show_default=True,
    help="Findings that make the exit code 1. new: failed, binding or standard, not in --baseline; binding: only "
    "binding ones; serious: serious and critical impact; any: every failed one; never: none.",
)
baseline = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Accepted findings (see `einclusion baseline`): with --fail-on new they let the gate open.",
)
history = click.option(
    "--history",
    "history",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIRECTORY",
    help="Folder with earlier runs of the service, for the trend. [default: the folder that the run folder is in]",
)
packs = click.option(
    "--rules",
    "packs",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with a further rule pack, more than once if you like.",
)
select = click.option(
    "--select",
    multiple=True,
    metavar="WHAT",
    help="Rules to apply: all, a topic, a rule id, or a level such as wcag21aa; more than once if you like. "
    "[default: WCAG A and AA, best practices and everything beyond the law]",
)
browser = click.option("--browser", metavar="PATH", help="Browser to use. [default: see `einclusion doctor`]")
run_folder = click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
