"""A page that could not be tested is never a pass: not for the gate where it was asked for, and in no report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from junitparser import JUnitXml
from lxml import html

from einclusion.gate.verdict import Code, Gate, Weighed, verdict
from einclusion.model import Accepted, Finding, Outcome, Problem
from einclusion.run import Page, Report
from einclusion.summary import summarise
from reports.html import render as as_html
from reports.junit import render as as_junit
from tests import build
from tests.samples import full

LOST = Problem(key="refused", asked=True)
PASSED = build.finding("image-alt", Outcome.PASSED, "page:1")


def report(problem: Problem, *findings: Finding) -> Report:
    """A run with a page in order and one that could not be opened, beside these findings."""
    pages = [
        Page(number=1, address=f"{build.BASE}/"),
        Page(number=2, address=f"{build.BASE}/weg", problems=[problem]),
    ]
    run = msgspec.structs.replace(build.run(), pages=pages, walks=[], rules=["image-alt"])
    return Report(run=run, findings=[PASSED, *findings])


UNTESTED = build.finding("image-alt", Outcome.UNTESTED, "page:2", problem=LOST)
LINKED = msgspec.structs.replace(LOST, asked=False)
EACH = pytest.mark.parametrize("made", [report(LOST, UNTESTED), report(LINKED)], ids=["asked for", "linked"])


@pytest.mark.parametrize("gate", Gate)
def test_the_gate_stays_shut_where_it_was_asked_for(gate: Gate) -> None:
    made = report(LOST, UNTESTED)
    assert verdict(made.run, made.findings, gate).code == Code.UNTESTED


def test_accepting_does_not_help() -> None:
    made = report(LOST, UNTESTED)
    known = Weighed(accepted={UNTESTED.fingerprint: full(Accepted)})
    assert verdict(made.run, made.findings, Gate.NEW, known).code == Code.UNTESTED


@EACH
def test_the_summary_calls_it_untested(made: Report) -> None:
    rows = {row.page.number: row for row in summarise(made, build.rulebook()).pages}
    assert (rows[1].state, rows[2].state) == ("clear", "untested")


@EACH
def test_the_html_report_says_so(made: Report) -> None:
    tree: Any = html.fromstring(as_html(made, build.rulebook(), Path(), "en"))
    row = " ".join(tree.get_element_by_id("p2").text_content().split())
    assert "not tested" in row
    assert "nothing found" not in row
    assert "nothing found" in tree.get_element_by_id("p1").text_content()


@EACH
def test_junit_has_no_passing_case_for_it(made: Report) -> None:
    suites = list(JUnitXml.fromstring(as_junit(made, build.rulebook(), Path(), "en")))
    (suite,) = [one for one in suites if one.name.startswith("pages/weg")]
    cases = list(suite)
    assert cases
    assert all(case.result for case in cases)
