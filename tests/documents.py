"""The project's documents, taken apart for tests: fences, command lines, links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click
from click.parser import _OptionParser
from markdown_it import MarkdownIt

from einclusion.cli import group
from einclusion.errors import UsageError

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/README.md"))
    if not {"venv", ".venv", "node_modules"} & set(path.relative_to(ROOT).parts)
)
PROMPT = "$ "
_ASSIGNMENT = re.compile(r"\w+=\S*")
_ENDS = frozenset({"|", ">", ">>", "&&", "||", ";", "&"})
_SHOWN = re.compile(r"^ {2,}(einclusion (?:.+\\\n)*.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Fence:
    """A block of code in a document."""

    page: Path
    """The document."""
    line: int
    """Its first line, from 1."""
    kind: str
    """First word after the fence, for instance `python`."""
    name: str
    """What follows it, for instance the name of a file."""
    content: str
    """The code."""


def name_of(path: Path) -> str:
    """A document's path as tests show it."""
    return path.relative_to(ROOT).as_posix()


def fences(path: Path) -> list[Fence]:
    """The fences of a document."""
    found = []
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        if token.type == "fence" and token.map:
            kind, _, name = token.info.strip().partition(" ")
            found.append(Fence(path, token.map[0] + 1, kind, name.strip(), token.content))
    return found


def prompted(fence: Fence) -> list[tuple[str, str]]:
    """Commands of a console fence, each with the output shown below it."""
    found: list[tuple[str, str]] = []
    for line in fence.content.splitlines():
        if line.startswith(PROMPT):
            found.append((line.removeprefix(PROMPT), ""))
        else:
            assert found, f"{name_of(fence.page)}:{fence.line}: a console fence begins with a prompt"
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return found


def commands(path: Path) -> list[str]:
    """Every command line that a document shows, in console fences and in help texts."""
    found = [command for fence in fences(path) if fence.kind == "console" for command, _ in prompted(fence)]
    found += [shown for fence in fences(path) if fence.kind == "text" for shown in _SHOWN.findall(fence.content)]
    return list(dict.fromkeys(found))


def mentioned(path: Path) -> list[str]:
    """What running text names as `einclusion …`: a command, not always with all that it needs."""
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    spans = [child.content for token in tokens for child in token.children or [] if child.type == "code_inline"]
    return [span for span in dict.fromkeys(spans) if span.startswith("einclusion ")]


def words(command: str) -> list[str]:
    """A command line's words, without variables set before it and what it is connected to after it."""
    split = shlex.split(command.replace("\\\n", " "), comments=True)
    while split and _ASSIGNMENT.fullmatch(split[0]):
        split.pop(0)
    end = next((place for place, word in enumerate(split) if word in _ENDS), len(split))
    return split[:end]


def mistake(arguments: list[str], *, whole: bool = True) -> str:
    """What is wrong with the arguments of `einclusion`; empty where it takes them, or where they only lack some."""
    command: click.Command = group
    context = click.Context(command, info_name="einclusion", **command.context_settings)
    left = list(arguments)
    while isinstance(command, click.Group) and left and not left[0].startswith("-"):
        name = left.pop(0)
        found = command.get_command(context, name)
        if found is None:
            return f"there is no command {name!r}"
        command, context = found, click.Context(found, parent=context, info_name=name)
    parser = _OptionParser(context)
    for parameter in command.get_params(context):
        parameter.add_to_parser(parser, context)
    try:
        values, rest, _ = parser.parse_args(left)
        _convert(command, context, values)
    except (click.MissingParameter, click.BadOptionUsage) as error:
        return error.format_message() if whole else ""
    except (click.UsageError, UsageError) as error:
        return str(error)
    return f"too much: {rest}" if rest else ""


def _convert(command: click.Command, context: click.Context, values: dict[str, object]) -> None:
    """Raises BadParameter for a value that is none of the choices, MissingParameter for one that is left out."""
    for parameter in command.get_params(context):
        value = values.get(parameter.name or "")
        if not isinstance(value, (str, list, tuple)) or not value:
            if parameter.required:
                raise click.MissingParameter(ctx=context, param=parameter)
            continue
        if isinstance(parameter.type, click.Choice):
            for one in [value] if isinstance(value, str) else value:
                parameter.type.convert(one, parameter, context)


def links(path: Path) -> Iterator[str]:
    """Where a document's links and pictures lead."""
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        for child in token.children or []:
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                yield str(target)


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub and GitLab make them."""
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    found = set()
    for token, after in pairwise(tokens):
        if token.type == "heading_open":
            text = re.sub(r"[^\w\- ]", "", after.content.lower())
            found.add(text.replace(" ", "-"))
    return found
