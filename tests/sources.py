"""The project's own source code, read as syntax trees, for tests of the project itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ("einclusion", "reports", "rules")


def modules(*folders: str) -> list[Path]:
    """Python modules below the folders; all that ship where none is named."""
    return sorted(path for folder in folders or CODE for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    """A path as people write it."""
    return path.relative_to(ROOT).as_posix()


def called(call: ast.Call) -> str:
    """Name of the function or method that is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def reached(path: Path) -> list[ast.Call]:
    """Calls in a module, and in the functions of `einclusion.checking` that it uses by their name."""
    found = list(_calls(tree(path)))
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("einclusion.checking."):
            found += _calls_of(ROOT / f"{(node.module or '').replace('.', '/')}.py", {one.name for one in node.names})
    return found


def _calls_of(path: Path, names: set[str]) -> list[ast.Call]:
    """Calls in these functions of a module, and in those of it that they call."""
    functions = {node.name: node for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    waiting, found, seen = sorted(names), [], set[str]()
    while waiting:
        if (name := waiting.pop()) in functions and name not in seen:
            seen.add(name)
            calls = list(_calls(functions[name]))
            found += calls
            waiting += [called(call) for call in calls]
    return found


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (one for one in ast.walk(node) if isinstance(one, ast.Call))


def strings(node: ast.AST) -> Iterator[str]:
    """Plain strings below a node."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
