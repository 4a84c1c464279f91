"""How the project is laid out: what comes along with what, what is packed, how large things get.

`test_imports.py` holds who may import whom directly, `test_packaging.py` the list of packages.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from einclusion.rulebook import AXE, QUESTIONS, TOPICS
from tests import sources

PROJECT: dict[str, Any] = tomllib.loads((sources.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS: dict[str, Any] = PROJECT["tool"]["setuptools"]
MOST_LINES = 300
"""Lines of a module at most."""
MOST_OF_A_CHECK = 30
"""Lines of a function in a rule's module at most."""
STANDARD = set(sys.stdlib_module_names)
IN_TESTS = {"einclusion/browser/standing.py", "einclusion/pytest_plugin/fixture.py"}
"""What looks at a page of somebody's own test, which drives it through Playwright's sync API."""


def imported(path: Path) -> dict[str, bool]:
    """Modules that a file imports, at any depth and under any condition; whether only for types."""
    whole = sources.tree(path)
    for_types = {id(node) for block in _only_for_types(whole) for node in ast.walk(block)}
    found: dict[str, bool] = {}
    for node in ast.walk(whole):
        for module in _named(node, path):
            found[module] = found.get(module, True) and id(node) in for_types
    return found


def _only_for_types(whole: ast.Module) -> Iterator[ast.If]:
    for node in ast.walk(whole):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield node


