"""What CI acts on: findings weighed by `--fail-on` and the baseline, and what is untested, as one exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from typing import Any

from einclusion.model import Accepted, Finding, Impact, Outcome, Problem, Record, Weight
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


class Weighed(Record, frozen=True, kw_only=True):
    """A run held against a baseline."""

    accepted: dict[str, Accepted] = {}
    """Explanations of failed findings, by fingerprint."""
    expired: dict[str, Accepted] = {}
    """Explanations of failed findings whose last day is over, by fingerprint."""
    fixed: list[Accepted] = []
    """Explanations of findings that are gone from where the run looked."""
    unseen: list[Accepted] = []
    """Explanations of findings that the run did not look for."""


class Verdict(Record, frozen=True, kw_only=True):
    """What the gate makes of a run."""

    code: int
    """Exit code."""
    gate: str
    """What it was asked to stop on."""
    failing: int = 0
    """Findings beyond the gate: new ones and those whose explanation is over."""
    untested: list[Problem] = []
    """What was asked for and could not be tested."""
    accepted: int = 0
    """Failed findings that the baseline explains."""
    expired: int = 0
    """Failed findings whose explanation is over."""
    fixed: int = 0
    """Entries of the baseline whose findings are gone."""


_STRONG = frozenset({Weight.BINDING, Weight.STANDARD})
_HARD = frozenset({Impact.SERIOUS, Impact.CRITICAL})


def verdict(run: Run, findings: Iterable[Finding], gate: Gate, weighed: Weighed | None = None) -> Verdict:
    """Weigh a run's findings. Only the gate `new` takes the baseline into account."""
    known = weighed or Weighed()
    listed = list(findings)
    failing = sum(counts(finding, gate, known) for finding in listed)
    untested = list(missing(run, listed))
    code = Code.PASSED
    if run.state != "complete":
        code = Code.INTERRUPTED
    elif failing or (known.fixed and gate is Gate.NEW):
        code = Code.FINDINGS
    elif untested:
        code = Code.UNTESTED
    failed = [finding.fingerprint for finding in listed if finding.outcome is Outcome.FAILED]
    return Verdict(
        code=code,
        gate=gate,
        failing=failing,
        untested=untested,
        accepted=sum(fingerprint in known.accepted for fingerprint in failed),
        expired=sum(fingerprint in known.expired for fingerprint in failed),
        fixed=len(known.fixed),
    )


def counts(finding: Finding, gate: Gate, known: Weighed) -> bool:
    """Whether a finding closes the gate in the light of the baseline: one whose explanation is over always does."""
    if gate is not Gate.NEW or finding.outcome is not Outcome.FAILED:
        return stops(finding, gate)
    if finding.fingerprint in known.expired:
        return True
    return stops(finding, gate) and finding.fingerprint not in known.accepted


def stops(finding: Finding, gate: Gate) -> bool:
    """Whether a finding that no baseline explains closes the gate."""
    if finding.outcome is not Outcome.FAILED or gate is Gate.NEVER:
        return False
    if gate is Gate.SERIOUS:
        return finding.impact in _HARD
    if gate is Gate.BINDING:
        return finding.weight is Weight.BINDING
    return gate is Gate.ANY or finding.weight in _STRONG


def missing(run: Run, findings: list[Finding]) -> Iterator[Problem]:
    """What was asked for and could not be tested; a run in which no rule applied is an error, not a pass."""
    found = list(_missing(run, findings))
    yield from found
    judged = (Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL)
    if not found and run.state == "complete" and not any(finding.outcome in judged for finding in findings):
        yield Problem(key="nothing-applied", asked=True)


def _missing(run: Run, findings: list[Finding]) -> Iterator[Problem]:
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


def told(made: Verdict) -> dict[str, Any]:
    """The verdict as reports carry it."""
    return {
        "code": int(made.code),
        "gate": made.gate,
        "failing": made.failing,
        "untested": len(made.untested),
        "accepted": made.accepted,
        "expired": made.expired,
        "fixed": made.fixed,
    }
