"""The command line: one module per command, found by its name; errors become messages and exit codes here."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from pkgutil import iter_modules

import click

from einclusion import __version__
from einclusion.gate.verdict import Code


class Commands(click.Group):
    """Commands are the modules beside this one that have a `command`; each is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.replace("_", "-") for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            raise click.UsageError(error.message + (f" Did you mean {near[0]!r}?" if near else ""), ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def group() -> None:
    """The e-inclusion test for digital public services.

    Tells who can use a service, who gets stuck, at which step, and what other way is open to them.

    \b
    Try it:
      einclusion audit https://www.example.org/
      einclusion init          # a service file to describe your own service
      einclusion audit service.yaml
    """


def main() -> None:
    """Run the command line; the process ends with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of a command line: 1 findings, 2 wrong use, 3 not tested, 4 our bug, 130 interrupted."""
    try:
        code = group.main(arguments, prog_name="einclusion", standalone_mode=False)
        return int(code) if isinstance(code, int) else Code.PASSED
    except (Exception, KeyboardInterrupt) as error:
        return _told(error)


def _told(error: BaseException) -> int:
    """The exit code of what went wrong, told to the user."""
    from einclusion.errors import Interrupted, UsageError

    if isinstance(error, Interrupted) and error.__cause__:
        _told(error.__cause__)
        return Code.INTERRUPTED
    if isinstance(error, (KeyboardInterrupt, click.exceptions.Abort)):
        return Code.INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return Code.USAGE
    if isinstance(error, UsageError):
        _tell(str(error))
        return Code.USAGE
    return _other(error)


def _tell(text: str) -> None:
    """Say what went wrong; the text may quote a file that somebody else made."""
    from einclusion.text.safe import lines

    click.echo(lines(text), err=True)


def _other(error: BaseException) -> int:
    from einclusion.browser.session import NoBrowser
    from einclusion.store import StoreError
    from einclusion.wording import say, user_language

    if isinstance(error, NoBrowser):
        click.echo(say("terminal.no-browser", user_language(), tried=str(error)), err=True)
        return Code.UNTESTED
    if isinstance(error, StoreError):
        _tell(str(error))
        return Code.UNTESTED
    _tell("".join(traceback.format_exception(error)))
    click.echo(say("terminal.bug", user_language(), version=__version__), err=True)
    return Code.BUG
