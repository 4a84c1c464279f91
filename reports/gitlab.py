"""GitLab code quality JSON: what a merge request brings in and what it mends, by fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from einclusion.model import Impact, Outcome, Weight
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary import summarise
from einclusion.summary.gaps import Gap
from einclusion.summary.grouping import Cause
from einclusion.text.safe import clean

from .places import identity, path_of
from .plain import Plain

FILE = "gl-code-quality-report.json"
"""Name of the file in the run folder, as GitLab's documents name it."""

TEXT = 1_000
"""Characters of a description at most."""
SEVERITIES = {
    Weight.BINDING: ("minor", "major", "critical", "blocker"),
    Weight.STANDARD: ("minor", "minor", "major", "critical"),
    Weight.ADVICE: ("info", "info", "minor", "minor"),
}
"""Severity by weight and by impact, from minor to critical."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """Failed findings, questions for people (`info`) and what was asked for and could not be tested."""
    told = Plain(report, rulebook.rules, language)
    summary = summarise(report, rulebook)
    entries = _distinct([*_untested(summary.gaps, told), *_findings(summary.causes, told)])
    return msgspec.json.format(msgspec.json.encode(entries), indent=2).decode() + "\n"


def _entry(said: str, check: str, fingerprint: str, severity: str, path: str) -> dict[str, Any]:
    return {
        "description": clean(said, TEXT),
        "check_name": clean(check, 80),
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _findings(causes: Iterable[Cause], told: Plain) -> Iterator[dict[str, Any]]:
    for cause in causes:
        severity = SEVERITIES[cause.weight][list(Impact).index(cause.impact)]
        for place in (place for place in cause.places if not told.unanswered(cause, place)):
            said = told.told(cause, place)
            if cause.outcome is Outcome.CANT_TELL:
                said, severity = told.say("formats.question", question=said), "info"
            explained = told.explained(identity(cause, place))
            if explained:
                said = f"{said} {explained}"
                severity = severity if identity(cause, place) in told.report.expired else "info"
            selector, corrected = told.selector(place), told.remedy(place.remedy)
            said = f"{said} {told.say('formats.element', selector=selector)}" if selector else said
            said = f"{said} {corrected}".rstrip()
            path = path_of(place.subject, told.pages)
            yield _entry(said, cause.rule, identity(cause, place), severity, path)


def _untested(gaps: Iterable[Gap], told: Plain) -> Iterator[dict[str, Any]]:
    for gap in gaps:
        if gap.problem and gap.problem.asked:
            subject = f"journey:{gap.journey}" if gap.journey else f"page:{gap.pages[0]}" if gap.pages else "service"
            path = path_of(subject, told.pages)
            fingerprint = hashlib.sha256(f"untested\x1f{gap.problem.key}\x1f{path}".encode()).hexdigest()[:16]
            said = told.say("formats.untested", why=told.gap(gap))
            yield _entry(said, "untested", fingerprint, "critical", path)


def _distinct(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fingerprints must differ: states of one page share theirs, and later ones get a number."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = entry["fingerprint"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            entry["fingerprint"] = f"{name}-{seen[name]}"
    return entries
