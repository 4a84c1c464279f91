"""Two runs side by side: which failures are new, fixed, lasting, and which the later run can't tell of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from einclusion import steady
from einclusion.gate.coverage import Coverage, Spot, simplest
from einclusion.model import Finding, Impact, Outcome, Record, Rule, Weight
from einclusion.run import Differing, Missed, Run
from einclusion.summary.grouping import Family, family_of

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
    family: Family
    """By law or beyond it."""
    page: str
    """Path of the page, `journey:<name>` or `service`."""
    journeys: list[str] = []
    """Journeys on whose way it shows."""
    viewport: str = ""
    """Window size in which it shows, where it shows in no other."""
    where: str = ""
    """Selector of the element, as the later run has it where it does."""
    weight: Weight
    """How strong the requirement is, under the law of the later run where it has it."""
    impact: Impact
    """How hard it hits."""
    missed: Missed = ""
    """Why the later run can't tell, or why the earlier one could not."""


class Tally(Record, frozen=True, kw_only=True):
    """Counts of one rule, page, journey or window size."""

    name: str
    """Id of the rule, path of the page, name of the journey or window size; empty for the rest, and for all."""
    new: int = 0
    """Failures of the later run alone."""
    fixed: int = 0
    """Failures of the earlier run alone, where the later one looked."""
    lasting: int = 0
    """Failures of both."""
    untested: int = 0
    """Failures of the earlier run that the later one did not look for."""


class Part(Record, frozen=True, kw_only=True):
    """How the failures of one family differ; the two families are never added up."""

    family: Family
    """By law or beyond it."""
    total: Tally
    """All failures of the family."""
    rules: list[Tally]
    """By rule, what changed most first."""
    pages: list[Tally]
    """By page, what changed most first."""
    journeys: list[Tally]
    """By journey; one that shows on the way of several counts in each."""
    viewports: list[Tally]
    """By window size, for what shows in that one alone."""


class Comparison(Record, frozen=True, kw_only=True):
    """Two runs of a service, and how their failures differ."""

    before: str = ""
    """Start of the earlier run (ISO 8601, UTC)."""
    after: str = ""
    """Start of the later run."""
    differs: list[Differing] = []
    """In what else than their failures the runs differ."""
    parts: list[Part]
    """By law, and beyond it."""
    findings: list[Compared]
    """Every failure: new, fixed, lasting, untested, the gravest first."""
    worse: bool = False
    """Whether a new failure is of weight binding or standard."""


def compare(
    before: Run, former: Iterable[Finding], after: Run, present: Iterable[Finding], rules: Mapping[str, Rule]
) -> Comparison:
    """How the failures of two runs differ. What the later run did not look at is never fixed."""
    old, new = Side(before, list(former)), Side(after, list(present))
    found = compared(old, new, rules)
    return Comparison(
        before=before.started,
        after=after.started,
        differs=differing(before, after),
        parts=[_part(family, [one for one in found if one.family is family]) for family in Family],
        findings=found,
        worse=any(one.state == "new" and one.weight in _STRONG for one in found),
    )


def compared(old: Side, new: Side, rules: Mapping[str, Rule]) -> list[Compared]:
    """Every failure of two runs, the gravest first."""
    lasting = [
        _compared("lasting", name, same, new.spots(same), rules)
        for name, same in new.failed.items()
        if name in old.failed
    ]
    return sorted([*changed(old, new, rules), *lasting], key=_order)


def changed(old: Side, new: Side, rules: Mapping[str, Rule]) -> list[Compared]:
    """Those that are not in both, the gravest first."""
    found = [_new(name, same, new, old, rules) for name, same in new.failed.items() if name not in old.failed]
    found += [_gone(name, same, old, new, rules) for name, same in old.failed.items() if name not in new.failed]
    return sorted(found, key=_order)


def same_service(one: Run, other: Run) -> bool:
    """Whether two runs tested one service: by its name and where it starts, whatever the host and the language."""
    return bool(_names(one) & _names(other)) and _start(one) == _start(other)


def _names(run: Run) -> set[str]:
    name = run.service.name
    return {" ".join(text.lower().split()) for text in ([name] if isinstance(name, str) else name.values())}


