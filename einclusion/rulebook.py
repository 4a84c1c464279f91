"""Find rule packs, read rule pages, load checks. Ours come by entry point exactly like anyone else's.

A pack is a folder of topics; in a topic, `<rule>.md` is a rule page, `<rule>.py` beside it its check. No list is kept.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import yaml

from einclusion.data import own, parse
from einclusion.facts import FACTS
from einclusion.model import LANGUAGES, Finding, Rule
from einclusion.servicefile import places, shape
from einclusion.servicefile.places import FileError, Mistake, nearest
from einclusion.standards import criteria, groups, groups_of, requirement
from einclusion.wording import Filling

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
_STRANGE = {
    "topic": "rulepage.topic",
    "groups": "rulepage.group",
    "needs": "rulepage.facts",
    "when": "rulepage.when",
}
_LEVELS = ("A", "AA", "AAA")
_DERIVED = frozenset({"id", "topic", "engine", "pack", "level"})
"""Fields of a rule that its page does not hold."""
_CHECKED = frozenset({"needs", "act", "supersedes", "messages"})
"""Fields that only a rule with a check has."""
_ASKED = frozenset({"when"})
"""Fields that only a page with a question for people has."""


class RulePageError(FileError):
    """A rule page, check or pack that can't be worked with."""


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
                raise _error(path, "rulepage.taken", name=rule.id, other=paths[rule.id])
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
        raise _error(folder, "rulepage.unreadable", reason=error) from error
    if not found:
        raise _error(folder, "rulepage.no-pages", topics=", ".join(TOPICS))
    return found


def split(path: Path) -> tuple[str, str]:
    """Front matter and prose of a rule page. Raises RulePageError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _error(path, "unreadable", reason=error) from error
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise _error(path, "rulepage.front-matter")
    return parts[1], parts[2]


def read(path: Path, pack: str = "") -> Rule:
    """The rule on a page. Raises RulePageError for front matter that doesn't hold together."""
    text = split(path)[0]
    folder = path.parent.name
    engine = {AXE: "axe", QUESTIONS: "person"}.get(folder, "einclusion")
    try:
        row = parse(text)
        if (
            not isinstance(row, dict)
            or not row.keys() <= _fields(engine)
            or (engine == "person" and "topic" not in row)
        ):
            raise RulePageError(path, _shapeless(text, engine))
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
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        unsaid = Mistake(key="rulepage.refused", values={"reason": error})
        raise RulePageError(path, _shapeless(text, engine) or [unsaid]) from error
    if wrong := list(_meaningless(rule)):
        raise RulePageError(path, _placed(wrong, text))
    levels = [level for name in rule.requirements if name in criteria() and (level := criteria()[name].level)]
    return msgspec.structs.replace(
        rule, groups=groups_of(rule.requirements, rule.groups), level=min(levels, key=_LEVELS.index, default="")
    )


def _error(path: Path, key: str, **values: Filling) -> RulePageError:
    return RulePageError(path, [Mistake(key=key, values=values)])


def _fields(engine: str) -> set[str]:
    """What the front matter may hold; a page with a question for people has no check, but says its topic itself."""
    known = set(Rule.__struct_fields__) - _DERIVED
    return (known - _CHECKED) | {"topic"} if engine == "person" else known - _ASKED


def _shapeless(front: str, engine: str) -> list[Mistake]:
    """What keeps front matter from becoming a rule, each with its line on the page; nothing where all is in order."""
    root, mistakes = places.parse(f"\n{front}")
    if root is None:
        return [Mistake(key="rulepage.not-fields") if one.key == "empty-file" else one for one in mistakes]
    if not isinstance(root.value, dict):
        return [Mistake(key="rulepage.not-fields", line=root.line)]
    info = msgspec.inspect.type_info(Rule)
    assert isinstance(info, msgspec.inspect.StructType)
    written = tuple(field for field in info.fields if field.name in _fields(engine))
    return [*mistakes, *shape.mistakes(root, msgspec.structs.replace(info, fields=written))]


def _meaningless(rule: Rule) -> Iterator[Mistake]:
    """What a rule says that can't be, beyond its types."""
    for name in rule.requirements:
        try:
            requirement(name)
        except KeyError:
            yield Mistake(key="rulepage.requirement", path="$.requirements", values={"name": name})
            return
    for place in _unknown_places(rule):
        yield Mistake(key="rulepage.correct", path="$.correct", values={"name": place})
    if rule.correct and "{language}" in rule.correct.set.values() and "text" not in rule.needs:
        yield Mistake(key="rulepage.correct-language", path="$.correct")
    if rule.engine == "person" and not rule.question:
        yield Mistake(key="missing", path="$.question", values={"name": "question"})
    yield from _strange("topic", [rule.topic], TOPICS)
    yield from _strange("groups", rule.groups, groups())
    yield from _strange("needs", rule.needs, FACTS)
    yield from _strange("when", rule.when, own("holding.yaml"))
    words: dict[str, Mapping[str, str]] = {"title": rule.title, "why": rule.why, "effect": rule.effect, "fix": rule.fix}
    words |= {f"messages.{key}": message for key, message in rule.messages.items()}
    words |= {name: told for name, told in (("question", rule.question), ("look", rule.look)) if told}
    for field, languages in words.items():
        if missing := [code for code in LANGUAGES if not languages.get(code, "").strip()]:
            yield Mistake(key="rulepage.lacks", path=f"$.{field}", values={"languages": ", ".join(missing)})
    if not rule.groups and not any(requirement(name).groups for name in rule.requirements):
        yield Mistake(key="rulepage.no-group", path="$.groups")


def _strange(field: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Mistake]:
    listed = list(known)
    for name in names:
        if name not in listed:
            yield Mistake(
                key=_STRANGE[field],
                path=f"$.{field}",
                values={"name": name},
                near=nearest(name, listed),
                choices=listed,
            )


def _placed(mistakes: Iterable[Mistake], front: str) -> Iterator[Mistake]:
    """The mistakes with the lines of the page on which their fields stand."""
    root, _ = places.parse(f"\n{front}")
    fields = root.fields if root else {}
    for mistake in mistakes:
        field = fields.get(mistake.path.split(".")[1])
        yield msgspec.structs.replace(mistake, line=field.line if field else 0)


def _load(rule: Rule, path: Path) -> Check:
    name = f"einclusion_checks.{rule.pack or 'pack'}.{rule.topic}.{rule.id}".replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise _error(path, "rulepage.no-check", rule=rule.id)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        check: Check = module.check
    except Exception as error:
        del sys.modules[name]
        raise _error(path, "rulepage.check-broken", kind=type(error).__name__, reason=error) from error
    return check


def _unknown_places(rule: Rule) -> list[str]:
    if not rule.correct:
        return []
    from einclusion import remedy  # it knows pages, and whoever only lists rules does not need that

    return sorted(remedy.unknown(rule.correct))
