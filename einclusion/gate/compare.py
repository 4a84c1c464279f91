"""Two runs side by side: which failures are new, fixed, lasting, and which the later run can't tell of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

from einclusion.gate.coverage import Coverage, Missed, Spot, simplest
from einclusion.model import Finding, Impact, Outcome, Record, Weight
from einclusion.run import Run

State = Literal["new", "fixed", "lasting", "untested"]
STATES: tuple[State, ...] = ("new", "fixed", "lasting", "untested")
_WEIGHTS = list(Weight)
_IMPACTS = list(Impact)
_STRONG = frozenset({Weight.BINDING, Weight.STANDARD})


class Compared(Record, frozen=True, kw_only=True):
    """A failed finding of one run or both."""

    state: State
    """How it stands in the later run."""
    fingerprint: str
    """Its identity."""
    rule: str
    """Id of the rule."""
    page: str
    """Path of the page, `journey:<name>` or `service`."""
    where: str = ""
    """Selector of the element, as the later run has it where it does."""
    weight: Weight
    """How strong the requirement is, under the law of the later run where it has it."""
    impact: Impact
    """How hard it hits."""
    missed: Missed = ""
    """Why the later run can't tell, or why the earlier one could not."""


class Tally(Record, frozen=True, kw_only=True):
    """Counts of one rule or one page."""

    name: str
    """Id of the rule, or path of the page."""
    new: int = 0
    """Failures of the later run alone."""
    fixed: int = 0
    """Failures of the earlier run alone, where the later one looked."""
    lasting: int = 0
    """Failures of both."""
    untested: int = 0
    """Failures of the earlier run that the later one did not look for."""


class Comparison(Record, frozen=True, kw_only=True):
    """Two runs of a service, and how their failures differ."""

    before: str = ""
    """Start of the earlier run (ISO 8601, UTC)."""
    after: str = ""
    """Start of the later run."""
    total: Tally
    """All together."""
    rules: list[Tally]
    """By rule, what changed most first."""
    pages: list[Tally]
    """By page, what changed most first."""
    findings: list[Compared]
    """Every failure: new, fixed, lasting, untested, the gravest first."""
    worse: bool = False
    """Whether a new failure is of weight binding or standard."""


def compare(before: Run, former: Iterable[Finding], after: Run, present: Iterable[Finding]) -> Comparison:
    """How the failures of two runs differ. What the later run did not look at is never fixed."""
    old, new = _Side(before, list(former)), _Side(after, list(present))
    found = [_lasting_or_new(name, same, new, old) for name, same in new.failed.items()]
    found += [_gone(name, same, old, new) for name, same in old.failed.items() if name not in new.failed]
    found.sort(key=_order)
    return Comparison(
        before=before.started,
        after=after.started,
        total=_tally("", found),
        rules=_tallies(found, lambda one: one.rule),
        pages=_tallies(found, lambda one: one.page),
        findings=found,
        worse=any(one.state == "new" and one.weight in _STRONG for one in found),
    )


class _Side:
    """One of the two runs."""

    def __init__(self, run: Run, findings: list[Finding]) -> None:
        self.coverage = Coverage(run, findings)
        self.failed: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.outcome is Outcome.FAILED:
                self.failed.setdefault(finding.fingerprint, []).append(finding)

    def spots(self, findings: Iterable[Finding]) -> list[Spot]:
        return [self.coverage.spot(finding) for finding in findings]


def _lasting_or_new(name: str, findings: list[Finding], new: _Side, old: _Side) -> Compared:
    spots = new.spots(findings)
    if name in old.failed:
        return _compared("lasting", name, findings, spots)
    return _compared("new", name, findings, spots, _missed(old, spots))


def _gone(name: str, findings: list[Finding], old: _Side, new: _Side) -> Compared:
    spots = old.spots(findings)
    missed = _missed(new, spots)
    return _compared("untested" if missed else "fixed", name, findings, spots, missed)


def _missed(side: _Side, spots: list[Spot]) -> Missed:
    """Why a run can't tell of a fault; empty where it looked at one of the spots at least."""
    reasons = [side.coverage.missed(spot) for spot in spots]
    if "question" in reasons:
        return "question"
    return "" if "" in reasons else reasons[0]


def _compared(state: State, name: str, findings: list[Finding], spots: list[Spot], missed: Missed = "") -> Compared:
    spot = simplest(spots)
    return Compared(
        state=state,
        fingerprint=name,
        rule=spot.rule,
        page=spot.page,
        where=spot.where,
        weight=min((one.weight or Weight.ADVICE for one in findings), key=_WEIGHTS.index),
        impact=max((one.impact or Impact.MINOR for one in findings), key=_IMPACTS.index),
        missed=missed,
    )


def _order(one: Compared) -> tuple[int, int, int, str, str, str]:
    weight, impact = _WEIGHTS.index(one.weight), -_IMPACTS.index(one.impact)
    return STATES.index(one.state), weight, impact, one.rule, one.page, one.fingerprint


def _tallies(found: Iterable[Compared], name: Callable[[Compared], str]) -> list[Tally]:
    grouped: dict[str, list[Compared]] = {}
    for one in found:
        grouped.setdefault(name(one), []).append(one)
    tallies = [_tally(key, same) for key, same in grouped.items()]
    return sorted(tallies, key=lambda tally: (-tally.new, -tally.fixed, -tally.untested, -tally.lasting, tally.name))


def _tally(name: str, found: Iterable[Compared]) -> Tally:
    states = Counter(one.state for one in found)
    return Tally(name=name, **{state: states[state] for state in STATES})
