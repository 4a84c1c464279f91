"""`einclusion init`: a service file to fill in, with a remark on every field, in the user's language."""

from __future__ import annotations

import re
import shlex
import textwrap
from importlib.resources import files
from pathlib import Path

import click

from einclusion import options
from einclusion.commandline import complete
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import Place
from einclusion.errors import UsageError
from einclusion.service import is_service_file
from einclusion.servicefile.meaning import profiles
from einclusion.wording import say

WIDTH = 100
"""Characters of a line of remarks at most."""
_WORDS = re.compile(r"\[\[([\w-]+)\]\]")
_REMARK = re.compile(r"( *# )(.*)")


@click.command(
    "init",
    cls=Command,
    page="service-file",
    examples=("einclusion init", "einclusion init parking.yaml --lang nl"),
)
@click.argument("path", type=Place(), default=Path("service.yaml"), metavar="[FILE]", shell_complete=complete.files)
@options.language
def command(path: Path, lang: str) -> None:
    """Write a service file to fill in."""
    if not is_service_file(path.name):
        near = path / "service.yaml" if path.is_dir() else path.with_suffix(".yaml")
        raise UsageError("init.ending", better=near)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(template(lang))
    except FileExistsError as error:
        raise UsageError("init.exists", path=path) from error
    except OSError as error:
        raise UsageError("usage.unwritable", path=path, reason=error) from error
    audit = f"einclusion audit {shlex.quote(str(path))}"
    click.echo(say("init.written", lang, path=str(path), command=audit), err=True)


def template(language: str) -> str:
    """The service file to fill in, with remarks in the language."""
    lines = files("einclusion").joinpath("servicefile/service-template.yaml").read_text(encoding="utf-8").splitlines()
    return "".join(f"{line}\n" for filled in lines for line in _wrapped(_filled(filled, language)))


def _filled(line: str, language: str) -> str:
    def words(found: re.Match[str]) -> str:
        return ", ".join(profiles()) if found[1] == "profiles" else say(f"init.{found[1]}", language)

    return _WORDS.sub(words, line)


def _wrapped(line: str) -> list[str]:
    remark = _REMARK.fullmatch(line)
    if not remark:
        return [line]
    return textwrap.wrap(
        remark[2], WIDTH, initial_indent=remark[1], subsequent_indent=remark[1], break_on_hyphens=False
    )
