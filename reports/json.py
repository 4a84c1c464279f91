"""The whole run with all its findings as JSON, in an order that stays the same from run to run."""

from __future__ import annotations

from pathlib import Path

import msgspec

from einclusion.model import Finding
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary.grouping import page_number
from einclusion.text.safe import escaped

FILE = "report.json"
"""Name of the file in the run folder."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The report as indented JSON; it is the same in every language."""
    ordered = msgspec.structs.replace(report, findings=sorted(report.findings, key=_place))
    return escaped(msgspec.json.format(msgspec.json.encode(ordered, order="deterministic"), indent=2).decode()) + "\n"


def _place(finding: Finding) -> tuple[int, str, str, str, str, str]:
    selector = finding.element.selector if finding.element else ""
    return page_number(finding.subject), finding.subject, finding.rule, finding.outcome, selector, finding.fingerprint
