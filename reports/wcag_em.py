"""WCAG-EM Report Tool JSON: an evaluation that people open in W3C's tool and finish; the context is inline.

A criterion is failed on a page where something failed. It is passed only where people judged it so; where a machine
found nothing, it is `cantTell`. What a machine can't know, such as who evaluates, is left empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from einclusion.model import Finding, Outcome
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.standards import criteria
from einclusion.summary import Summary, summarise
from einclusion.summary.grouping import page_number
from einclusion.text.safe import clean

from .criteria import by_requirement, outcome_of
from .openacr import method
from .plain import Plain, moment

FILE = "report.wcag-em.json"
"""Name of the file in the run folder."""

TEXT = 2_000
"""Characters of a description at most."""
LINES = 10
"""Faults that a description names."""
WEBSITE = "_:website"
STEPS = ("defineScope", "exploreTarget", "selectSample")
TYPES = {
    Outcome.FAILED: "Fail",
    Outcome.PASSED: "Pass",
    Outcome.CANT_TELL: "CannotTell",
    Outcome.UNTESTED: "NotTested",
}
_EM = {
    "Evaluation": "procedure",
    "defineScope": "step1",
    "scope": "step1a",
    "conformanceTarget": "step1b",
    "accessibilitySupportBaseline": "step1c",
    "additionalEvaluationRequirements": "step1d",
    "exploreTarget": "step2",
    "essentialFunctionality": "step2b",
    "pageTypeVariety": "step2c",
    "technologiesReliedUpon": "step2d",
    "selectSample": "step3",
    "structuredSample": "step3a",
    "randomSample": "step3b",
    "Website": "website",
    "Webpage": "webpage",
    "auditSample": "step4",
    "reportFindings": "step5",
    "documentSteps": "step5a",
    "commissioner": "commissioner",
    "evaluator": "evaluator",
    "evaluationSpecifics": "step5b",
}
_EARL = ("Assertion", "Assertor", "Software", "TestSubject", "TestRequirement", "TestResult", "OutcomeValue")
CONTEXT: dict[str, Any] = {
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "earl": "http://www.w3.org/ns/earl#",
    "dcterms": "http://purl.org/dc/terms/",
    "WAI": "http://www.w3.org/WAI/",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    **{term: f"wcagem:{name}" for term, name in _EM.items()},
    **{name: f"earl:{name}" for name in (*_EARL, *TYPES.values())},
    **{name: f"earl:{name}" for name in ("assertedBy", "mode", "result", "subject", "test", "outcome")},
    **{name: f"dcterms:{name}" for name in ("title", "description", "summary", "date")},
}
"""Terms of the tool's own files. `WCAG22` is none of them: the tool writes and reads `WCAG22:<criterion>` as it is."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The evaluation of a run, its texts in the language."""
    told = Plain(report, rulebook.rules, language)
    summary = summarise(report, rulebook)
    evaluation = {
        "@context": CONTEXT,
        "@type": "Evaluation",
        "@language": language,
        "defineScope": {"@id": "_:defineScope", **_scope(told)},
        "exploreTarget": {"@id": "_:exploreTarget", **_explored(summary, told)},
        "selectSample": {"@id": "_:selectSample", **_sample(told)},
        "auditSample": _assertions(report, rulebook, told),
        "reportFindings": {"@id": "_:reportFindings", **_findings(summary, told)},
    }
    return msgspec.json.format(msgspec.json.encode(evaluation), indent=2).decode() + "\n"


def _scope(told: Plain) -> dict[str, Any]:
    service = told.run.service
    return {
        "scope": {
            "@id": WEBSITE,
            "@type": ["TestSubject", "Website"],
            "title": told.service(),
            "description": "\n".join(clean(one, 200) for one in [service.owner, *service.start] if one),
        },
        "wcagVersion": "2.2",
        "conformanceTarget": "AA",
        "accessibilitySupportBaseline": "",
        "additionalEvaluationRequirements": "",
    }


def _explored(summary: Summary, told: Plain) -> dict[str, Any]:
    tasks = [told.sentence(walk.say or walk.journey) for walk in told.run.walks]
    kinds = [
        f"{told.say(f'report.slot-{slot}')}: {', '.join(map(str, pages)) or told.say('report.slot-missing')}"
        for slot, pages in summary.slots.items()
    ]
    return {
        "technologiesReliedUpon": [],
        "essentialFunctionality": "\n".join(tasks),
        "pageTypeVariety": "\n".join(kinds),
    }


