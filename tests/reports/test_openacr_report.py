"""`--format openacr`: valid by OpenACR's own schema, and no level that testing does not show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml

from einclusion.model import LANGUAGES, Finding, Outcome, Rule
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.standards import criteria
from reports.openacr import CATALOG, render
from tests import build
from tests.reports import hostile, npm
from tests.reports.test_markdown_report import live

PACKAGE = "@openacr/openacr@0.3.5"
LEVELS = {"", "partially-supports", "does-not-support", "not-evaluated"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Schema and catalogues of the OpenACR project, from npm."""
    return npm.fetched(PACKAGE, tmp_path_factory.mktemp("npm"), (".json", "en.yaml"))


def _read(report: Report, language: str = "en", rulebook: Rulebook | None = None) -> Any:
    return yaml.safe_load(render(report, rulebook or build.rulebook(), Path(), language))


def _rows(read: Any) -> dict[str, tuple[str, str, str, str]]:
    """Chapter, component, level and notes by number."""
    return {
        row["num"]: (chapter, one["name"], one["adherence"]["level"], one["adherence"].get("notes", ""))
        for chapter, held in read["chapters"].items()
        for row in held["criteria"]
        for one in row["components"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_openacrs_schema_accepts_it(package: dict[str, bytes], language: str) -> None:
    schema = json.loads(package["package/schema/openacr-0.1.0.json"])
    for report in (build.report(), hostile.report()):
        jsonschema.validate(_read(report, language), schema)


def test_chapters_numbers_and_components_are_those_of_a_catalogue(package: dict[str, bytes]) -> None:
    catalogue = yaml.safe_load(package["package/catalog/2.4-edition-wcag-2.1-508-en.yaml"])
    known = {
        (chapter["id"], one["id"], component)
        for chapter in catalogue["chapters"]
        if chapter["id"].startswith("success")
        for one in chapter["criteria"]
        for component in one["components"]
    }
    rows = {(chapter, num, component) for num, (chapter, component, *_) in _rows(_read(build.report())).items()}
    added = {name.removeprefix("wcag-") for name, one in criteria().items() if one.since == "2.2"}
    mine = {row for row in rows if row[0].startswith("success") and row[1] not in added}
    assert mine == {row for row in known if row[2] == "web"}
    terms = {term["id"] for term in catalogue["terms"]}
    assert terms | {""} >= LEVELS


def test_only_what_testing_shows_has_a_level() -> None:
    read = _read(build.report())
    rows = _rows(read)
    assert read["catalog"] == CATALOG
    assert rows["1.1.1"][2] == "does-not-support", "on five of the six pages looked at"
    assert rows["1.4.3"][2] == "partially-supports"
    assert rows["1.2.1"][2:] == ("", "The automated test did not look at this. A person must judge it.")
    assert rows["1.4.6"][2] == "not-evaluated"
    assert {row[2] for row in rows.values()} == LEVELS
    assert rows["4.1.2"][3] == "The field “`Nummerplaat`” has no label. (1 place)"


def test_nothing_found_is_left_to_people() -> None:
    passed = [build.finding("field-has-label", Outcome.PASSED, "page:1")]
    row = _rows(_read(Report(run=build.run(), findings=passed)))["4.1.2"]
    assert row[2] == ""
    assert row[3].startswith("The automated test found no fault here. That proves nothing")


def test_people_whom_barriers_exclude_are_named() -> None:
    chapter, component, level, notes = _rows(_read(build.report()))["4.2.1"]
    assert (chapter, component, level) == ("en_301_549_functional_performance", "none", "")
    assert notes.startswith("The test found barriers for these people under WCAG 1.1.1, WCAG 1.3.1, WCAG 4.1.2.")


def test_clauses_beyond_wcag_stand_in_their_chapter() -> None:
    known = build.rulebook().rules["phone-line-named"]
    rule: Rule = msgspec.structs.replace(known, id="help", requirements=["en-301-549-12.2.3", "en-301-549-10"])
    failed = Finding(rule="help", outcome=Outcome.FAILED, subject="service", message="failed")
    rows = _rows(_read(Report(run=build.run(), findings=[failed]), rulebook=Rulebook({"help": rule}, {})))
    assert rows["12.2.3"][:3] == ("en_301_549_documentation_and_support_services", "none", "does-not-support")
    assert "10" not in rows


def test_who_writes_it_is_left_to_people() -> None:
    read = _read(build.report())
    assert read["author"] == {"name": "", "company_name": "", "email": ""}
    assert "license" not in read


def test_hostile_pages_are_quoted_as_code() -> None:
    notes = [row[3] for row in _rows(_read(hostile.report())).values()]
    assert any("alert(1)" in note for note in notes)
    assert [found for note in notes for found in live(note)] == []
