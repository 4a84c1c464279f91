"""JUnit XML: each page, each journey and the service is a suite, each rule a case; what was not tested is no pass."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

from einclusion.model import Finding, Outcome, Problem
from einclusion.rulebook import Rulebook
from einclusion.run import Page, Report, Walk
from einclusion.summary import WORST
from einclusion.summary.grouping import page_number
from einclusion.text.safe import clean

from .places import path_of
from .plain import Plain, moment

FILE = "report.junit.xml"
"""Name of the file in the run folder."""

PLACES = 50
"""Places that a failure lists."""
KINDS = ("failure", "error", "skipped")


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> bytes:
    """The suites of a run, in the order of its pages, then journeys and the service."""
    told = Plain(report, rulebook.rules, language)
    root = ET.Element("testsuites", name="einclusion")
    for subject, findings in _subjects(report).items():
        root.append(_suite(subject, findings, told))
    if report.run.problems:
        root.append(_counted(_named("run", told), [_trouble(problem, "run", told) for problem in report.run.problems]))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    started, ended = moment(report.run.started), moment(report.run.ended)
    if started and ended:
        root.set("time", f"{max((ended - started).total_seconds(), 0):.3f}")
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _subjects(report: Report) -> dict[str, list[Finding]]:
    """Findings by what they are about: every page and journey of the run, whether or not it has findings."""
    found: dict[str, list[Finding]] = {f"page:{page.number}": [] for page in report.run.pages}
    found |= {f"journey:{walk.journey}": [] for walk in report.run.walks}
    for finding in report.findings:
        found.setdefault(finding.subject, []).append(finding)
    return found


def _suite(subject: str, findings: Iterable[Finding], told: Plain) -> ET.Element:
    page = told.pages.get(page_number(subject))
    walk = next((walk for walk in told.run.walks if subject == f"journey:{walk.journey}"), None)
    path = path_of(subject, told.pages)
    suite = _named(path + _state(page), told)
    if page:
        properties = ET.SubElement(suite, "properties")
        for name, value in (("address", told.address(subject)), ("title", clean(page.title, 100))):
            ET.SubElement(properties, "property", name=name, value=value)
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, []).append(finding)
    cases = [_trouble(problem, path, told) for problem in (page.problems if page else [])]
    cases += _steps(walk, path, told) if walk else []
    cases += [_case(name, path, same, told) for name, same in sorted(rules.items())]
    return _counted(suite, cases)


def _state(page: Page | None) -> str:
    """What tells the states of one address apart."""
    if page is None:
        return ""
    step = f"{page.journey} {page.step}" if page.journey else ""
    shown = ", ".join(filter(None, (step, page.viewport)))
    return f" ({clean(shown, 80)})" if shown else ""


def _named(name: str, told: Plain) -> ET.Element:
    suite = ET.Element("testsuite", name=name)
    started = moment(told.run.started)
    if started:
        suite.set("timestamp", f"{started:%Y-%m-%dT%H:%M:%S}")
    return suite


def _counted(suite: ET.Element, cases: list[ET.Element]) -> ET.Element:
    suite.extend(cases)
    counts = [sum(case.find(kind) is not None for case in cases) for kind in KINDS]
    for name, count in zip(("tests", "failures", "errors", "skipped"), (len(cases), *counts), strict=True):
        suite.set(name, str(count))
    return suite


def _result(case: ET.Element, kind: str, type_: str, said: str, lines: Iterable[str] = ()) -> ET.Element:
    ET.SubElement(case, kind, message=said, type=type_).text = "\n".join(lines) or None
    return case


def _trouble(problem: Problem, path: str, told: Plain) -> ET.Element:
    """Something that could not be tested: an error where it was asked for, else skipped."""
    key = clean(problem.key, 60)
    case = ET.Element("testcase", classname=path, name=f"visit: {key}")
    return _result(case, "error" if problem.asked else "skipped", key, told.trouble(problem))


def _steps(walk: Walk, path: str, told: Plain) -> Iterator[ET.Element]:
    for number, step in enumerate(walk.steps, 1):
        name = f"{number:02}: {told.sentence(step.say) or clean(step.action, 100)}"
        case = ET.Element("testcase", classname=path, name=name)
        if step.state == "failed":
            _result(case, "error", "step", told.trouble(step.problem))
        elif step.state == "untested":
            reason = told.trouble(step.problem) if step.problem else told.say("formats.step-not-reached")
            _result(case, "skipped", "untested", reason)
        yield case


def _case(name: str, path: str, findings: list[Finding], told: Plain) -> ET.Element:
    """A rule on a subject, with the worst that came out."""
    case = ET.Element("testcase", classname=path, name=f"{clean(name, 80)}: {told.title(name)}")
    worst = min((finding.outcome for finding in findings), key=WORST.index)
    same = [finding for finding in findings if finding.outcome is worst]
    if worst is Outcome.FAILED:
        new = [finding for finding in same if finding.fingerprint not in told.report.accepted]
        return _failed(case, new, told) if new else _result(case, "skipped", "accepted", _explained(same, told))
    if worst is Outcome.CANT_TELL:
        said = " ".join(filter(None, (told.question(name), told.answers(same[0].answers))))
        return _result(case, "skipped", worst, told.say("formats.question", question=said))
    if worst is Outcome.UNTESTED:
        problem = same[0].problem
        broken = problem is not None and (problem.asked or problem.key == "check-failed")
        return _result(case, "error" if broken else "skipped", worst, told.trouble(problem))
    if worst is Outcome.INAPPLICABLE:
        return _result(case, "skipped", worst, told.say("report.rules-inapplicable"))
    return case


def _explained(findings: Iterable[Finding], told: Plain) -> str:
    return " ".join(dict.fromkeys(told.explained(finding.fingerprint) for finding in findings))


def _failed(case: ET.Element, findings: list[Finding], told: Plain) -> ET.Element:
    rule = told.rules.get(findings[0].rule)
    lines = [_place(finding, told) for finding in findings[:PLACES]]
    if len(findings) > PLACES:
        lines.append(told.say("report.places-more", count=len(findings) - PLACES))
    if rule:
        lines.append(told.labelled(told.say("report.fix"), told.said(rule.fix)))
    count = sum(finding.count for finding in findings)
    said = f"{told.found(findings[0])} ({told.say('report.n-places', count=count)})"
    return _result(case, "failure", findings[0].weight or "failed", said, lines)


def _place(finding: Finding, told: Plain) -> str:
    element = finding.element
    where = [clean(element.selector, 200), clean(element.html, 200)] if element else []
    said = (told.found(finding), *where, told.remedy(finding.remedy), told.explained(finding.fingerprint))
    return " – ".join(filter(None, said))
