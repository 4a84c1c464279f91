"""What a run says about requirements: never that one is met, for that takes people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from einclusion.model import Finding, Outcome, Rule
from einclusion.run import Report

SEEN = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED)


def by_requirement(report: Report, rules: Mapping[str, Rule]) -> dict[str, list[Finding]]:
    """Findings by the id of each requirement that their rule serves."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        rule = rules.get(finding.rule)
        for name in rule.requirements if rule else []:
            found.setdefault(name, []).append(finding)
    return found


def outcome_of(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Outcome:
    """Failed where something failed; passed only where people judged the whole of it and nothing is open.

    People judge a requirement as a whole where a rule asks only them; their answer to what one check could not tell is
    about that element alone. Everything else is for people.
    """
    listed = list(findings)
    outcomes = {finding.outcome for finding in listed}
    if Outcome.FAILED in outcomes:
        return Outcome.FAILED
    if Outcome.CANT_TELL in outcomes:
        return Outcome.CANT_TELL
    if any(_by_people(finding, rules.get(finding.rule)) for finding in listed):
        return Outcome.PASSED
    return Outcome.CANT_TELL if Outcome.PASSED in outcomes else Outcome.UNTESTED


def _by_people(finding: Finding, rule: Rule | None) -> bool:
    whole = rule is not None and rule.engine == "person"
    return finding.outcome is Outcome.PASSED and finding.mode == "manual" and whole


def share_failed(findings: Iterable[Finding]) -> float:
    """Share of the subjects that were looked at on which something failed, from 0 to 1."""
    looked = {finding.subject for finding in findings if finding.outcome in SEEN}
    failed = {finding.subject for finding in findings if finding.outcome is Outcome.FAILED}
    return len(failed) / len(looked) if looked else 0.0
