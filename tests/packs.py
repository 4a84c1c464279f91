"""Small rule packs to test with: rule pages with every word, changed where a test says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from einclusion.model import LANGUAGES
from einclusion.rulebook import Rulebook, pages, read

CHECK = """
from einclusion.outcomes import cant_tell, failed, passed


def check(page):
    yield passed()
"""
PROSE = """
## Applicability

Every page.

## Expectation

It is all right.

## Assumptions

None.

## Examples
"""


def words(text: str) -> dict[str, str]:
    """The same words in the four languages, told apart by their code."""
    return {language: f"{text} ({language})" for language in LANGUAGES}


FRONT: dict[str, Any] = {
    "subject": "page",
    "needs": [],
    "impact": "serious",
    "weight": "advice",
    "requirements": ["practice"],
    "groups": ["low-digital-skills"],
    "title": words("What is expected"),
    "why": words("Why it matters."),
    "effect": words("What a person meets."),
    "fix": words("What to change."),
    "question": words("Is it all right?"),
    "messages": {"failed": words("It is wrong.")},
}


OF_PEOPLE: dict[str, Any] = {"needs": None, "messages": None, "topic": "accessibility"}
"""What is otherwise on a page with a question that only people can answer."""


def page(prose: str = PROSE, **changes: Any) -> str:
    """A rule page; a field that is changed to nothing is left out."""
    front = {name: value for name, value in {**FRONT, **changes}.items() if value is not None}
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n{prose}"


def write(folder: Path, rule: str, check: str | None = CHECK, prose: str = PROSE, **changes: Any) -> Path:
    """Write `<topic>/<rule>.md` and its check below the folder; the path of the page."""
    path = folder / f"{rule}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    own = OF_PEOPLE if path.parent.name == "questions" else {}
    path.write_text(page(prose, **{**own, **changes}), encoding="utf-8")
    if check is not None:
        path.with_suffix(".py").write_text(check, encoding="utf-8")
    return path


def book(folder: Path) -> Rulebook:
    """The rules of the folder alone."""
    found = {path.stem: path for path in pages(folder)}
    return Rulebook({name: read(path, "small") for name, path in found.items()}, found)
