"""Parts of the documents that are made from the code: help texts, tables of fields, methods, ids and modules."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click
import msgspec
from click.testing import CliRunner

from einclusion import outcomes, pytest_plugin, rulebook
from einclusion.cli import group
from einclusion.dom import Node
from einclusion.facts import FACTS
from einclusion.model import Accepted, Rule
from einclusion.schemas import sentences
from einclusion.standards import groups, profile, profile_names, requirement
from einclusion.subjects import PageSubject
from tests.documents import ROOT

WIDTH = 100
"""Characters of a line of help at most."""
DERIVED = {"id", "topic", "engine", "pack", "level"}
"""Fields of a rule that its page does not hold."""
_LAYERS = (
    *("einclusion", "einclusion/cli", "einclusion/commandline", "einclusion/browser", "einclusion/probes"),
    *("einclusion/pytest_plugin", "einclusion/text", "reports"),
)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


def sentence(of: object) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(of) or "").split("\n\n")[0].split())


def commands() -> str:
    """The help of every command."""
    runner = CliRunner()
    shown = []
    for path in _commands(group, click.Context(group, info_name="einclusion", **group.context_settings), ()):
        done = runner.invoke(group, [*path, "--help"], prog_name="einclusion", terminal_width=WIDTH, obj="en")
        text = "\n".join(line.rstrip() for line in done.output.splitlines())
        shown.append(f"### {' '.join(('einclusion', *path))}\n\n```text\n{text}\n```")
    return "\n\n".join(shown)


def _commands(command: click.Command, context: click.Context, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, click.Context(found, parent=context, info_name=name), (*path, name))


def front_matter() -> str:
    """The fields that a rule page may hold."""
    info = msgspec.inspect.type_info(Rule)
    assert isinstance(info, msgspec.inspect.StructType)
    rows = [
        (f"`{field.encode_name}`", _kind(field), "required" if field.required else "", meaning)
        for field in info.fields
        if field.name not in DERIVED and (meaning := sentences()["Rule"][field.name])
    ]
    return table(("field", "what it holds", "", "meaning"), rows)


def _kind(field: msgspec.inspect.Field) -> str:
    kind = field.type
    if field.name == "needs":
        return "list of " + ", ".join(f"`{name}`" for name in FACTS)
    if isinstance(kind, msgspec.inspect.EnumType):
        return " or ".join(f"`{member}`" for member in kind.cls)
    if isinstance(kind, msgspec.inspect.LiteralType):
        return " or ".join(f"`{value}`" for value in kind.values)
    if isinstance(kind, msgspec.inspect.DictType):
        return "sentences by key" if isinstance(kind.value_type, msgspec.inspect.DictType) else "a sentence"
    if isinstance(kind, msgspec.inspect.UnionType):
        held = next(one for one in kind.types if isinstance(one, msgspec.inspect.StructType))
        return ", ".join(f"`{inner.encode_name}`" for inner in held.fields)
    return "list" if isinstance(kind, msgspec.inspect.ListType) else "`true` or `false`"


def outcome_calls() -> str:
    """What a check yields."""
    made = (outcomes.passed, outcomes.failed, outcomes.cant_tell)
    return table(("call", "meaning"), ((f"`{_call(one)}`", sentence(one)) for one in made))


def members(kind: type[Any]) -> str:
    """What a class offers to rules."""
    return table(("", "meaning"), _members(kind))


def _members(kind: type[Any]) -> Iterator[tuple[str, str]]:
    for owner in [one for one in kind.__mro__ if one is not object]:
        for name, member in vars(owner).items():
            if name.startswith("_"):
                continue
            if isinstance(member, (property, cached_property)):
                yield f"`{name}`", sentence(member)
            elif inspect.isfunction(member):
                yield f"`{_call(member)}`", sentence(member)


def _call(function: Callable[..., Any]) -> str:
    plain = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "self"
    ]
    return f"{function.__name__}{inspect.Signature(plain)}"


def topics() -> str:
    """The topics, in their order."""
    return ", ".join(f"`{topic}`" for topic in rulebook.TOPICS)


def group_ids() -> str:
    """Groups with their names."""
    rows = ((f"`{one.id}`", one.name["en"], one.clause) for one in groups().values())
    return table(("id", "people", "EN 301 549"), rows)


def requirement_ids() -> str:
    """Requirements beyond WCAG."""
    text = (ROOT / "einclusion/standards/requirements.yaml").read_text(encoding="utf-8")
    found = [requirement(name) for name in re.findall(r"^  ([\w.-]+):$", text, re.MULTILINE)]
    return table(("id", "requirement"), ((f"`{one.id}`", one.title["en"]) for one in found))


def profiles() -> str:
    """Profiles with their names."""
    return table(("id", "law"), ((f"`{name}`", profile(name).name["en"]) for name in profile_names()))


def formats() -> str:
    """Formats of reports that come with einclusion."""
    points = sorted(entry_points(group="einclusion.reports"), key=lambda point: point.name)
    own = [(point.name, import_module(point.module)) for point in points if point.module.startswith("einclusion.")]
    return table(
        ("name", "file", "what it is"), ((f"`{name}`", f"`{module.FILE}`", sentence(module)) for name, module in own)
    )


def pytest_options() -> str:
    """Options of the pytest plugin."""
    rows = [
        (f"`--einclusion-{name} {what}`", f"`einclusion_{name.replace('-', '_')}`", text)
        for name, what, text in (*pytest_plugin.OPTIONS, *pytest_plugin.LISTS)
    ]
    rows.append(("`--einclusion-auto`", "`einclusion_auto`", pytest_plugin.AUTO))
    return table(("on the command line", "in the ini file", "meaning"), rows)


def modules() -> str:
    """Every module with the first paragraph of its docstring."""
    return "\n\n".join(
        f"### {layer}\n\n" + table(("module", "what it is for"), _modules(ROOT / layer)) for layer in _LAYERS
    )


def _modules(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((*folder.glob("*.py"), *folder.glob("*/__init__.py"))):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        if said and (path.parent == folder or folder.name == "reports"):
            name = path.parent.name + "/" if path.name == "__init__.py" else path.name
            yield f"`{name}`", " ".join(said.split("\n\n")[0].split())


def decisions() -> str:
    """A link to every decision."""
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    heads = ((path.name, path.read_text(encoding="utf-8").partition("\n")[0].partition("–")[2]) for path in pages)
    return "\n".join(f"- [{head.strip()}](decisions/{name})" for name, head in heads)


def baseline() -> str:
    """The fields of a line of a baseline file."""
    info = msgspec.inspect.type_info(Accepted)
    assert isinstance(info, msgspec.inspect.StructType)
    rows = [
        (f"`{field.encode_name}`", "required" if field.required else "", sentences()["Accepted"][field.encode_name])
        for field in info.fields
    ]
    return table(("field", "", "meaning"), rows)


PARTS: dict[str, Callable[[], str]] = {
    "baseline": baseline,
    "commands": commands,
    "decisions": decisions,
    "formats": formats,
    "front matter": front_matter,
    "groups": group_ids,
    "modules": modules,
    "Node": lambda: members(Node),
    "outcomes": outcome_calls,
    "PageSubject": lambda: members(PageSubject),
    "profiles": profiles,
    "pytest options": pytest_options,
    "requirements": requirement_ids,
    "topics": topics,
}
"""What makes each part, by the name in its marker."""

_PART = re.compile(r"<!-- generated: ([\w ]+) -->\n(.*?)<!-- end of generated -->", re.DOTALL)


def held(text: str) -> dict[str, str]:
    """The generated parts of a document as they stand there."""
    return dict(_PART.findall(text))


def renewed(text: str) -> str:
    """The document with its generated parts made anew. Raises KeyError for a part that nothing makes."""
    return _PART.sub(lambda found: f"<!-- generated: {found[1]} -->\n{body(found[1])}<!-- end of generated -->", text)


def body(name: str) -> str:
    """A part as it stands between its markers."""
    return f"\n{PARTS[name]()}\n\n"