def _sample(told: Plain) -> dict[str, list[dict[str, Any]]]:
    """Pages by address, its states together: those that chance chose, and all others."""
    samples: dict[str, list[dict[str, Any]]] = {"structuredSample": [], "randomSample": []}
    seen = set()
    for page in sorted(told.run.pages, key=lambda page: page.origin == "random"):
        address = _id(page.address)
        if address not in seen:
            seen.add(address)
            samples["randomSample" if page.origin == "random" else "structuredSample"].append(
                {
                    "@id": address,
                    "@type": ["TestSubject", "Webpage"],
                    "title": told.where(f"page:{page.number}"),
                    "description": address,
                }
            )
    return samples


def _id(address: str) -> str:
    """An address as an identifier: as it was given, save what none may hold."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")


def _assertions(report: Report, rulebook: Rulebook, told: Plain) -> list[dict[str, Any]]:
    found = by_requirement(report, rulebook.rules)
    ended = moment(report.run.ended)
    made = []
    for name, one in criteria().items():
        for subject, findings in _by_subject(found.get(name, []), told).items():
            outcome = outcome_of(findings, rulebook.rules)
            if outcome is Outcome.UNTESTED:
                continue
            made.append(
                {
                    "@type": "Assertion",
                    "assertedBy": {"@id": "_:einclusion", "@type": ["Assertor", "Software"], "title": "einclusion"},
                    "mode": {"@id": f"earl:{_mode(findings)}"},
                    "subject": {"@id": subject},
                    "test": {"@id": f"WCAG22:{one.anchor}", "@type": "TestRequirement"},
                    "result": {
                        "@type": "TestResult",
                        "outcome": {"@id": f"earl:{outcome}", "@type": ["OutcomeValue", TYPES[outcome]]},
                        "description": _described(outcome, findings, told),
                        **({"date": f"{ended:%Y-%m-%dT%H:%M:%SZ}"} if ended else {}),
                    },
                }
            )
    return made


def _by_subject(findings: Iterable[Finding], told: Plain) -> Mapping[str, list[Finding]]:
    """Findings by address of the page; those on journeys and the service are about the whole website."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        page = told.pages.get(page_number(finding.subject))
        found.setdefault(_id(page.address) if page else WEBSITE, []).append(finding)
    return found


def _mode(findings: Iterable[Finding]) -> str:
    modes = {finding.mode for finding in findings}
    return modes.pop() if len(modes) == 1 else "semiAuto"


def _described(outcome: Outcome, findings: list[Finding], told: Plain) -> str:
    named = [finding for finding in findings if finding.outcome is outcome]
    if outcome is Outcome.PASSED:
        return " ".join(dict.fromkeys(filter(None, (told.answers(finding.answers) for finding in named))))
    if outcome is not Outcome.FAILED and not any(finding.outcome is Outcome.CANT_TELL for finding in findings):
        rules = ", ".join(sorted({finding.rule for finding in named or findings}))
        return clean(f"{told.say('formats.for-people')} ({rules})", TEXT) if outcome is Outcome.CANT_TELL else ""
    lines = [
        f"{told.found(finding)} {clean(finding.element.selector, 200) if finding.element else ''}".rstrip()
        for finding in named[:LINES]
    ]
    if len(named) > LINES:
        lines.append(told.say("report.places-more", count=len(named) - LINES))
    return "\n".join(lines)


def _findings(summary: Summary, told: Plain) -> dict[str, Any]:
    ended = moment(told.run.ended or told.run.started)
    date = {"@type": "http://www.w3.org/TR/NOTE-datetime", "@value": f"{ended:%Y-%m-%dT%H:%M:%SZ}"} if ended else ""
    return {
        "documentSteps": [{"@id": f"_:{step}"} for step in STEPS],
        "commissioner": "",
        "date": date,
        "evaluator": "",
        "evaluationSpecifics": method(told),
        "summary": " ".join([*(told.statement(one) for one in summary.answer), told.say("report.caution")]),
        "title": "",
    }
