"""Who may import whom, as `docs/architecture.md` tells it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {
    path.relative_to(ROOT).as_posix(): path
    for folder in ("einclusion", "reports", "rules")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
TYPES: dict[str, set[str]] = {
    "errors": {"wording"},
    "model": set(),
    "scope": set(),
    "acted/__init__": {"model"},
    "channel": set(),
    "document": set(),
    "loading": set(),
    "facts": {"acted", "channel", "document", "loading", "model"},
    "answers": {"model"},
    "run": {"answers", "facts", "model", "scope"},
}
"""Core modules and all that each may import of ours."""
DRIVERS = (
    "einclusion/audit.py",
    "einclusion/authoring/examples.py",
    "einclusion/browser/",
    "einclusion/probes/",
    "einclusion/cli/",
    "einclusion/pytest_plugin/",
    "reports/pdf.py",
)
"""Where the browser may be known; one report is printed by it."""


@cache
def imported(name: str) -> frozenset[str]:
    """Modules that a module imports, at its head or later."""
    return frozenset(_imports(ast.parse(MODULES[name].read_text(encoding="utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def ours(name: str) -> set[str]:
    """Second part of the names of our own modules that a module imports."""
    return {parts[1] for one in imported(name) if (parts := one.split("."))[0] == "einclusion" and len(parts) > 1}


def importing(*prefixes: str) -> list[str]:
    """Modules that import something of that name or below it."""
    return [
        name
        for name in MODULES
        if any(one == prefix or one.startswith(prefix + ".") for one in imported(name) for prefix in prefixes)
    ]


@pytest.mark.parametrize(("name", "allowed"), TYPES.items())
def test_core_types_stand_below_everything(name: str, allowed: set[str]) -> None:
    assert ours(f"einclusion/{name}.py") <= allowed


def test_only_the_browser_and_probes_know_playwright() -> None:
    known = ("einclusion/browser/", "einclusion/probes/", "einclusion/pytest_plugin/fixture.py")
    assert [name for name in importing("playwright") if not name.startswith(known)] == []


def test_only_the_plugin_knows_pytest_and_nobody_knows_the_plugin() -> None:
    plugin = "einclusion/pytest_plugin/"
    assert [name for name in importing("pytest") if not name.startswith(plugin)] == []
    assert [name for name in importing("einclusion.pytest_plugin") if not name.startswith(plugin)] == []


def test_nothing_that_judges_or_tells_knows_the_browser() -> None:
    assert [name for name in importing("einclusion.browser", "einclusion.probes") if not name.startswith(DRIVERS)] == []


def test_nobody_imports_rules_or_reports() -> None:
    assert importing("einclusion.rules", "einclusion.reports", "rules", "reports") == []


def test_rules_know_neither_the_run_folder_nor_the_command_line() -> None:
    kept = {"browser", "cli", "console", "judge", "output", "rulebook", "store", "work"}
    assert {name: wrong for name in MODULES if name.startswith("rules/") and (wrong := ours(name) & kept)} == {}
