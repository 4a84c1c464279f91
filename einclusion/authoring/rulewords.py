"""Rules for people to read, and the beginning of a new one."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from einclusion.errors import UsageError
from einclusion.model import Rule
from einclusion.rulebook import Rulebook
from einclusion.standards import groups, requirement
from einclusion.wording import say

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


def page(rule: Rule, book: Rulebook, language: str) -> str:
    """A rule as Markdown in one language, its prose after it."""
    lines = [
        f"# {rule.title[language]}",
        " · ".join([f"`{rule.id}`", rule.topic, *_hardness(rule, language)]),
        rule.why[language],
    ]
    lines += [rule.effect[language], f"**{say('rules.fix', language)}** {rule.fix[language]}"]
    if rule.question:
        lines.append(f"**{say('rules.question', language)}** {rule.question[language]}")
    if rule.look:
        lines.append(f"**{say('report.panel-how', language)}:** {rule.look[language]}")
    names = [groups()[name].name[language] for name in rule.groups]
    lines.append(f"**{say('rules.groups', language)}** {', '.join(names)}")
    lines.append(f"**{say('rules.requirements', language)}**")
    lines.append("\n".join(_requirement(name, language) for name in rule.requirements) or "–")
    if rule.sources:
        lines.append(f"**{say('rules.sources', language)}** {'; '.join(rule.sources)}")
    return "\n\n".join([*lines, "---", book.prose(rule)])


def _hardness(rule: Rule, language: str) -> list[str]:
    return [say(f"terminal.weight-{rule.weight}", language), say(f"terminal.impact-{rule.impact}", language)]


def _requirement(name: str, language: str) -> str:
    served = requirement(name)
    clause = f" (EN 301 549 {served.clause})" if served.clause else ""
    number = name.removeprefix("wcag-") + " " if name.startswith("wcag-") else ""
    return f"- {number}{served.title[language]}{clause} {served.address}"


def begin(pack: Path, topic: str, name: str) -> list[Path]:
    """Write the page and the check of a new rule. Raises UsageError for a name that can't be or is taken."""
    if not _NAME.fullmatch(name):
        raise UsageError("rulepage.name", name=name)
    stem = pack / topic / name
    paths = [stem.with_suffix(".md"), stem.with_suffix(".py")]
    for path in paths:
        if path.exists():
            raise UsageError("rulepage.exists", path=path)
    try:
        stem.parent.mkdir(parents=True, exist_ok=True)
        for path, template in zip(paths, ("authoring/rule-template.md", "authoring/rule-template.txt"), strict=True):
            path.write_text(files("einclusion").joinpath(template).read_text(encoding="utf-8"), encoding="utf-8")
    except OSError as error:
        raise UsageError("usage.unwritable", path=stem.parent, reason=error) from error
    return paths
