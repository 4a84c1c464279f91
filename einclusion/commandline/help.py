"""Commands that tell their help and their mistakes in the user's language.

Texts are found in `words/help.yaml` by name: `baseline-accept` is the command, `baseline-accept-more` what follows,
`baseline-accept-text` its option `--text`, `option-lang` an option that several commands have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click
from click.formatting import join_options
from click.shell_completion import CompletionItem

from einclusion.commandline import complete
from einclusion.commandline.kinds import metavar
from einclusion.commandline.mistakes import Misuse, told
from einclusion.data import own
from einclusion.errors import UsageError
from einclusion.wording import say, user_language

_WORDS = "words/help.yaml"
_ROOT = "einclusion"
_KEPT = re.compile(r"`[^`]+`| [:;?!»]|« | - ")
_SPACE, _HYPHEN = "\u00a0", "\u2011"
_NAMES = 28
"""Characters of the widest name of an option that its text stands beside."""


class Command(click.Command):
    """A command whose help comes from the words files."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), page: str = "command-line", **options: Any) -> None:
        super().__init__(*args, **options)
        self.examples = examples
        self.page = page

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        _write(self, self.examples, self.page, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse. Raises Misuse."""
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
            if left and not ctx.resilient_parsing:
                raise UsageError("usage.too-much", words=" ".join(left))
            return left
        except (click.UsageError, UsageError) as error:
            raise _misuse(error, ctx) from error

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Options, each with its text."""
        return [_told(item, self, ctx) for item in super().shell_complete(ctx, incomplete)]


class Group(click.Group):
    """A command with commands below it, in the order in which they are written."""

    command_class = Command

    def __init__(self, *args: Any, examples: Sequence[str] = (), page: str = "command-line", **options: Any) -> None:
        super().__init__(*args, **options)
        self.examples = examples
        self.page = page

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands."""
        return list(self.commands)

    def sections(self, ctx: click.Context) -> dict[str, list[str]]:
        """Commands by the key of the heading that they stand under."""
        return {"commands": self.list_commands(ctx)}

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        _write(self, self.examples, self.page, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what comes before the command. Raises Misuse; without a command the help is the answer."""
        try:
            left = super().parse_args(ctx, list(args))
            if not ctx.resilient_parsing and not self.make_parser(ctx).parse_args(list(args))[1]:
                raise click.exceptions.NoArgsIsHelpError(ctx)
            return left
        except click.exceptions.NoArgsIsHelpError:
            raise
        except (click.UsageError, UsageError) as error:
            raise _misuse(error, ctx) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named. Raises Misuse with what was probably meant."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            from einclusion.servicefile.places import nearest

            names = self.list_commands(ctx)
            raise Misuse(
                UsageError("usage.no-command", near=nearest(args[0], names), choices=names, name=args[0]),
                ctx.command_path,
            )
        return args[0], command, args[1:]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and options, each with its text; no command is loaded for that."""
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        key = _key(ctx)
        commands = [CompletionItem(name, help=_text(_below(key, name), ctx)) for name in names]
        return [*commands, *(_told(one, self, ctx) for one in click.Command.shell_complete(self, ctx, incomplete))]


def spoken(ctx: click.Context) -> str:
    """The language to speak: the one that the command line names, else the locale's."""
    return ctx.find_root().obj or user_language()


def _misuse(error: click.UsageError | UsageError, ctx: click.Context) -> Misuse:
    if isinstance(error, Misuse):
        return error
    return Misuse(told(error, ctx) if isinstance(error, click.UsageError) else error, ctx.command_path)


def _key(ctx: click.Context) -> str:
    names: list[str] = []
    while ctx.parent is not None:
        names.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return "-".join(names) or _ROOT


def _below(key: str, name: str) -> str:
    return name if key == _ROOT else f"{key}-{name}"


def _text(key: str, ctx: click.Context) -> str:
    return say(f"help.{key}", spoken(ctx))


def _whole(text: str) -> str:
    """The text with hyphens, and spaces in commands and before signs, that no line is broken at."""
    return _KEPT.sub(lambda found: found[0].replace(" ", _SPACE), text).replace("-", _HYPHEN)


def _plain(text: str) -> str:
    return text.replace(_SPACE, " ").replace(_HYPHEN, "-")


def _own_or_shared(param: click.Parameter, ctx: click.Context) -> str:
    """The text of an option or argument: the command's own, else its group's, else the one that several share."""
    option = isinstance(param, click.Option)
    name = max(param.opts, key=len).lstrip("-") if option else param.name
    parent = f"{_key(ctx.parent)}-{name}" if ctx.parent else ""
    for key in (f"{_key(ctx)}-{name}", parent):
        if key in own(_WORDS):
            return _text(key, ctx)
    return _text(f"{'option' if option else 'argument'}-{name}", ctx)


def _told(item: CompletionItem, command: click.Command, ctx: click.Context) -> CompletionItem:
    """A completed option with its text."""
    for param in command.get_params(ctx):
        if isinstance(param, click.Option) and item.value in param.opts:
            item.help = _own_or_shared(param, ctx)
    return item


def _write(
    command: click.Command, examples: Iterable[str], page: str, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    language, key = spoken(ctx), _key(ctx)
    pieces = metavar(" ".join(command.collect_usage_pieces(ctx)), language)
    formatter.write_usage(ctx.command_path, pieces, prefix=say("help.usage", language) + " ")
    more = _text(f"{key}-more", ctx).split("\n") if f"{key}-more" in own(_WORDS) else []
    for paragraph in (_text(key, ctx), *more):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_whole(paragraph))
    if examples:
        _head(formatter, say("help.examples", language))
        for line in "\n".join(examples).split("\n"):
            formatter.write(f"  {line}\n")
    params = command.get_params(ctx)
    _table(formatter, say("help.arguments", language), _arguments(params, ctx))
    if isinstance(command, Group):
        for section, names in command.sections(ctx).items():
            rows = [(name, _text(_below(key, name), ctx)) for name in names]
            _table(formatter, say(f"help.section-{section}", language), rows)
    _table(formatter, say("help.options", language), _options(params, ctx))
    formatter.write_paragraph()
    formatter.write(say("help.read-on", language, page=f"docs/{page}.md") + "\n")
    formatter.buffer[:] = map(_plain, formatter.buffer)


def _table(formatter: click.HelpFormatter, heading: str, rows: Iterable[tuple[str, str]]) -> None:
    listed = list(rows)
    if listed:
        _head(formatter, heading)
        with formatter.indentation():
            formatter.write_dl([(name, _whole(text)) for name, text in listed], col_max=_NAMES)


def _head(formatter: click.HelpFormatter, heading: str) -> None:
    """A heading with its colon, before which French has a space."""
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")


def _arguments(params: Iterable[click.Parameter], ctx: click.Context) -> Iterator[tuple[str, str]]:
    for param in params:
        if isinstance(param, click.Argument):
            name = metavar((param.metavar or param.name or "").upper().strip("[]."), spoken(ctx))
            yield name, " ".join([_own_or_shared(param, ctx), *_possible(param, ctx)])


def _options(params: Iterable[click.Parameter], ctx: click.Context) -> Iterator[tuple[str, str]]:
    language = spoken(ctx)
    for param in params:
        if isinstance(param, click.Option) and not param.hidden:
            names = join_options(param.opts)[0]
            value = "" if param.is_flag else " " + _value(param, ctx)
            yield names + value, " ".join([_own_or_shared(param, ctx), *_extras(param, ctx, language)])


def _value(param: click.Option, ctx: click.Context) -> str:
    if isinstance(param.type, click.Choice) and not param.metavar:
        return "[" + "|".join(param.type.choices) + "]"
    return metavar(param.metavar or param.make_metavar(ctx), spoken(ctx))


def _known(param: click.Parameter, ctx: click.Context) -> Sequence[str]:
    """The values that there are, where the metavar does not say them."""
    if isinstance(param.type, click.Choice):
        return param.type.choices if param.metavar else []
    named = {"formats": complete.formats, "profile": complete.profiles, "without": complete.probes}.get(
        param.name or ""
    )
    return [item.value for item in named(ctx, param, "")] if named else []


def _possible(param: click.Parameter, ctx: click.Context) -> list[str]:
    known = _known(param, ctx)
    return [say("help.possible", spoken(ctx), words=", ".join(known))] if known else []


def _extras(param: click.Option, ctx: click.Context, language: str) -> Iterator[str]:
    yield from _possible(param, ctx)
    if isinstance(param.type, click.IntRange):
        yield f"[{param.type.min}–{param.type.max}]"
    if param.show_default:
        yield say("help.default", language, value=str(param.get_default(ctx)))
    if param.required:
        yield say("help.required", language)
