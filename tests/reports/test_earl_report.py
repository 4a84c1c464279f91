"""`--format earl`: JSON-LD that a reader which is not ours understands without network."""

from __future__ import annotations

import json
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rdflib import DCTERMS, Graph, Literal, Namespace, URIRef

from einclusion.model import Element, Finding, Outcome
from einclusion.run import Page, Report
from reports.earl import MOST, render
from tests import build

EARL = Namespace("http://www.w3.org/ns/earl#")


def _text(report: Report) -> str:
    return render(report, build.rulebook(), Path(), "en")


def _subjects(report: Report) -> dict[str, list[dict[str, Any]]]:
    return {subject["source"]: subject["assertions"] for subject in json.loads(_text(report))["@graph"]}


def test_rdflib_reads_it_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    graph = Graph().parse(data=_text(build.report()), format="json-ld")
    page = next(graph.subjects(DCTERMS.source, Literal("https://voorbeeldstad.example/aanvraag/1")))
    outcomes = {
        (str(graph.value(test, DCTERMS.title)), graph.value(result, EARL.outcome))
        for one in graph.subjects(EARL.subject, page)
        for test in graph.objects(one, EARL.test)
        for result in graph.objects(one, EARL.result)
    }
    assert ("image-alt", EARL.failed) in outcomes
    assert ("field-has-label", EARL.passed) in outcomes
    test = URIRef("urn:einclusion:rule:image-alt")
    assert graph.value(test, DCTERMS.isPartOf) == URIRef("https://www.w3.org/TR/WCAG22/#non-text-content")
    assert str(graph.value(test, DCTERMS.conformsTo)).endswith("/act/rules/23a2a8/")


def test_every_address_is_there_as_given_and_its_states_are_one() -> None:
    given = "https://x.example/A%20b?q=1&B=é#part"
    pages = [
        Page(number=1, address=given, viewport="1280x800"),
        Page(number=2, address=given, viewport="360x800"),
        Page(number=3, address="https://x.example/silent.svg"),
    ]
    findings = [build.finding("image-alt", Outcome.FAILED, f"page:{page}", f"#i{page}") for page in (1, 2)]
    run = msgspec.structs.replace(build.run(), pages=pages, walks=[])
    subjects = _subjects(Report(run=run, findings=findings))
    assert list(subjects) == [given, "https://x.example/silent.svg"]
    assert [one["result"]["pointer"] for one in subjects[given]] == ["#i1", "#i2"]
    assert subjects["https://x.example/silent.svg"] == []


def test_every_rule_and_outcome_has_an_assertion() -> None:
    subjects = _subjects(build.report())
    told = {
        (source, one["test"]["title"], one["result"]["outcome"].removeprefix("earl:"))
        for source, assertions in subjects.items()
        for one in assertions
    }
    addresses = {f"page:{page.number}": page.address for page in build.run().pages}
    assert told == {
        (addresses.get(one.subject, f"urn:einclusion:{one.subject}"), one.rule, one.outcome) for one in build.findings()
    }


def test_an_assertion_is_as_the_contract_says() -> None:
    first = _subjects(build.report())["https://voorbeeldstad.example/"][0]
    assert first == {
        "@type": "Assertion",
        "test": {
            "@type": "TestCase",
            "@id": "urn:einclusion:rule:image-alt",
            "title": "image-alt",
            "isPartOf": ["WCAG2:non-text-content"],
            "conformsTo": ["https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/"],
        },
        "mode": "earl:automatic",
        "result": {"@type": "TestResult", "outcome": "earl:failed", "pointer": "header > img.logo"},
    }


def test_rules_beyond_the_law_are_part_of_nothing() -> None:
    service = _subjects(build.report())["urn:einclusion:service"]
    assert [(one["test"]["isPartOf"], one["test"]["conformsTo"]) for one in service] == [([], [])]


def test_very_many_elements_are_folded() -> None:
    findings = [
        Finding(rule="image-alt", outcome=Outcome.FAILED, subject="page:1", element=Element(selector=f"#i{number}"))
        for number in range(250)
    ]
    report = msgspec.structs.replace(build.report(), findings=findings)
    counted = Counter("pointer" in one["result"] for one in _subjects(report)["https://voorbeeldstad.example/"])
    assert counted == {True: MOST, False: 1}
