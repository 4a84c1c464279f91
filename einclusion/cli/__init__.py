"""The command line: one module per command, found by its name; errors become messages and exit codes here."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from pkgutil import iter_modules

import click

from einclusion import __version__
from einclusion.commandline.help import Group
from einclusion.data import own
from einclusion.errors import Interrupted, Mishap, UsageError
from einclusion.gate.verdict import Code
from einclusion.options import asked_language, help_language
from einclusion.text.safe import lines
from einclusion.wording import say


class Commands(Group):
    """Commands are the modules beside this one that have a `command`; each is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, those first that a newcomer needs first."""
        return [name for names in self.sections(ctx).values() for name in names]

    def sections(self, ctx: click.Context) -> dict[str, list[str]]:
        """Commands by section; one that no section names comes last."""
        found = sorted(module.name.replace("_", "-") for module in iter_modules(__path__))
        listed: dict[str, list[str]] = {key: list(names) for key, names in own("commandline/sections.yaml").items()}
        listed[list(listed)[-1]] += [name for name in found if not any(name in names for names in listed.values())]
        return listed

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name.replace('-', '_')}").command
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    examples=(
        "einclusion audit https://www.example.org/",
        "einclusion init",
        "einclusion audit service.yaml --lang nl",
    ),
)
@help_language
@click.version_option(__version__, message="%(prog)s %(version)s", help="")
def group() -> None:
    """The e-inclusion test for digital public services."""


def main() -> None:
    """Run the command line; the process ends with the exit code."""
    from einclusion import garbage
    from einclusion.commandline.streams import steady

    steady()
    garbage.seldom()
    code = run(sys.argv[1:])
    sys.stdout.flush()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """The exit code of a command line: 1 findings, 2 wrong use, 3 not tested, 4 our bug, 130 interrupted."""
    language = asked_language(arguments)
    try:
        code = group.main(arguments, prog_name="einclusion", standalone_mode=False, obj=language)
        return int(code) if isinstance(code, int) else Code.PASSED
    except (Exception, KeyboardInterrupt) as error:
        return _told(error, language)


def _told(error: BaseException, language: str) -> int:
    """The exit code of what went wrong, told to the user."""
    if isinstance(error, Interrupted) and error.__cause__:
        _told(error.__cause__, language)
        return Code.INTERRUPTED
    if isinstance(error, (KeyboardInterrupt, click.exceptions.Abort)):
        _tell(say("terminal.stopped", language))
        return Code.INTERRUPTED
    if isinstance(error, click.ClickException):
        _tell(error.format_message())
        return Code.USAGE
    if isinstance(error, Mishap):
        _tell(error.sentence(language))
        return Code.USAGE if isinstance(error, UsageError) else Code.UNTESTED
    _tell("".join(traceback.format_exception(error)))
    _tell(say("terminal.bug", language, version=__version__))
    return Code.BUG


def _tell(text: str) -> None:
    """Say what went wrong; the text may quote a file that somebody else made."""
    click.echo(lines(text), err=True)
