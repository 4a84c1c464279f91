"""CSV for spreadsheets: findings with their pages, one a line, in UTF-8 with a byte order mark; no cell is a formula.

Cells are parted by semicolons in Dutch, French and German, as spreadsheets in these languages expect, and by commas in
English. Rules that do not come up on a page are left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from einclusion.model import Finding, Outcome
from einclusion.remedy import after
from einclusion.rulebook import Rulebook
from einclusion.run import Report, Run
from einclusion.summary import WORST
from einclusion.summary.grouping import IMPACTS, WEIGHTS, family_of, impact_of, page_number, weight_of
from einclusion.text.safe import clean

from .plain import Plain

FILE = "findings.csv"
"""Name of the file in the run folder."""

MARK = "\ufeff"
"""What tells spreadsheets that the file is UTF-8."""
LONGEST = 2_000
"""Characters of a cell at most."""
COLUMNS = (
    *(
        "outcome",
        "family",
        "weight",
        "impact",
        "topic",
        "rule",
        "expected",
        "finding",
        "explanation",
        "fix",
        "people",
        "requirements",
    ),
    *(
        "page",
        "address",
        "title",
        "journey",
        "step",
        "window",
        "selector",
        "code",
        "corrected",
        "count",
        "mode",
        "fingerprint",
    ),
)
_FORMULA = re.compile(r"(^|[;,]\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])")


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """Failed findings first, then questions, then what is untested, then the rest; of each the strongest first."""
    told = Plain(report, rulebook.rules, language)
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    writer.writerow([told.say(f"formats.column-{name}") for name in COLUMNS])
    found = [finding for finding in report.findings if finding.outcome is not Outcome.INAPPLICABLE]
    findings = sorted([*found, *_problems(report.run)], key=lambda finding: _order(finding, told))
    writer.writerows([cell(value) for value in _row(finding, told)] for finding in findings)
    return MARK + target.getvalue()


@lru_cache(maxsize=10_000)
def cell(value: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula, even where it takes another character for the separator."""
    return _FORMULA.sub(r"\1'\2", clean(value, LONGEST)) if isinstance(value, str) else value


def _problems(run: Run) -> Iterator[Finding]:
    """What could not be tested at all, as findings without a rule."""
    untested = Outcome.UNTESTED
    yield from (Finding(outcome=untested, subject="service", problem=problem) for problem in run.problems)
    for page in run.pages:
        yield from (Finding(outcome=untested, subject=f"page:{page.number}", problem=one) for one in page.problems)
    for walk in run.walks:
        stuck = (step.problem for step in walk.steps if step.problem)
        yield from (Finding(outcome=untested, subject=f"journey:{walk.journey}", problem=one) for one in stuck)


def _order(finding: Finding, told: Plain) -> tuple[int, int, int, int, str, str]:
    rule = told.rules.get(finding.rule)
    return (
        WORST.index(finding.outcome),
        WEIGHTS.index(weight_of(finding, rule)),
        -IMPACTS.index(impact_of(finding, rule)),
        page_number(finding.subject),
        finding.rule,
        finding.fingerprint,
    )


def _row(finding: Finding, told: Plain) -> list[str | int]:
    rule, page = told.rules.get(finding.rule), told.pages.get(page_number(finding.subject))
    kind, _, name = finding.subject.partition(":")
    about_rule = [
        told.say(f"report.weight-{weight_of(finding, rule)}"),
        told.say(f"report.impact-{impact_of(finding, rule)}"),
        told.say(f"report.topic-{rule.topic if rule else ''}"),
        finding.rule,
        told.title(finding.rule),
    ]
    return [
        told.say(f"formats.outcome-{finding.outcome}"),
        told.say(f"report.{family_of(rule)}") if finding.rule else "",
        *(about_rule if finding.rule else [""] * len(about_rule)),
        _said(finding, told),
        told.explained(finding.fingerprint),
        told.said(rule.fix) if rule and finding.outcome is Outcome.FAILED else "",
        "; ".join(told.group_names(rule.groups)) if rule else "",
        "; ".join(told.requirement(one) for one in told.requirements(finding.rule)),
        page.number if page else "",
        told.address(finding.subject),
        page.title if page else "",
        page.journey if page else name if kind == "journey" else "",
        (page.step if page else 0) or "",
        page.viewport if page else "",
        *((finding.element.selector, finding.element.html) if finding.element else ("", "")),
        after(finding.remedy, told.language),
        finding.count,
        told.say(f"formats.mode-{finding.mode}"),
        finding.fingerprint,
    ]


def _said(finding: Finding, told: Plain) -> str:
    if finding.outcome is Outcome.UNTESTED:
        return told.trouble(finding.problem)
    return told.found(finding) if finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL) else ""
