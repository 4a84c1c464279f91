"""`--format wcag-em`: read the way W3C's report tool reads a file, by a JSON-LD processor that is not ours, offline."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyld import jsonld
from rdflib import Graph, Namespace, URIRef

from einclusion.model import LANGUAGES, Outcome
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from reports.wcag_em import CONTEXT, render
from tests import build
from tests.reports import hostile

EARL = Namespace("http://www.w3.org/ns/earl#")
TOOL: dict[str, Any] = {
    **{name: value for name, value in CONTEXT.items() if name not in ("TestRequirement", "Assertor", "Software")},
    "step1b": {"@id": "wcagem:step1b", "@type": "@id"},
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "source": {"@id": "dcterms:source", "@type": "@id"},
    "id": "@id",
    "type": "@type",
    "language": "@language",
}
"""Terms by which the tool frames what it opens."""


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def _text(report: Report, language: str = "en") -> str:
    return render(report, build.rulebook(), Path(), language)


def _framed(text: str, kind: str) -> list[dict[str, Any]]:
    framed = jsonld.frame(jsonld.expand(json.loads(text)), {"@context": TOOL, "@type": kind})
    return framed.get("@graph") or [framed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tool_finds_scope_sample_and_findings(language: str) -> None:
    [evaluation] = _framed(_text(build.report(), language), "Evaluation")
    assert evaluation["language"] == language
    scope = evaluation["defineScope"]
    assert (scope["wcagVersion"], scope["conformanceTarget"]) == ("2.2", "AA")
    assert scope["scope"]["description"] == "Stad Voorbeeldstad\nhttps://voorbeeldstad.example/"
    sample = evaluation["selectSample"]["structuredSample"]
    assert [page["id"] for page in sample] == [page.address for page in build.run().pages[:-1]]
    chance = evaluation["selectSample"]["randomSample"]
    assert chance["id"] == build.run().pages[-1].address, "one page stands for itself when it is framed"
    assert all(page["description"] == page["id"] for page in sample), "the tool takes the identifier from there"
    assert evaluation["reportFindings"]["date"]["@value"] == "2025-11-22T12:41:30Z"


def test_what_a_machine_cannot_know_is_left_to_people() -> None:
    [evaluation] = _framed(_text(build.report()), "Evaluation")
    findings, scope = evaluation["reportFindings"], evaluation["defineScope"]
    assert (findings["commissioner"], findings["evaluator"], scope["accessibilitySupportBaseline"]) == ("", "", "")
    assert "never proves" in findings["evaluationSpecifics"]


def _outcomes(report: Report) -> dict[tuple[str, str], str]:
    return {
        (one["subject"]["id"].removeprefix(build.BASE), one["test"]["id"]): one["result"]["outcome"]["id"]
        for one in _framed(_text(report), "Assertion")
    }


def test_no_criterion_is_passed_by_a_machine() -> None:
    outcomes = _outcomes(build.report())
    assert outcomes["/aanvraag/2", "WCAG22:name-role-value"] == "earl:failed"
    assert outcomes["/aanvraag/1", "WCAG22:name-role-value"] == "earl:cantTell"
    assert ("/aanvraag/2", "WCAG22:contrast-minimum") not in outcomes
    assert set(outcomes.values()) == {"earl:failed", "earl:cantTell"}


def test_people_may_pass_a_criterion_where_they_were_asked_about_all_of_it() -> None:
    passed = build.finding("field-has-label", Outcome.PASSED, "page:1", answers={"yes": 2})
    judged = msgspec.structs.replace(passed, mode="manual")
    report = Report(run=build.run(), findings=[judged])
    assert set(_outcomes(report).values()) == {"earl:cantTell"}
    rules = {name: msgspec.structs.replace(rule, engine="person") for name, rule in build.rulebook().rules.items()}
    text = render(report, Rulebook(rules, {}), Path(), "en")
    found = [one for one in json.loads(text)["auditSample"] if one["result"]["outcome"]["@id"] == "earl:passed"]
    assert {one["mode"]["@id"] for one in found} == {"earl:manual"}
    assert {one["result"]["description"] for one in found} == {"(People answered: yes 2, no 0, don’t know 0.)"}


def test_each_assertion_tells_what_where_and_by_whom() -> None:
    found = _framed(_text(build.report()), "Assertion")
    one = next(one for one in found if one["subject"]["id"].endswith("/2") and one["test"]["id"].endswith("role-value"))
    assert one["subject"]["title"] == "Page 3: Uw voertuig"
    assert one["assertedBy"]["title"] == "einclusion"
    assert one["result"]["description"] == "The field “Nummerplaat” has no label. #plate"
    assert one["result"]["date"] == "2025-11-22T12:41:30Z"


def test_rdflib_reads_it() -> None:
    graph = Graph().parse(data=_text(build.report()), format="json-ld")
    results = list(graph.subjects(EARL.outcome, EARL.failed))
    failed = {graph.value(graph.value(None, EARL.result, result), EARL.test) for result in results}
    assert failed == {
        URIRef(f"WCAG22:{name}")
        for name in ("non-text-content", "contrast-minimum", "info-and-relationships", "name-role-value")
    }


def test_a_hostile_run_can_be_opened() -> None:
    text = _text(hostile.report())
    [evaluation] = _framed(text, "Evaluation")
    page = evaluation["selectSample"]["structuredSample"]
    assert len(page["title"]) < 200
    assert not set('<>"{}|\\^` ') & set(page["id"])
    assert len(Graph().parse(data=text, format="json-ld")) > 50