def _named(node: ast.AST, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        start = ".".join([*_package(path), ""]) if node.level == 1 else ""
        assert node.level < 2, f"{sources.name(path)}:{node.lineno}: imports go up no folder"
        module = (start + (node.module or "")).rstrip(".")
        return [module, *(f"{module}.{alias.name}" for alias in node.names)]
    if isinstance(node, ast.Call) and sources.called(node) in ("import_module", "__import__"):
        return [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
    return []


def _package(path: Path) -> tuple[str, ...]:
    parts = path.parent.relative_to(sources.ROOT).parts
    return parts if parts[0] == "einclusion" else ("einclusion", *parts)


def ours(path: Path) -> set[str]:
    """Modules of the engine that a file needs to run."""
    known = {
        one.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".") for one in map(sources.name, MODULES)
    }
    return {name for name, for_types in imported(path).items() if name in known and not for_types} - {"einclusion"}


def of(*names: str) -> set[str]:
    return {f"einclusion.{name}" for name in names}


MODULES = sources.modules()
ENGINE = sources.modules("einclusion")
PURE = {
    *("model", "scope", "facts", "run", "data", "dom", "snapshot", "axe", "identity", "subjects", "outcomes"),
    *("rulebook", "standards", "selection", "judge", "conclude", "verdict", "store", "summary", "output", "console"),
}
"""What works any later day without a browser."""


class TestImports:
    @pytest.mark.parametrize("path", ENGINE, ids=sources.name)
    def test_browsers_are_driven_asynchronously(self, path: Path) -> None:
        drives = [name for name in imported(path) if name.startswith("playwright.sync_api")]
        assert bool(drives) == (sources.name(path) in IN_TESTS)

    @pytest.mark.parametrize("path", sources.modules("rules"), ids=sources.name)
    def test_checks_need_only_the_engine(self, path: Path) -> None:
        assert {name.partition(".")[0] for name in imported(path)} <= STANDARD | {"einclusion"}

    @pytest.mark.parametrize("name", sorted(PURE))
    def test_what_judges_needs_no_browser_at_any_remove(self, name: str) -> None:
        reached = _reached(f"einclusion.{name}")
        assert not [module for module in reached if module.startswith(tuple(of("browser", "probes", "audit", "cli")))]

    def test_what_is_used_is_declared(self) -> None:
        named = {
            "cssselect": "cssselect",
            "lingua": "lingua-language-detector",
            "markdown_it": "markdown-it-py",
            "PIL": "pillow",
            "usp": "ultimate-sitemap-parser",
            "yaml": "pyyaml",
        }
        used = {name.partition(".")[0] for path in MODULES for name in imported(path)} - STANDARD - {"einclusion"}
        extras = PROJECT["project"]["optional-dependencies"]
        lines = [*PROJECT["project"]["dependencies"], *extras["ocr"], *extras["pytest"]]
        declared = {line.split(">")[0].split("[")[0].strip().lower() for line in lines}
        assert {named.get(name, name.replace("_", "-")).lower() for name in used} - declared == set()


def _reached(name: str) -> set[str]:
    """Modules of ours that come along when a module is imported."""
    files = {one.removesuffix("/__init__.py").removesuffix(".py").replace("/", "."): path for one, path in _paths()}
    reached, waiting = set(), [name]
    while waiting:
        module = waiting.pop()
        if module in files and module not in reached:
            reached.add(module)
            waiting += ours(files[module])
    return reached


def _paths() -> Iterator[tuple[str, Path]]:
    yield from ((sources.name(path), path) for path in ENGINE)


def _folders() -> dict[str, list[Path]]:
    """Folders that ship, by package name, with the files in them."""
    found: dict[str, list[Path]] = {}
    for top in sources.CODE:
        for path in sorted((sources.ROOT / top).rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
                package = ".".join(path.parent.relative_to(sources.ROOT).parts)
                found.setdefault(package if top == "einclusion" else f"einclusion.{package}", []).append(path)
    return found


class TestPacking:
    def test_no_ending_is_named_in_vain(self) -> None:
        names = [path.name for files in _folders().values() for path in files]
        assert [end for end in SETUPTOOLS["package-data"]["*"] if not any(fnmatch(name, end) for name in names)] == []

    def test_folders_of_rules_are_topics(self) -> None:
        folders = {package.removeprefix("einclusion.rules.") for package in _folders() if ".rules." in package}
        assert folders <= {*TOPICS, AXE, QUESTIONS}

    @pytest.mark.parametrize("group", ["einclusion.rules", "einclusion.reports"])
    def test_entry_points_lead_to_something(self, group: str) -> None:
        for value in PROJECT["project"]["entry-points"][group].values():
            module, _, name = value.partition(":")
            stem = sources.ROOT / module.removeprefix("einclusion.").replace(".", "/")
            path = next(one for one in (stem.with_suffix(".py"), stem / "__init__.py") if one.is_file())
            defined = {node.name for node in sources.tree(path).body if isinstance(node, ast.FunctionDef)}
            assert not name or name in defined

    def test_every_report_is_an_entry_point(self) -> None:
        renders = {
            "einclusion."
            + sources.name(path).removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
            + ":render"
            for path in sources.modules("reports")
            if "render" in {node.name for node in sources.tree(path).body if isinstance(node, ast.FunctionDef)}
        }
        assert set(PROJECT["project"]["entry-points"]["einclusion.reports"].values()) == renders


class TestSizes:
    @pytest.mark.parametrize("path", MODULES, ids=sources.name)
    def test_a_module_is_short(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= MOST_LINES, f"{sources.name(path)} has {lines} lines"

    @pytest.mark.parametrize(
        "path", [one for one in sources.modules("rules") if one.stem != "__init__"], ids=sources.name
    )
    def test_functions_of_a_check_are_short(self, path: Path) -> None:
        functions = [node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.FunctionDef)]
        assert "check" in {function.name for function in functions}
        long = {one.name: one.end_lineno - one.lineno + 1 for one in functions if one.end_lineno}
        assert {name: lines for name, lines in long.items() if lines > MOST_OF_A_CHECK} == {}


class TestHabits:
    @pytest.mark.parametrize("path", [*MODULES, *sources.modules("tests", "examples")], ids=sources.name)
    def test_nothing_is_left_for_later(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        marks = [f"{mark}{colon}" for mark in ("TO" + "DO", "FIX" + "ME", "X" + "XX") for colon in (":", " ", "(")]
        assert [mark for mark in marks if mark in text] == []

    @pytest.mark.parametrize("path", MODULES, ids=sources.name)
    def test_no_error_is_swallowed(self, path: Path) -> None:
        for handler in (node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.ExceptHandler)):
            everything = handler.type is None or (
                isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException")
            )
            silent = all(isinstance(line, ast.Pass | ast.Continue) for line in handler.body)
            assert not (everything and silent), f"{sources.name(path)}:{handler.lineno}"

    @pytest.mark.parametrize("path", MODULES, ids=sources.name)
    def test_a_module_says_what_it_is_for(self, path: Path) -> None:
        if path.name != "__init__.py" and "rules" not in path.parts:
            assert ast.get_docstring(sources.tree(path))
