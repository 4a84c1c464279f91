"""The page on the service file: its tables say what the types say, its examples can be read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import NODEFAULT, inspect

from einclusion import scope
from einclusion.data import own, parse
from einclusion.service import ServiceFileError, read
from einclusion.servicefile.meaning import COSTS, profiles

ROOT = Path(__file__).parents[1]
DOC = (ROOT / "docs/service-file.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```yaml\n(.*?)^```", DOC, re.DOTALL | re.MULTILINE)
HEADINGS = {
    "Service": "service",
    "Promise": "promises",
    "Crawl": "crawl",
    "Sample": "sample",
    "Journey": "journeys",
    "Step": "steps",
    "Target": "elements",
    "Expect": "expectations",
    "Settings": "settings",
    "Access": "access",
    "Credentials": "credentials",
}
"""Section of each type."""


def _sentences() -> dict[str, dict[str, str]]:
    """The sentence on every field of every type, from the source."""
    found: dict[str, dict[str, str]] = {}
    for kind in ast.parse(Path(scope.__file__).read_text(encoding="utf-8")).body:
        if isinstance(kind, ast.ClassDef):
            pairs = zip(kind.body, kind.body[1:], strict=False)
            found[kind.name] = {
                field.target.id: str(said.value.value)
                for field, said in pairs
                if isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(said, ast.Expr)
                and isinstance(said.value, ast.Constant)
            }
    return found


def _values(kind: inspect.Type) -> str:
    """What can be written, as the tables say it."""
    if isinstance(kind, inspect.UnionType):
        kinds = [_values(each) for each in kind.types if not isinstance(each, inspect.NoneType)]
        return " or ".join(kinds)
    if isinstance(kind, inspect.StructType):
        return f"[block](#{HEADINGS[kind.cls.__name__]})"
    if isinstance(kind, inspect.ListType):
        return f"list of {_values(kind.item_type)}s".replace("texts", "text")
    if isinstance(kind, inspect.DictType):
        return f"{_values(kind.value_type)} by {'kind' if isinstance(kind.key_type, inspect.EnumType) else 'name'}"
    if isinstance(kind, inspect.LiteralType):
        return " or ".join(f"`{value}`" for value in kind.values)
    return _plain(kind)


def _plain(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.BoolType):
        return "`true` or `false`"
    if isinstance(kind, (inspect.IntType, inspect.FloatType)):
        name = "whole number" if isinstance(kind, inspect.IntType) else "number"
        if kind.gt is not None:
            return f"{name} above {kind.gt}"
        if kind.ge is not None:
            return f"{name}, {kind.ge} " + (f"to {kind.le}" if kind.le is not None else "or more")
        return name
    return "text"


def _default(field: inspect.Field) -> str:
    if field.required:
        return "required"
    value: Any = field.default
    if value is NODEFAULT or value is None or value == "" or not isinstance(value, (str, int, float)):
        return ""
    return f"`{str(value).lower()}`"


def _structs(kind: inspect.Type) -> Iterator[inspect.StructType]:
    if isinstance(kind, inspect.StructType):
        yield kind
        for field in kind.fields:
            yield from _structs(field.type)
    elif isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from _structs(each)
    elif isinstance(kind, inspect.ListType):
        yield from _structs(kind.item_type)
    elif isinstance(kind, inspect.DictType):
        yield from _structs(kind.value_type)


STRUCTS = {kind.cls.__name__: kind for kind in _structs(inspect.type_info(scope.Service))}


def section(heading: str) -> str:
    """The text below a heading of second or third level, up to the next one."""
    found = re.search(rf"^##+ {heading}\n(.*?)(?=^##|\Z)", DOC, re.DOTALL | re.MULTILINE | re.IGNORECASE)
    assert found, heading
    return found[1]


def rows(heading: str) -> list[str]:
    """The rows of the section's tables."""
    return [row for row in section(heading).splitlines() if row.startswith("| `")]


def expected_rows(name: str) -> list[str]:
    """The rows that the type makes."""
    sentences = _sentences()[name]
    cells = (
        (f"`{field.encode_name}`", _values(field.type), _default(field), sentences[field.name])
        for field in STRUCTS[name].fields
    )
    return [f"| {' | '.join(row)} |".replace("  ", " ") for row in cells]


@pytest.mark.parametrize("name", STRUCTS)
def test_the_table_says_what_the_type_says(name: str) -> None:
    assert rows(HEADINGS[name]) == expected_rows(name), "\n".join(expected_rows(name))


def _limits(measure: dict[str, Any]) -> str:
    laws = "".join(f"; `{law}`: {other['limit']}" for law, other in measure.get("laws", {}).items())
    return f"{measure['default']}{laws}"


@pytest.mark.parametrize(("heading", "budgets"), [("thresholds", False), ("budgets", True)])
def test_the_table_says_what_is_measured(heading: str, budgets: bool) -> None:
    measures = {
        name: measure for name, measure in own("thresholds.yaml").items() if (measure["unit"] in COSTS) is budgets
    }
    expected = [
        f"| `{name}` | {measure['unit']} | {_limits(measure)} | {measure['name']['en']} |"
        for name, measure in measures.items()
    ]
    assert rows(heading) == expected, "\n".join(expected)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("channels", [str(name) for name in scope.ChannelName]),
        ("slots", [str(name) for name in scope.Slot]),
        ("service", profiles()),
        ("means of logging in", list(own("checking/means.yaml"))),
    ],
)
def test_every_word_to_choose_from_is_named(heading: str, names: list[str]) -> None:
    text = section(heading)
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_page_begins_with_a_whole_example() -> None:
    assert DOC.index("```yaml") < DOC.index("\n| ")
    assert parse(FENCES[0]).keys() > {"name", "start", "channels", "journeys"}


@pytest.mark.parametrize("number", range(len(FENCES)))
def test_every_example_can_be_read(tmp_path: Path, number: int) -> None:
    text = FENCES[number]
    for name in ("login.json", "proof.pdf", "permit.html"):
        (tmp_path / name).write_text("{}")
    for field, line in (("name", "name: Parking permit\n"), ("start", "start: [https://www.example.org/]\n")):
        text = text if field in parse(FENCES[number]) else line + text
    (tmp_path / "service.yaml").write_text(text, encoding="utf-8")
    names = re.findall(r"\{env:(\w+)\}", text)
    read(tmp_path / "service.yaml", dict.fromkeys(names, "www.example.org"))


def test_the_mistake_on_the_page_is_what_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("service.yaml").write_text(FENCES[0].replace("click:", "clik:"), encoding="utf-8")
    with pytest.raises(ServiceFileError) as caught:
        read(Path("service.yaml"), {"TEST_EMAIL": "a@example.org"})
    assert f"```text\n{caught.value}\n```" in DOC
