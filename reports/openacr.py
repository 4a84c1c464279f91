"""OpenACR YAML: a draft of an accessibility conformance report with only what testing shows; people fill in the rest.

A level stands only where something failed: `does-not-support` where it failed on most of what was looked at, else
`partially-supports`, as the catalogue defines them. `supports` never comes from a machine. Criteria of level AAA that
nothing looked at are `not-evaluated`, which the catalogue allows at that level only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from einclusion.model import Finding, Outcome, Requirement
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.standards import criteria, groups, requirement
from einclusion.summary import Summary, summarise
from einclusion.summary.asked import of_machines
from einclusion.summary.grouping import Cause, Family
from einclusion.text.safe import clean

from .criteria import SEEN, by_requirement, share_failed
from .marks import code, prose
from .plain import Plain, day

FILE = "report.openacr.yaml"
"""Name of the file in the run folder."""

CATALOG = "2.5-edition-wcag-2.2-508-eu-en"
LEVELS = {"A": "success_criteria_level_a", "AA": "success_criteria_level_aa", "AAA": "success_criteria_level_aaa"}
PEOPLE = "en_301_549_functional_performance"
CLAUSES = {
    "5": "en_301_549_generic_requirements",
    "7": "en_301_549_ict_with_video",
    "11": "en_301_549_software",
    "12": "en_301_549_documentation_and_support_services",
}
"""Chapters of the catalogue by the chapter of EN 301 549; chapter 9 is WCAG's own tables."""
ABSENT = frozenset({"10"})
"""Clauses that the catalogue has no row for."""
CAUSES = 10
"""Faults that a note names."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The draft; author and contact, which a machine can't know, are left empty."""
    told = Plain(report, rulebook.rules, language, quote=code, prose=prose)
    summary = summarise(report, rulebook)
    name = clean(Plain(report, rulebook.rules, language).service(), 100)
    draft = {
        "title": f"{name} Accessibility Conformance Report",
        "product": {"name": name, "description": " ".join(clean(one, 200) for one in report.run.service.start[:5])},
        "author": {"name": "", "company_name": "", "email": ""},
        "vendor": {"company_name": clean(report.run.service.owner, 100), "email": ""},
        "report_date": day(report.run),
        "notes": told.say("formats.draft"),
        "evaluation_methods_used": method(told),
        "catalog": CATALOG,
        "chapters": _chapters(report, rulebook, summary, told),
    }
    return yaml.safe_dump(draft, allow_unicode=True, sort_keys=False, width=100)


def method(told: Plain) -> str:
    """How the run was done, with versions."""
    versions = {"einclusion": told.run.version, **told.run.versions}
    listed = ", ".join(f"{clean(name, 40)} {clean(version, 40)}".strip() for name, version in versions.items())
    return f"{told.say('report.method-limits')} {told.say('report.method-how')} {listed}."


def _chapters(report: Report, rulebook: Rulebook, summary: Summary, told: Plain) -> dict[str, Any]:
    tested = msgspec.structs.replace(report, findings=of_machines(report.findings, rulebook.rules))
    found = by_requirement(tested, rulebook.rules)
    causes = _causes(summary, rulebook)
    rows: dict[str, list[dict[str, Any]]] = {}
    for name, one in criteria().items():
        row = _row(name.removeprefix("wcag-"), "web", found.get(name, []), causes.get(name, []), told, one)
        rows.setdefault(LEVELS[one.level], []).append(row)
    for name in (name for name in found if name.startswith("en-301-549-")):
        clause = requirement(name).clause
        chapter = CLAUSES.get(clause.partition(".")[0])
        if chapter and clause not in ABSENT:
            rows.setdefault(chapter, []).append(_row(clause, "none", found[name], causes.get(name, []), told))
    people = _people(summary, rulebook, told)
    rows |= {PEOPLE: people} if people else {}
    return {chapter: {"criteria": sorted(listed, key=_numbered)} for chapter, listed in rows.items()}


def _numbered(row: Mapping[str, Any]) -> list[int]:
    return [int(part) for part in row["num"].split(".")]


def _causes(summary: Summary, rulebook: Rulebook) -> dict[str, list[Cause]]:
    """Failed causes by the requirements that their rule serves."""
    served: dict[str, list[Cause]] = {}
    for cause in summary.causes:
        rule = rulebook.rules.get(cause.rule)
        if cause.outcome is Outcome.FAILED and rule:
            for name in rule.requirements:
                served.setdefault(name, []).append(cause)
    return served


def _row(
    num: str, component: str, findings: list[Finding], causes: list[Cause], told: Plain, one: Requirement | None = None
) -> dict[str, Any]:
    if causes:
        level = "does-not-support" if share_failed(findings) > 0.5 else "partially-supports"
        return _component(num, component, level, _note(causes, told))
    looked = any(finding.outcome in SEEN for finding in findings)
    if one and one.level == "AAA" and not looked:
        return _component(num, component, "not-evaluated", "")
    return _component(num, component, "", told.say(f"formats.{'for-people' if looked else 'not-looked-at'}"))


def _component(num: str, component: str, level: str, notes: str) -> dict[str, Any]:
    adherence = {"level": level, **({"notes": notes} if notes else {})}
    return {"num": num, "components": [{"name": component, "adherence": adherence}]}


def _note(causes: list[Cause], told: Plain) -> str:
    counts: dict[str, int] = {}
    for cause in causes:
        said = told.told(cause, cause.places[0])
        counts[said] = counts.get(said, 0) + cause.count
    lines = [f"{said} ({told.say('report.n-places', count=count)})" for said, count in list(counts.items())[:CAUSES]]
    more = [told.say("report.causes-left", count=len(counts) - CAUSES)] if len(counts) > CAUSES else []
    return " ".join([*lines, *more])


def _people(summary: Summary, rulebook: Rulebook, told: Plain) -> list[dict[str, Any]]:
    """Functional performance statements of the people whom a failure by law excludes, without a level."""
    rows = []
    for group in groups().values():
        hit = [cause for cause in summary.causes if _excludes(cause, group.id)]
        if group.clause and hit:
            serves = {name for cause in hit for name in rulebook.rules[cause.rule].requirements}
            listed = ", ".join(name.replace("wcag-", "WCAG ") for name in sorted(serves) if name.startswith("wcag-"))
            rows.append(_component(group.clause, "none", "", told.say("formats.people-hit", criteria=listed)))
    return rows


def _excludes(cause: Cause, group: str) -> bool:
    return cause.outcome is Outcome.FAILED and cause.family is Family.LAW and group in cause.groups
