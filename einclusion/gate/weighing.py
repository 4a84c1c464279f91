"""A run held against a baseline: what is explained, what no longer is, what is gone, what was not looked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from einclusion.gate.baseline import day
from einclusion.gate.coverage import Coverage, remembered
from einclusion.gate.verdict import Weighed
from einclusion.model import Accepted, Baseline, Finding, Outcome
from einclusion.run import Run


def weigh(baseline: Baseline, run: Run, findings: Iterable[Finding], today: date) -> Weighed:
    """Every entry of the baseline in its place."""
    listed = list(findings)
    rules = {finding.fingerprint: finding.rule for finding in listed if finding.outcome is Outcome.FAILED}
    coverage = Coverage(run, listed)
    weighed = Weighed(accepted={}, expired={}, fixed=[], unseen=[])
    for entry in baseline.accepted:
        if rules.get(entry.fingerprint) == entry.rule:
            (weighed.expired if over(entry, today) else weighed.accepted)[entry.fingerprint] = entry
        elif coverage.missed(remembered(entry)):
            weighed.unseen.append(entry)
        else:
            weighed.fixed.append(entry)
    return weighed


def over(entry: Accepted, today: date) -> bool:
    """Whether the last day of an explanation is past."""
    last = day(entry.expires)
    return last is None or last < today
