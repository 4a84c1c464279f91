"""What CI acts on: findings weighed by `--fail-on`, and what could not be tested, as one exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from typing import Any

from einclusion.model import Finding, Impact, Outcome, Problem, Record, Weight
from einclusion.run import Run


class Code(IntEnum):
    """Exit codes. When several hold: interrupted before bug before usage before findings before untested."""

    PASSED = 0
    FINDINGS = 1
    USAGE = 2
    UNTESTED = 3
    BUG = 4
    INTERRUPTED = 130


class Gate(StrEnum):
    """Which failed findings make the gate close (`--fail-on`)."""

    NEW = "new"
    BINDING = "binding"
    SERIOUS = "serious"
    ANY = "any"
    NEVER = "never"


class Verdict(Record, frozen=True, kw_only=True):
    """What the gate makes of a run."""

    code: int
    """Exit code."""
    gate: str
    """What it was asked to stop on."""
    failing: int = 0
    """Findings beyond the gate."""
    untested: list[Problem] = []
    """What was asked for and could not be tested."""


_STRONG = frozenset({Weight.BINDING, Weight.STANDARD})
_HARD = frozenset({Impact.SERIOUS, Impact.CRITICAL})


def verdict(run: Run, findings: Iterable[Finding], gate: Gate) -> Verdict:
    """Weigh a run's findings."""
    listed = list(findings)
    failing = sum(stops(finding, gate) for finding in listed)
    untested = list(missing(run, listed))
    code = Code.PASSED
    if run.state == "interrupted":
        code = Code.INTERRUPTED
    elif failing:
        code = Code.FINDINGS
    elif untested:
        code = Code.UNTESTED
    return Verdict(code=code, gate=gate, failing=failing, untested=untested)


def stops(finding: Finding, gate: Gate) -> bool:
    """Whether a finding closes the gate."""
    if finding.outcome is not Outcome.FAILED or gate is Gate.NEVER:
        return False
    if gate is Gate.SERIOUS:
        return finding.impact in _HARD
    if gate is Gate.BINDING:
        return finding.weight is Weight.BINDING
    return gate is Gate.ANY or finding.weight in _STRONG


def missing(run: Run, findings: list[Finding]) -> Iterator[Problem]:
    """What was asked for and could not be tested; a run in which no rule applied is an error, not a pass."""
    yield from (problem for problem in run.problems if problem.asked)
    for page in run.pages:
        yield from (problem for problem in page.problems if problem.asked)
    for walk in run.walks:
        for step in walk.steps:
            if step.problem is not None and step.state == "failed":
                yield step.problem
    broken = {
        finding.rule: finding.problem
        for finding in findings
        if finding.problem and finding.problem.key == "check-failed"
    }
    yield from broken.values()
    judged = (Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL)
    if run.state == "complete" and not any(finding.outcome in judged for finding in findings):
        yield Problem(key="nothing-applied", asked=True)


def told(made: Verdict) -> dict[str, Any]:
    """The verdict as reports carry it."""
    return {"code": int(made.code), "gate": made.gate, "failing": made.failing, "untested": len(made.untested)}
