"""Mistakes that Click finds in a command line, in our own words and the user's language."""

from __future__ import annotations

import click

from einclusion.commandline.kinds import named
from einclusion.errors import UsageError, UsageErrors


class Misuse(UsageErrors):
    """A command line that a command can't take, and where its help is."""

    def __init__(self, error: UsageError, path: str) -> None:
        super().__init__([error, UsageError("usage.see-help", command=f"{path} --help")])


def told(error: click.UsageError, context: click.Context) -> UsageError:
    """The mistake in the command line of that context, as a key and values of our words."""
    match error:
        case click.NoSuchOption():
            near = error.possibilities[0] if error.possibilities else ""
            return UsageError("usage.no-option", near=near, name=error.option_name)
        case click.BadOptionUsage():
            full = _is_flag(context, error.option_name)
            return UsageError("usage.option-full" if full else "usage.option-empty", name=error.option_name)
        case click.MissingParameter():
            option = isinstance(error.param, click.Option)
            choices = getattr(error.param.type, "choices", ()) if error.param else ()
            key = "usage.option-missing" if option else "usage.argument-missing"
            return UsageError(key, choices=choices, name=named(error.param))
        case click.BadParameter():
            return UsageError("usage.bad-value", name=named(error.param), reason=error.message)
    return UsageError("usage.bad-value", name=context.command_path, reason=error.message)


def _is_flag(context: click.Context, name: str) -> bool:
    params = context.command.get_params(context)
    return any(isinstance(one, click.Option) and one.is_flag and name in one.opts for one in params)
