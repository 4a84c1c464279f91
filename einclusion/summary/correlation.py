"""Correlation table (Decision (EU) 2018/1524, article 9): which rules look at which requirement, for which need."""

from __future__ import annotations

from collections.abc import Iterable

from einclusion.model import Record, Rule
from einclusion.standards import criteria, groups, needs
from einclusion.summary.grouping import Cause, Family, family_of


class Link(Record, frozen=True, kw_only=True):
    """A requirement and the rules of the run that look at it: the correlation table read from the requirement."""

    requirement: str
    """Id of the requirement."""
    rules: list[str]
    """Rules of the run that serve it; empty where none does."""
    needs: list[str]
    """User needs of Decision (EU) 2018/1524 that it chiefly serves."""
    failed: list[str] = []
    """Those of them that failed somewhere."""


class Served(Record, frozen=True, kw_only=True):
    """A rule of the run and what it serves: the correlation table read from the rule."""

    rule: str
    """Id of the rule."""
    requirements: list[str]
    """Requirements that it serves; empty for good practice."""
    needs: list[str]
    """User needs of Decision (EU) 2018/1524 of the people whom it is about; empty where it is about none of them."""
    failed: bool = False
    """Whether it failed somewhere."""


class Need(Record, frozen=True, kw_only=True):
    """One of the nine user needs and what the run's rules do for it."""

    id: str
    """Short name of the need."""
    rules: list[str]
    """Rules of the run that serve it; empty where none does."""
    causes: int = 0
    """Failed causes by law that exclude the people who have it."""


def links(applied: list[Rule], failed: list[Cause]) -> list[Link]:
    """WCAG A and AA whole, empty rows included, then what else the run's rules serve."""
    serving: dict[str, list[str]] = {name: [] for name, one in criteria().items() if one.level in ("A", "AA")}
    for rule in applied:
        for name in rule.requirements:
            serving.setdefault(name, []).append(rule.id)
    faulty = {cause.rule for cause in failed}
    return [
        Link(
            requirement=name,
            rules=rules,
            needs=_needs_of(criteria()[name].groups) if name in criteria() else [],
            failed=[rule for rule in rules if rule in faulty],
        )
        for name, rules in sorted(serving.items(), key=lambda row: _numbered(row[0]))
    ]


def served_by(applied: list[Rule], failed: list[Cause]) -> list[Served]:
    """Every rule of the run and what it serves: those by law first."""
    faulty = {cause.rule for cause in failed}
    return [
        Served(
            rule=rule.id,
            requirements=list(rule.requirements),
            needs=list(dict.fromkeys(_needs_of(rule.groups))),
            failed=rule.id in faulty,
        )
        for rule in sorted(applied, key=lambda rule: (family_of(rule) is Family.BEYOND, rule.id))
    ]


def _numbered(name: str) -> tuple[bool, list[int], str]:
    numbers = [int(part) for part in name.removeprefix("wcag-").split(".") if part.isdecimal()]
    return not name.startswith("wcag-"), numbers, name


def needs_met(applied: list[Rule], failed: list[Cause]) -> list[Need]:
    law = [cause for cause in failed if cause.family is Family.LAW]
    return [
        Need(
            id=need,
            rules=[rule.id for rule in applied if family_of(rule) is Family.LAW and need in _needs_of(rule.groups)],
            causes=sum(need in _needs_of(cause.groups) for cause in law),
        )
        for need in needs()
    ]


def _needs_of(names: Iterable[str]) -> list[str]:
    known = groups()
    return [known[name].need for name in names if name in known and known[name].need]
