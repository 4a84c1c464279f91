"""Find rule packs, read rule pages, load checks. Ours come by entry point exactly like anyone else's.

A pack is a folder of topics; in a topic, `<rule>.md` is a rule page, `<rule>.py` beside it its check. No list is kept.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import yaml

from einclusion import remedy
from einclusion.data import parse
from einclusion.errors import UsageError
from einclusion.facts import FACTS
from einclusion.model import LANGUAGES, Finding, Rule
from einclusion.standards import criteria, groups, groups_of, requirement
from einclusion.text.safe import clean

TOPICS = (
    "accessibility",
    "readability",
    "language",
    "offline",
    "effort",
    "access",
    "login",
    "privacy",
    "documents",
    "redress",
    "consistency",
)
AXE = "axe"
QUESTIONS = "questions"
Check = Callable[[Any], Iterator[Finding]]
_LEVELS = ("A", "AA", "AAA")


class RulePageError(UsageError):
    """A rule page that can't be read: says which file and what to mend."""


@dataclass(frozen=True)
class Rulebook:
    """All rules at hand."""

    rules: dict[str, Rule]
    """Rules by id."""
    paths: dict[str, Path]
    """The page of each."""

    @cached_property
    def _checks(self) -> dict[str, Check]:
        return {}

    def check(self, rule: Rule) -> Check:
        """The rule's check. Raises RulePageError where its module can't be loaded or has none."""
        if rule.id not in self._checks:
            self._checks[rule.id] = _load(rule, self.paths[rule.id].with_suffix(".py"))
        return self._checks[rule.id]

    def prose(self, rule: Rule) -> str:
        """The rule page's Markdown after the front matter."""
        return split(self.paths[rule.id])[1]


def load(folders: Iterable[Path] = ()) -> Rulebook:
    """The rulebook of all installed packs and the given folders. Raises RulePageError, also for an id used twice."""
    rules: dict[str, Rule] = {}
    paths: dict[str, Path] = {}
    for name, folder in (*installed(), *((folder.name, folder) for folder in folders)):
        for path in pages(folder):
            rule = read(path, name)
            if rule.id in rules:
                raise RulePageError(
                    f"{path}: the rule id {rule.id!r} is taken by {paths[rule.id]}. Give the file another name."
                )
            rules[rule.id] = rule
            paths[rule.id] = path
    return Rulebook(rules, paths)


def installed() -> Iterator[tuple[str, Path]]:
    """Packs that installed packages offer: name and folder."""
    for point in sorted(
        entry_points(group="einclusion.rules"), key=lambda point: (point.name != "einclusion", point.name)
    ):
        yield point.name, Path(str(files(point.value)))


def pages(folder: Path) -> list[Path]:
    """Rule pages of a pack, sorted. Raises RulePageError for a folder without any."""
    try:
        found = sorted(path for name in (*TOPICS, AXE, QUESTIONS) for path in (folder / name).glob("*.md"))
    except (OSError, ValueError) as error:
        raise RulePageError(f"{clean(str(folder), 200)}: this folder of rules can't be read.") from error
    if not found:
        raise RulePageError(
            f"{folder}: no rule pages. A pack has a folder for each topic ({', '.join(TOPICS)}) with pages in it."
        )
    return found


def split(path: Path) -> tuple[str, str]:
    """Front matter and prose of a rule page. Raises RulePageError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePageError(f"{path}: can't be read ({error}).") from error
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise RulePageError(f"{path}: a rule page begins with front matter between two lines of `---`.")
    return parts[1], parts[2]


def read(path: Path, pack: str = "") -> Rule:
    """The rule on a page. Raises RulePageError for front matter that doesn't hold together."""
    try:
        row = parse(split(path)[0])
    except yaml.YAMLError as error:
        raise RulePageError(f"{path}: the front matter is not YAML: {error}") from error
    if not isinstance(row, dict):
        raise RulePageError(f"{path}: the front matter is not a list of fields.")
    folder = path.parent.name
    engine = {AXE: "axe", QUESTIONS: "person"}.get(folder, "einclusion")
    known = _fields(engine)
    if unknown := set(row) - known:
        raise RulePageError(
            f"{path}: unknown field {', '.join(sorted(map(str, unknown)))}. Fields are {', '.join(sorted(known))}."
        )
    if engine == "person":
        _examine_question(row, path)
    try:
        rule = msgspec.convert(
            {
                "topic": folder if engine == "einclusion" else "accessibility",
                **row,
                "id": path.stem,
                "engine": engine,
                "pack": pack,
            },
            Rule,
        )
    except msgspec.ValidationError as error:
        raise RulePageError(f"{path}: {error}") from error
    _examine(rule, path)
    levels = [level for name in rule.requirements if name in criteria() and (level := criteria()[name].level)]
    return msgspec.structs.replace(
        rule, groups=groups_of(rule.requirements, rule.groups), level=min(levels, key=_LEVELS.index, default="")
    )


def _fields(engine: str) -> set[str]:
    """What the front matter may hold; a page with a question for people has no check, but says its topic itself."""
    known = set(Rule.__struct_fields__) - {"id", "topic", "engine", "pack", "level"}
    return (known - {"needs", "act", "supersedes", "messages"}) | {"topic"} if engine == "person" else known


def _examine_question(row: dict[str, Any], path: Path) -> None:
    if row.get("topic") not in TOPICS:
        raise RulePageError(
            f"{path}: topic says {row.get('topic')!r}. A question for people has one of {', '.join(TOPICS)}."
        )
    if not row.get("question"):
        raise RulePageError(f"{path}: question is missing; it is what people are asked.")


def _examine(rule: Rule, path: Path) -> None:
    for name in rule.requirements:
        try:
            requirement(name)
        except KeyError:
            raise RulePageError(f"{path}: unknown requirement {name!r}; standards/ holds those there are.") from None
    for place in sorted(remedy.unknown(rule.correct) if rule.correct else ()):
        raise RulePageError(f"{path}: correct: {{{place}}} is neither {{language}} nor a key of words/remedy.yaml.")
    if rule.correct and "{language}" in rule.correct.set.values() and "text" not in rule.needs:
        raise RulePageError(f"{path}: correct: {{language}} needs the facts `text`.")
    for wrong in (*(set(rule.groups) - set(groups())), *(set(rule.needs) - set(FACTS))):
        raise RulePageError(f"{path}: {wrong!r} is neither a group nor a kind of facts.")
    words = {"title": rule.title, "why": rule.why, "effect": rule.effect, "fix": rule.fix}
    words |= {f"messages.{key}": message for key, message in rule.messages.items()}
    if rule.question:
        words["question"] = rule.question
    for field, languages in words.items():
        if missing := set(LANGUAGES) - {code for code, text in languages.items() if text.strip()}:
            raise RulePageError(f"{path}: {field} lacks {', '.join(sorted(missing))}.")
    if not rule.groups and not any(requirement(name).groups for name in rule.requirements):
        raise RulePageError(f"{path}: says of no group whom a failure excludes.")


def _load(rule: Rule, path: Path) -> Check:
    name = f"einclusion_checks.{rule.pack or 'pack'}.{rule.topic}.{rule.id}".replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise RulePageError(f"{path}: the check of rule {rule.id} is missing.")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        check: Check = module.check
    except Exception as error:
        del sys.modules[name]
        raise RulePageError(f"{path}: the check can't be loaded: {type(error).__name__}: {error}") from error
    return check
