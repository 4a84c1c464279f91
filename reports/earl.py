"""EARL 1.0 as JSON-LD, as W3C collects it in reports of ACT implementations; the context is inline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from einclusion.model import Finding, Outcome, Rule
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.standards import requirement
from einclusion.summary.grouping import page_number
from einclusion.text.safe import escaped

FILE = "report.earl.jsonld"
"""Name of the file in the run folder."""

ACT_RULES = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
MOST = 100
"""Elements of one rule, outcome and subject that get an assertion each; one more stands for the rest."""
CONTEXT: dict[str, Any] = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "WCAG2": "https://www.w3.org/TR/WCAG22/#",
    "dct": "http://purl.org/dc/terms/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "source": "dct:source",
    "assertions": {"@reverse": "subject"},
    "test": {"@type": "@id"},
    "mode": {"@type": "@id"},
    "outcome": {"@type": "@id"},
    "pointer": {"@id": "ptr:expression"},
    "title": "dct:title",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
}
_POINTED = (Outcome.FAILED, Outcome.CANT_TELL)


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """A TestSubject for each given address, then for each journey and the service; the same in every language."""
    subjects = [
        {"@type": "TestSubject", "source": source, "assertions": list(_assertions(findings, rulebook.rules))}
        for source, findings in _subjects(report).items()
    ]
    graph = {"@context": CONTEXT, "@graph": subjects}
    return escaped(msgspec.json.format(msgspec.json.encode(graph), indent=2).decode()) + "\n"


def _subjects(report: Report) -> dict[str, list[Finding]]:
    """Findings by what they are about: the states of one address together, addresses without findings included."""
    addresses = {page.number: page.address for page in report.run.pages}
    found: dict[str, list[Finding]] = {address: [] for address in addresses.values()}
    for finding in report.findings:
        address = addresses.get(page_number(finding.subject))
        found.setdefault(address if address is not None else f"urn:einclusion:{finding.subject}", []).append(finding)
    return found


def _assertions(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Iterable[dict[str, Any]]:
    grouped: dict[tuple[str, Outcome, str], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((finding.rule, finding.outcome, finding.mode), []).append(finding)
    for (name, outcome, mode), same in grouped.items():
        test = _test(name, rules.get(name))
        for pointer in _pointers(outcome, same):
            yield {
                "@type": "Assertion",
                "test": test,
                "mode": f"earl:{mode}",
                "result": {
                    "@type": "TestResult",
                    "outcome": f"earl:{outcome}",
                    **({"pointer": pointer} if pointer else {}),
                },
            }


def _pointers(outcome: Outcome, findings: list[Finding]) -> list[str]:
    """Distinct selectors, each for an assertion of its own; an empty one for the whole subject or what is folded."""
    if outcome not in _POINTED:
        return [""]
    selectors = list(dict.fromkeys(finding.element.selector if finding.element else "" for finding in findings))
    return selectors if len(selectors) <= MOST else [*selectors[:MOST], ""]


def _test(name: str, rule: Rule | None) -> dict[str, Any]:
    return {
        "@type": "TestCase",
        "@id": f"urn:einclusion:rule:{name}",
        "title": name,
        "isPartOf": _criteria(rule.requirements) if rule else [],
        "conformsTo": [f"{ACT_RULES}{act}/" for act in rule.act] if rule else [],
    }


def _criteria(requirements: Iterable[str]) -> list[str]:
    anchors = [requirement(name).anchor for name in requirements if name.startswith("wcag-")]
    return [f"WCAG2:{anchor}" for anchor in anchors if anchor]