def _start(run: Run) -> str:
    home = next(iter(run.service.start), "")
    return steady.place(steady.page(home, home))


def differing(before: Run, after: Run) -> list[Differing]:
    """In what two runs differ beside their failures, so that they only compare in part."""
    checks: dict[Differing, bool] = {
        "service": same_service(before, after),
        "law": before.options.profile == after.options.profile,
        "depth": before.options.depth == after.options.depth,
        "rules": set(before.rules) == set(after.rules),
        "pages": _visited(before) == _visited(after),
    }
    return [name for name, same in checks.items() if not same]


def _visited(run: Run) -> set[str]:
    home = next(iter(run.service.start), "")
    return {steady.place(steady.page(page.final_address or page.address, home)) for page in run.pages}


class Side:
    """One run, ready to be held against another."""

    def __init__(self, run: Run, findings: list[Finding]) -> None:
        self.run = run
        self.findings = findings
        self.coverage = Coverage(run, findings)
        self.failed: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.outcome is Outcome.FAILED:
                self.failed.setdefault(finding.fingerprint, []).append(finding)

    def spots(self, findings: Iterable[Finding]) -> list[Spot]:
        """Where they are."""
        return [self.coverage.spot(finding) for finding in findings]


def _new(name: str, findings: list[Finding], new: Side, old: Side, rules: Mapping[str, Rule]) -> Compared:
    spots = new.spots(findings)
    return _compared("new", name, findings, spots, rules, _missed(old, spots))


def _gone(name: str, findings: list[Finding], old: Side, new: Side, rules: Mapping[str, Rule]) -> Compared:
    spots = old.spots(findings)
    missed = _missed(new, spots)
    return _compared("untested" if missed else "fixed", name, findings, spots, rules, missed)


def _missed(side: Side, spots: list[Spot]) -> Missed:
    """Why a run can't tell of a fault; empty where it looked at one of the spots at least."""
    reasons = [side.coverage.missed(spot) for spot in spots]
    if "question" in reasons:
        return "question"
    return "" if "" in reasons else reasons[0]


def _compared(
    state: State,
    name: str,
    findings: list[Finding],
    spots: list[Spot],
    rules: Mapping[str, Rule],
    missed: Missed = "",
) -> Compared:
    spot = simplest(spots)
    return Compared(
        state=state,
        fingerprint=name,
        rule=spot.rule,
        family=family_of(rules.get(spot.rule)),
        page=spot.page,
        journeys=sorted({_journey(one) for one in spots} - {""}),
        viewport=spot.viewport,
        where=spot.where,
        weight=min((one.weight or Weight.ADVICE for one in findings), key=_WEIGHTS.index),
        impact=max((one.impact or Impact.MINOR for one in findings), key=_IMPACTS.index),
        missed=missed,
    )


def _journey(spot: Spot) -> str:
    return spot.journey or (spot.page.removeprefix("journey:") if spot.page.startswith("journey:") else "")


def _order(one: Compared) -> tuple[int, int, int, str, str, str]:
    weight, impact = _WEIGHTS.index(one.weight), -_IMPACTS.index(one.impact)
    return STATES.index(one.state), weight, impact, one.rule, one.page, one.fingerprint


def _part(family: Family, found: list[Compared]) -> Part:
    return Part(
        family=family,
        total=_tally("", found),
        rules=_tallies(found, lambda one: [one.rule]),
        pages=_tallies(found, lambda one: [one.page]),
        journeys=_tallies(found, lambda one: one.journeys or [""]),
        viewports=_tallies(found, lambda one: [one.viewport]),
    )


def _tallies(found: Iterable[Compared], names: Callable[[Compared], Iterable[str]]) -> list[Tally]:
    grouped: dict[str, list[Compared]] = {}
    for one in found:
        for name in names(one):
            grouped.setdefault(name, []).append(one)
    tallies = [_tally(key, same) for key, same in grouped.items()]
    return sorted(tallies, key=lambda tally: (-tally.new, -tally.fixed, -tally.untested, -tally.lasting, tally.name))


def _tally(name: str, found: Iterable[Compared]) -> Tally:
    states = Counter(one.state for one in found)
    return Tally(name=name, **{state: states[state] for state in STATES})
