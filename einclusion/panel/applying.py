"""Findings in the light of what people answered. Pure; the rules' own findings stay as they are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from einclusion.answers import Given
from einclusion.model import Finding, Outcome


def applied(findings: Iterable[Finding], given: Iterable[Given]) -> list[Finding]:
    """The findings, those that people were asked about with what they answered, in mode `manual`."""
    answers: dict[str, Counter[str]] = {}
    for one in given:
        for fingerprint in one.question:
            answers.setdefault(fingerprint, Counter())[one.answer] += 1
    return [_answered(finding, answers) for finding in findings]


def _answered(finding: Finding, answers: Mapping[str, Counter[str]]) -> Finding:
    counts = answers.get(finding.fingerprint)
    if counts is None or finding.outcome is not Outcome.CANT_TELL:
        return finding
    told = {answer: counts[answer] for answer in ("yes", "no", "unknown") if counts[answer]}
    return msgspec.structs.replace(finding, outcome=outcome(told), mode="manual", answers=told)


def outcome(counts: Mapping[str, int]) -> Outcome:
    """What answers amount to: where people disagree, or nobody knows, the question stays open."""
    if bool(counts.get("yes")) == bool(counts.get("no")):
        return Outcome.CANT_TELL
    return Outcome.PASSED if counts.get("yes") else Outcome.FAILED
